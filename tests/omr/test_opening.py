"""Pages come out of every kind of file as they lie in it, and no page is lost."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import pikepdf
import pypdfium2  # type: ignore[import-untyped]
import pytest
from PIL import Image, ImageOps

from tests.omr.scans import (
    Grey,
    alike,
    bilevel,
    dct,
    flate,
    image,
    paper,
    pdf_of,
    put,
    saved,
)
from tinnhiem.core.scanning.opening_fault import OpeningFault
from tinnhiem.omr.finding import ScanFile
from tinnhiem.omr.leaf import Leaf, LeafKind
from tinnhiem.omr.limits import LIMITS
from tinnhiem.omr.opening import pictures_in
from tinnhiem.omr.opening_file import leaves_of
from tinnhiem.omr.pictures import Picture, Unopened
from tinnhiem.omr.unpacking import picture_of

PAGE = paper()
BITS = bilevel(PAGE)
PACKED = np.packbits(np.asarray(BITS), axis=1)
WHITE_FIRST = [pikepdf.Name.Indexed, pikepdf.Name.DeviceRGB, 1]


def leaves(path: Path) -> list[Leaf]:
    scan = ScanFile(name=path.name, path=path, may_be_link=True)
    found = [one for one in leaves_of(scan, limits=LIMITS) if not isinstance(one, int)]
    assert all(isinstance(one, Leaf) for one in found), found
    return [one for one in found if isinstance(one, Leaf)]


def only(path: Path) -> tuple[Leaf, Picture]:
    (leaf,) = leaves(path)
    return leaf, picture_of(leaf, limits=LIMITS)


PLAIN: dict[str, Callable[[], bytes]] = {
    "a.jpg": lambda: saved(PAGE, "JPEG", quality=90),
    "colour.jpg": lambda: saved(Image.fromarray(PAGE).convert("RGB"), "JPEG"),
    "progressive.jpg": lambda: saved(PAGE, "JPEG", progressive=True),
    "a.png": lambda: saved(PAGE, "PNG"),
    "seen-through.png": lambda: saved(Image.fromarray(PAGE).convert("RGBA"), "PNG"),
    "deep.png": lambda: saved(Image.fromarray(PAGE.astype(np.uint16) * 257), "PNG"),
    "lzw.tif": lambda: saved(PAGE, "TIFF", compression="tiff_lzw"),
    "deflate.tif": lambda: saved(PAGE, "TIFF", compression="tiff_adobe_deflate"),
    "jpeg.tif": lambda: saved(
        Image.fromarray(PAGE).convert("RGB"), "TIFF", compression="jpeg"
    ),
    "packbits.tif": lambda: saved(PAGE, "TIFF", compression="packbits"),
    "plain.tif": lambda: saved(PAGE, "TIFF"),
    "deep.tif": lambda: saved(Image.fromarray(PAGE.astype(np.uint16) * 257), "TIFF"),
    "dct.pdf": lambda: pdf_of(lambda pdf: dct(pdf, saved(PAGE, "JPEG"), PAGE)),
    "flate.pdf": lambda: pdf_of(lambda pdf: flate(pdf, PAGE)),
    "colour.pdf": lambda: pdf_of(
        lambda pdf: flate(pdf, np.dstack([PAGE] * 3), ColorSpace=pikepdf.Name.DeviceRGB)
    ),
    "pillow.pdf": lambda: saved(PAGE, "PDF"),
}


@pytest.mark.parametrize("name", PLAIN)
def test_a_grey_page_comes_out_as_it_went_in(tmp_path: Path, name: str) -> None:
    leaf, picture = only(put(tmp_path, name, PLAIN[name]()))

    assert leaf.kind is not LeafKind.PDF, "nothing needs to be drawn"
    assert picture.grey.shape == PAGE.shape
    assert not picture.is_bilevel
    assert np.abs(picture.grey.astype(int) - PAGE).mean() < 3


ONE_BIT: dict[str, Callable[[], bytes]] = {
    "g4.tif": lambda: saved(BITS, "TIFF", compression="group4"),
    "g3.tif": lambda: saved(BITS, "TIFF", compression="group3"),
    "lzw.tif": lambda: saved(BITS, "TIFF", compression="tiff_lzw"),
    "one.png": lambda: saved(BITS, "PNG"),
    "g4.pdf": lambda: saved(BITS, "PDF"),
    "flate.pdf": lambda: pdf_of(
        lambda pdf: flate(pdf, PACKED, Width=PAGE.shape[1], BitsPerComponent=1)
    ),
    "decode.pdf": lambda: pdf_of(
        lambda pdf: flate(
            pdf,
            ~PACKED,
            Width=PAGE.shape[1],
            BitsPerComponent=1,
            Decode=pikepdf.Array([1, 0]),
        )
    ),
    "palette.pdf": lambda: pdf_of(
        lambda pdf: flate(
            pdf,
            ~PACKED,
            Width=PAGE.shape[1],
            BitsPerComponent=1,
            ColorSpace=pikepdf.Array(
                [*WHITE_FIRST, pikepdf.String(b"\xff\xff\xff\x00\x00\x00")]
            ),
        )
    ),
}


@pytest.mark.parametrize("name", ONE_BIT)
def test_a_page_of_one_bit_is_black_on_white_and_says_so(
    tmp_path: Path, name: str
) -> None:
    _, picture = only(put(tmp_path, name, ONE_BIT[name]()))

    assert picture.is_bilevel
    assert np.array_equal(picture.grey, np.asarray(BITS.convert("L")))


def fax(pdf: pikepdf.Pdf, *, black_is_1: bool) -> pikepdf.Stream:
    one_strip = {278: PAGE.shape[0], 262: 0}
    codes = saved(BITS, "TIFF", compression="group4", tiffinfo=one_strip)
    with Image.open(BytesIO(codes)) as found:
        tags: Any = found.tag_v2  # type: ignore[attr-defined]
        (start,), (length,) = tags[273], tags[279]
        is_white_first = tags[262] == 0
    settings = pikepdf.Dictionary(
        K=-1, Columns=PAGE.shape[1], Rows=PAGE.shape[0], BlackIs1=black_is_1
    )
    return image(
        pdf,
        codes[start : start + length],
        {
            "/Width": PAGE.shape[1],
            "/Height": PAGE.shape[0],
            "/BitsPerComponent": 1,
            "/Filter": pikepdf.Name.CCITTFaxDecode,
            "/DecodeParms": settings,
            "/Decode": pikepdf.Array(
                [1, 0] if black_is_1 == is_white_first else [0, 1]
            ),
        },
    )


@pytest.mark.parametrize("black_is_1", [False, True])
def test_fax_codes_in_a_pdf_are_black_where_the_pdf_says(
    tmp_path: Path, black_is_1: bool
) -> None:
    content = pdf_of(lambda pdf: fax(pdf, black_is_1=black_is_1))

    leaf, picture = only(put(tmp_path, "fax.pdf", content))

    assert leaf.kind is LeafKind.TIFF
    assert alike(picture.grey, drawn(content)) < 2
    assert np.array_equal(picture.grey, np.asarray(BITS.convert("L")))


def drawn(content: bytes) -> Grey:
    """Draw the first page as a viewer does: what a person sees of the file."""
    with pypdfium2.PdfDocument(content) as document:
        bitmap = document[0].render(scale=100 / 72, grayscale=True)
        return np.array(bitmap.to_numpy(), np.uint8).reshape(
            bitmap.height, bitmap.width
        )


PLACINGS = {
    "upright": b"q 595 0 0 842 0 0 cm /Im Do Q",
    "upside down": b"q -595 0 0 -842 595 842 cm /Im Do Q",
    "a quarter clockwise": b"q 0 -842 595 0 0 842 cm /Im Do Q",
    "a quarter back": b"q 0 842 -595 0 595 0 cm /Im Do Q",
    "mirrored": b"q -595 0 0 842 595 0 cm /Im Do Q",
    "mirrored upside down": b"q 595 0 0 -842 0 842 cm /Im Do Q",
    "mirrored along a diagonal": b"q 0 842 595 0 0 0 cm /Im Do Q",
    "mirrored along the other": b"q 0 -842 -595 0 595 842 cm /Im Do Q",
    "moved in two steps": b"q 1 0 0 1 0 842 cm q 595 0 0 -842 0 0 cm /Im Do Q Q",
}


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
@pytest.mark.parametrize("placing", PLACINGS)
def test_a_page_lies_as_a_viewer_shows_it(
    tmp_path: Path, placing: str, rotate: int
) -> None:
    content = pdf_of(
        lambda pdf: flate(pdf, PAGE), content=PLACINGS[placing], rotate=rotate
    )

    leaf, picture = only(put(tmp_path, "a.pdf", content))

    assert leaf.kind is LeafKind.FLATE
    assert alike(picture.grey, drawn(content)) < 3


DRAWN: dict[str, dict[str, Any]] = {
    "an image with a margin": {"content": b"q 400 0 0 600 50 50 cm /Im Do Q"},
    "an image cut off": {"content": b"q 800 0 0 1100 -50 -50 cm /Im Do Q"},
    "an image lying askew": {"content": b"q 594 20 -20 841 10 0 cm /Im Do Q"},
    "the image twice": {
        "content": b"q 595 0 0 842 0 0 cm /Im Do Q q 90 0 0 90 9 9 cm /Im Do Q"
    },
    "a line over the image": {
        "content": b"q 595 0 0 842 0 0 cm /Im Do Q 10 w 0 0 m 500 500 l S"
    },
    "a clip that hides the lower half": {
        "content": b"q 0 421 595 421 re W n 595 0 0 842 0 0 cm /Im Do Q"
    },
    "a smaller crop box": {"page": {"/CropBox": pikepdf.Array([0, 0, 400, 500])}},
    "text that is seen": {
        "content": b"q 595 0 0 842 0 0 cm /Im Do Q BT 0 Tr 9 9 Td (abc) Tj ET"
    },
}


@pytest.mark.parametrize("case", DRAWN)
def test_what_is_more_or_less_than_one_image_is_drawn(
    tmp_path: Path, case: str
) -> None:
    content = pdf_of(lambda pdf: flate(pdf, PAGE), **DRAWN[case])

    leaf, picture = only(put(tmp_path, "a.pdf", content))

    assert leaf.kind is LeafKind.PDF
    assert leaf.dpi == 200
    assert alike(picture.grey, drawn(content)) < 3


def test_recognised_text_that_nobody_sees_changes_nothing(tmp_path: Path) -> None:
    words = b" BT 3 Tr /F1 12 Tf 1 0 0 1 90 90 Tm (Nguyen) Tj ET"
    content = pdf_of(
        lambda pdf: flate(pdf, PAGE),
        content=b"0 0 595 842 re W n " + b"q 595 0 0 842 0 0 cm /Im Do Q" + words,
    )

    leaf, _ = only(put(tmp_path, "searchable.pdf", content))

    assert leaf.kind is LeafKind.FLATE


def test_what_we_do_not_unpack_is_drawn_at_its_own_resolution(tmp_path: Path) -> None:
    packed = saved(PAGE, "JPEG2000")
    content = pdf_of(
        lambda pdf: image(
            pdf,
            packed,
            {
                "/Width": PAGE.shape[1],
                "/Height": PAGE.shape[0],
                "/Filter": pikepdf.Name.JPXDecode,
            },
        )
    )

    leaf, picture = only(put(tmp_path, "a.pdf", content))

    assert leaf.kind is LeafKind.PDF
    assert leaf.dpi == pytest.approx(100, rel=0.01)
    assert alike(picture.grey, PAGE) < 2


@pytest.mark.parametrize("held", range(1, 9))
def test_a_photo_lies_as_its_camera_says(tmp_path: Path, held: int) -> None:
    noted = Image.Exif()
    noted[0x0112] = held
    jpeg = saved(PAGE, "JPEG", exif=noted)

    _, picture = only(put(tmp_path, "a.jpg", jpeg))

    with Image.open(tmp_path / "a.jpg") as photo:
        seen = np.asarray(ImageOps.exif_transpose(photo))
    assert picture.grey.shape == seen.shape
    assert alike(picture.grey, seen) < 1


def test_a_coarse_fax_gets_square_pixels(tmp_path: Path) -> None:
    coarse = Image.fromarray(PAGE[::2]).convert("1")
    content = saved(coarse, "TIFF", compression="group4", dpi=(100, 50))

    _, picture = only(put(tmp_path, "fax.tif", content))

    assert (
        picture.grey.shape == PAGE.shape
        or abs(picture.grey.shape[0] - PAGE.shape[0]) <= 1
    )


def test_all_pages_of_a_tiff_come_in_their_order(tmp_path: Path) -> None:
    pages = [bilevel(paper(text=str(number))) for number in range(5)]
    content = saved(
        pages[0], "TIFF", compression="group4", save_all=True, append_images=pages[1:]
    )

    found = leaves(put(tmp_path, "a.tif", content))

    assert [leaf.page for leaf in found] == [1, 2, 3, 4, 5]
    for leaf, page in zip(found, pages, strict=True):
        grey = picture_of(leaf, limits=LIMITS).grey
        assert np.array_equal(grey, np.asarray(page.convert("L")))


def test_the_same_scan_has_one_digest_wherever_it_lies(tmp_path: Path) -> None:
    jpeg = saved(PAGE, "JPEG")
    other = saved(paper(seed=2), "JPEG")
    first = pdf_of(lambda pdf: dct(pdf, jpeg, PAGE))

    digests = [
        only(put(tmp_path, name, content))[0].digest
        for name, content in [
            ("a.jpg", jpeg),
            ("copy.jpeg", jpeg),
            ("in a pdf.pdf", first),
            ("other.jpg", other),
        ]
    ]

    assert digests[0] == digests[1] == digests[2]
    assert digests[3] != digests[0]


def test_a_folder_is_read_in_the_order_of_its_numbers(tmp_path: Path) -> None:
    (tmp_path / "lo 2").mkdir()
    for name in ["trang 10.jpg", "trang 2.jpg", "Trang 1.jpg", "lo 2/1.jpg"]:
        put(tmp_path, name, saved(PAGE, "JPEG"))
    for name in [".DS_Store", "Thumbs.db", "phieu.json"]:
        put(tmp_path, name, b"x")

    found = list(pictures_in([tmp_path]))

    assert [Path(one.file).relative_to(tmp_path).as_posix() for one in found] == [
        "lo 2/1.jpg",
        "Trang 1.jpg",
        "trang 2.jpg",
        "trang 10.jpg",
    ]
    assert all(isinstance(one, Picture) for one in found)


def test_a_broken_page_stops_none_of_the_others(tmp_path: Path) -> None:
    whole = saved(PAGE, "JPEG")
    made = iter([whole, whole[: len(whole) // 2], whole])
    content = pdf_of(lambda pdf: dct(pdf, next(made), PAGE), pages=3)

    found = list(pictures_in([put(tmp_path, "a.pdf", content)]))

    assert [one.page for one in found] == [1, 2, 3]
    assert isinstance(found[0], Picture)
    assert isinstance(found[2], Picture)
    assert isinstance(found[1], Unopened)
    assert found[1].reason is OpeningFault.DAMAGED
