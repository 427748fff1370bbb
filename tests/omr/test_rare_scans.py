"""Ways of storing a scan that are rare, and still somebody's copier has them."""

import struct
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import pikepdf
import pytest
from PIL import Image

from tests.omr.scans import A4, alike, bilevel, image, paper, pdf_of, put, saved
from tests.omr.test_opening import drawn, leaves, only
from tinnhiem.omr.leaf import LeafKind
from tinnhiem.omr.limits import LIMITS
from tinnhiem.omr.unpacking import picture_of

PAGE = paper()
BITS = bilevel(PAGE)
HEIGHT, WIDTH = PAGE.shape


def g4_codes() -> bytes:
    """Return the fax codes of the page, in one strip, black as ones."""
    content = saved(BITS, "TIFF", compression="group4", tiffinfo={278: HEIGHT, 262: 0})
    with Image.open(BytesIO(content)) as found:
        tags: Any = found.tag_v2  # type: ignore[attr-defined]
        (start,), (length,) = tags[273], tags[279]
    return content[start : start + length]


def jbig2() -> bytes:
    """Return the page as JBIG2 embedded in a PDF: one region, coded as a fax (MMR).

    Source: ITU-T T.88, 7.2 (segment headers), 7.4.6 (generic regions), 7.4.8 (page).
    """
    page = struct.pack(">IIIIBH", WIDTH, HEIGHT, 0, 0, 0, 0)
    region = struct.pack(">IIIIBB", WIDTH, HEIGHT, 0, 0, 0, 1) + g4_codes()

    def segment(number: int, kind: int, content: bytes) -> bytes:
        return struct.pack(">IBBBI", number, kind, 0, 1, len(content)) + content

    return segment(0, 48, page) + segment(1, 38, region)


def rare(pdf: pikepdf.Pdf, content: bytes, **entries: Any) -> pikepdf.Stream:
    size = {"/Width": WIDTH, "/Height": HEIGHT}
    return image(pdf, content, {**size, **{f"/{k}": v for k, v in entries.items()}})


def test_jbig2_is_drawn_at_its_own_resolution_and_known_as_one_bit(
    tmp_path: Path,
) -> None:
    content = pdf_of(
        lambda pdf: rare(
            pdf, jbig2(), Filter=pikepdf.Name.JBIG2Decode, BitsPerComponent=1
        )
    )

    leaf, picture = only(put(tmp_path, "a.pdf", content))

    assert leaf.kind is LeafKind.PDF
    assert picture.is_bilevel
    assert abs(picture.grey.shape[0] - HEIGHT) <= 2
    assert alike(picture.grey, np.asarray(BITS.convert("L"))) < 2


@pytest.mark.parametrize(
    "entries",
    [
        pytest.param({"ImageMask": True, "BitsPerComponent": 1}, id="a mask"),
        pytest.param({"ColorSpace": pikepdf.Name.DeviceCMYK}, id="CMYK"),
        pytest.param({"Mask": pikepdf.Array([0, 10])}, id="holes by colour"),
        pytest.param({"Decode": pikepdf.Array([0.2, 0.8])}, id="stretched grey"),
        pytest.param({"BitsPerComponent": 4}, id="four bits"),
        pytest.param({"BitsPerComponent": 16}, id="sixteen bits"),
    ],
)
def test_what_would_have_to_be_guessed_is_drawn_as_a_viewer_draws_it(
    tmp_path: Path, entries: dict[str, Any]
) -> None:
    bits = int(entries.get("BitsPerComponent", 8))
    channels = 4 if "ColorSpace" in entries else 1
    samples = {
        1: np.packbits(PAGE > 128, axis=1),
        4: np.packbits(
            np.unpackbits((PAGE // 16).astype(np.uint8)[..., None], axis=2)[
                ..., 4:
            ].reshape(HEIGHT, -1),
            axis=1,
        ),
        8: np.repeat(PAGE, channels, axis=1),
        16: np.repeat(PAGE, 2, axis=1),
    }[bits]

    def make(pdf: pikepdf.Pdf) -> pikepdf.Stream:
        made = rare(pdf, samples.tobytes(), **entries)
        if "ImageMask" in entries:
            del made["/ColorSpace"]
        return made

    content = pdf_of(make)
    leaf, picture = only(put(tmp_path, "a.pdf", content))

    assert leaf.kind is LeafKind.PDF
    assert alike(picture.grey, drawn(content)) < 3


def test_filters_in_a_chain_are_drawn(tmp_path: Path) -> None:
    jpeg = saved(PAGE, "JPEG")
    hexed = jpeg.hex().encode() + b">"
    chain = pikepdf.Array([pikepdf.Name.ASCIIHexDecode, pikepdf.Name.DCTDecode])

    leaf, picture = only(
        put(tmp_path, "a.pdf", pdf_of(lambda pdf: rare(pdf, hexed, Filter=chain)))
    )

    assert leaf.kind is LeafKind.PDF
    assert alike(picture.grey, PAGE) < 2


def test_pages_that_share_one_list_of_images_take_only_their_own(
    tmp_path: Path,
) -> None:
    """Some producers name all images on every page; a page is not the whole file."""
    written = BytesIO()
    with pikepdf.Pdf.new() as pdf:
        images = {}
        for number in range(12):
            page = paper(seed=number, text=str(number))
            content = saved(page, "JPEG")
            images[f"/Im{number}"] = rare(pdf, content, Filter=pikepdf.Name.DCTDecode)
        shared = pdf.make_indirect(
            pikepdf.Dictionary(XObject=pikepdf.Dictionary(images))
        )
        for number in range(12):
            sheet = pdf.add_blank_page(page_size=A4)
            sheet.obj.Resources = shared
            shown = f"q 500 0 0 700 50 50 cm /Im{number} Do Q".encode()
            sheet.obj.Contents = pdf.make_stream(shown)
        pdf.save(written)
    content = written.getvalue()

    found = leaves(put(tmp_path, "a.pdf", content))

    assert [leaf.kind for leaf in found] == [LeafKind.PDF] * 12
    assert all(len(leaf.content) < len(content) / 6 for leaf in found)
    assert len({leaf.digest for leaf in found}) == 12
    assert alike(picture_of(found[0], limits=LIMITS).grey, drawn(content)) < 3


def test_the_same_drawn_page_has_one_digest_in_two_copies_of_its_file(
    tmp_path: Path,
) -> None:
    content = pdf_of(
        lambda pdf: rare(pdf, PAGE.tobytes()), content=b"q 400 0 0 600 9 9 cm /Im Do Q"
    )

    one = leaves(put(tmp_path, "1.pdf", content))
    other = leaves(put(tmp_path, "2.pdf", content))

    assert one[0].kind is LeafKind.PDF
    assert one[0].digest == other[0].digest


def test_a_tiff_keeps_nothing_of_who_scanned_it(tmp_path: Path) -> None:
    who = {315: "Nguyen Van Quet", 306: "2026:11:26 08:00:00", 272: "Copier 9000"}
    content = saved(BITS, "TIFF", compression="group4", tiffinfo=who)
    assert b"Nguyen Van Quet" in content

    (leaf,) = leaves(put(tmp_path, "a.tif", content))

    assert b"Nguyen" not in leaf.content
    assert b"2026:11" not in leaf.content
    assert b"Copier" not in leaf.content


def test_a_big_endian_tiff_is_read_too(tmp_path: Path) -> None:
    size = (WIDTH, HEIGHT)
    tags = [(256, size[0]), (257, size[1]), (258, 8), (259, 1), (262, 1)]
    tags += [(273, 8 + 2 + 12 * 9 + 4), (277, 1), (278, size[1]), (279, PAGE.size)]
    entries = b"".join(struct.pack(">HHII", tag, 4, 1, value) for tag, value in tags)
    head = struct.pack(">2sHIH", b"MM", 42, 8, len(tags))

    _, picture = only(
        put(tmp_path, "a.tif", head + entries + b"\0" * 4 + PAGE.tobytes())
    )

    assert np.array_equal(picture.grey, PAGE)
