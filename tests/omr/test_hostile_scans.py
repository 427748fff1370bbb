"""Files made to break us are refused with a reason, within bounds; others go on."""

import os
import struct
import time
import zlib
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import numpy as np
import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.omr.scans import (
    bilevel,
    dct,
    flate,
    image,
    paper,
    pdf_of,
    put,
    saved,
)
from tinnhiem.core.scanning.files import ScanUnopenedError
from tinnhiem.core.scanning.opening_fault import OpeningFault
from tinnhiem.messages import say
from tinnhiem.omr.finding import ScanFile, files_in, printable
from tinnhiem.omr.leaf import Leaf
from tinnhiem.omr.limits import LIMITS
from tinnhiem.omr.opening import leaves_in, pictures_in
from tinnhiem.omr.opening_file import leaves_of
from tinnhiem.omr.pictures import Picture, Unopened
from tinnhiem.omr.unpacking import picture_of

PAGE = paper()
JPEG = saved(PAGE, "JPEG")
SCRIPT = pikepdf.Dictionary(
    S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)")
)


def locked() -> bytes:
    written = BytesIO()
    with pikepdf.Pdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(written, encryption=pikepdf.Encryption(user="a", owner="b"))
    return written.getvalue()


def giant_png(side: int = 60_000) -> bytes:
    """Return a PNG of a few kilobytes that would unpack to 3.6 GB."""
    head = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    body = zlib.compress(bytes(10_000_000), 9)

    def chunk(name: bytes, content: bytes) -> bytes:
        checksum = struct.pack(">I", zlib.crc32(name + content))
        return struct.pack(">I", len(content)) + name + content + checksum

    chunks = chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + chunks


def giant_jpeg() -> bytes:
    place = JPEG.index(b"\xff\xc0")
    size = struct.pack(">HH", 65_500, 65_500)
    return JPEG[: place + 5] + size + JPEG[place + 9 :]


def giant_tiff() -> bytes:
    content = bytearray(saved(PAGE, "TIFF", compression="tiff_lzw"))
    for tag in (256, 257):
        place = content.index(struct.pack("<H", tag), 8)
        content[place + 2 : place + 12] = struct.pack("<HII", 4, 1, 4_000_000)
    return bytes(content)


def many_scans() -> bytes:
    """Return a progressive JPEG that says its one scan a thousand times."""
    jpeg = saved(PAGE, "JPEG", progressive=True)
    place = jpeg.rindex(b"\xff\xda")
    return jpeg[:place] + jpeg[place:-2] * 1000 + jpeg[-2:]


def flate_bomb(pdf: pikepdf.Pdf) -> pikepdf.Stream:
    """Return an image whose stream holds far more than its size says."""
    made = flate(pdf, PAGE)
    made.write(zlib.compress(bytes(300_000_000)), filter=pikepdf.Name.FlateDecode)
    return made


def said_giant(pdf: pikepdf.Pdf) -> pikepdf.Stream:
    return image(pdf, b"x", {"/Width": 90_000, "/Height": 90_000})


WHOLE_FILES: dict[str, tuple[Callable[[], bytes], OpeningFault]] = {
    "nothing.pdf": (lambda: b"", OpeningFault.EMPTY),
    "letter.pdf": (lambda: b"Kinh gui" * 500, OpeningFault.NOT_A_SCAN),
    "program.jpg": (lambda: b"MZ\x90\0" * 500, OpeningFault.NOT_A_SCAN),
    "packed.zip": (lambda: b"PK\x03\x04" * 500, OpeningFault.NOT_A_SCAN),
    "photo.heic": (lambda: b"\0\0\0\x18ftypheic" * 9, OpeningFault.UNSUPPORTED),
    "moving.gif": (lambda: saved(PAGE, "GIF"), OpeningFault.UNSUPPORTED),
    "big.tif": (lambda: b"II+\0" + bytes(50), OpeningFault.UNSUPPORTED),
    "locked.pdf": (locked, OpeningFault.ENCRYPTED),
    "half.pdf": (lambda: b"%PDF-1.7\n" + b"1 0 obj\n<<" * 99, OpeningFault.DAMAGED),
    "half.jpg": (lambda: JPEG[: len(JPEG) // 2], OpeningFault.DAMAGED),
    "half.png": (lambda: saved(PAGE, "PNG")[:-200], OpeningFault.DAMAGED),
    "half.tif": (lambda: saved(PAGE, "TIFF")[:-9000], OpeningFault.DAMAGED),
    "giant.png": (giant_png, OpeningFault.GIANT),
    "giant.jpg": (giant_jpeg, OpeningFault.GIANT),
    "giant.tif": (giant_tiff, OpeningFault.GIANT),
    "giant.pdf": (lambda: pdf_of(said_giant), OpeningFault.GIANT),
    "scans.jpg": (many_scans, OpeningFault.DAMAGED),
    "dot.png": (lambda: saved(PAGE[:20, :20], "PNG"), OpeningFault.TOO_SMALL),
    "loop.tif": (
        lambda: b"II*\0" + struct.pack("<I", 8) + b"\0\0",
        OpeningFault.DAMAGED,
    ),
    "huge paper.pdf": (
        lambda: pdf_of(
            lambda pdf: flate(pdf, PAGE),
            page={"/MediaBox": pikepdf.Array([0, 0, 14_400, 14_400])},
        ),
        OpeningFault.GIANT,
    ),
    "script.pdf": (
        lambda: pdf_of(lambda pdf: flate(pdf, PAGE), root={"/OpenAction": SCRIPT}),
        OpeningFault.SCRIPTED,
    ),
    "script on the page.pdf": (
        lambda: pdf_of(
            lambda pdf: flate(pdf, PAGE),
            page={"/AA": pikepdf.Dictionary(O=SCRIPT)},
        ),
        OpeningFault.SCRIPTED,
    ),
    "files inside.pdf": (
        lambda: pdf_of(
            lambda pdf: flate(pdf, PAGE),
            root={"/Names": pikepdf.Dictionary(EmbeddedFiles=pikepdf.Dictionary())},
        ),
        OpeningFault.SCRIPTED,
    ),
}


def opened(path: Path) -> list[Picture | Unopened]:
    """Open a file here, without children: what they would say, at once."""
    scan = ScanFile(name=path.name, path=path, may_be_link=True)
    found: list[Picture | Unopened] = []
    for one in leaves_of(scan, limits=LIMITS):
        if isinstance(one, Leaf):
            try:
                found.append(picture_of(one, limits=LIMITS))
            except ScanUnopenedError as refused:
                fault = refused.fault
                found.append(Unopened(file=path.name, page=one.page, reason=fault))
        elif isinstance(one, Unopened):
            found.append(one)
    return found


@pytest.mark.parametrize("name", WHOLE_FILES)
def test_a_bad_file_is_refused_for_what_it_is(tmp_path: Path, name: str) -> None:
    make, fault = WHOLE_FILES[name]

    (found,) = opened(put(tmp_path, name, make()))

    assert isinstance(found, Unopened)
    assert (found.page, found.reason) == (1, fault)


@pytest.mark.parametrize("fault", list(OpeningFault))
def test_every_reason_says_what_to_do(fault: OpeningFault) -> None:
    told = say(ScanUnopenedError("lô 1.pdf", page=7, fault=fault))

    assert told.startswith("Trang 7 của «lô 1.pdf» ")
    assert any(
        word in told
        for word in (
            "uét",
            "Chép",
            "chọn",
            "Kiểm tra",
            "Chia",
            "Lưu",
            "Chỉ để",
            "Người",
        )
    )


def test_a_wrong_ending_does_not_matter(tmp_path: Path) -> None:
    path = put(tmp_path, "scan.pdf", JPEG)

    (found,) = opened(path)

    assert isinstance(found, Picture)


def test_owner_passwords_lock_nobody_out(tmp_path: Path) -> None:
    written = BytesIO()
    with pikepdf.open(BytesIO(pdf_of(lambda pdf: dct(pdf, JPEG, PAGE)))) as pdf:
        pdf.save(written, encryption=pikepdf.Encryption(user="", owner="b"))

    (found,) = opened(put(tmp_path, "a.pdf", written.getvalue()))

    assert isinstance(found, Picture)
    assert np.abs(found.grey.astype(int) - PAGE).mean() < 3


def test_going_to_a_page_is_no_script(tmp_path: Path) -> None:
    goes = pikepdf.Dictionary(S=pikepdf.Name.GoTo, D=pikepdf.Array([0]))
    content = pdf_of(lambda pdf: flate(pdf, PAGE), root={"/OpenAction": goes})

    (found,) = opened(put(tmp_path, "a.pdf", content))

    assert isinstance(found, Picture)


def test_a_stream_that_unpacks_without_end_is_cut_where_the_page_ends(
    tmp_path: Path,
) -> None:
    path = put(tmp_path, "bomb.pdf", pdf_of(flate_bomb))
    before = time.process_time()

    (found,) = opened(path)

    assert isinstance(found, Picture)
    assert found.grey.shape == PAGE.shape
    assert time.process_time() - before < 1


def test_a_page_that_talks_without_end_is_one_bad_page(tmp_path: Path) -> None:
    talk = b"q 1 0 0 1 0 0 cm Q " * 2_000_000
    content = pdf_of(lambda pdf: flate(pdf, PAGE), content=talk)

    (found,) = opened(put(tmp_path, "talk.pdf", content))

    assert isinstance(found, Unopened | Picture)


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_links_do_not_lead_out_of_a_folder(tmp_path: Path) -> None:
    secret = put(tmp_path, "secret.jpg", JPEG)
    folder = tmp_path / "quet"
    folder.mkdir()
    real = put(folder, "1.jpg", JPEG)
    (folder / "2.jpg").symlink_to(secret)
    (folder / "3.jpg").symlink_to(real)
    (folder / "4.jpg").symlink_to(folder / "gone.jpg")
    (folder / "all").symlink_to(tmp_path)

    found = list(files_in([folder]))

    told = {
        Path(one.file).name: one.reason for one in found if isinstance(one, Unopened)
    }
    assert [one.path for one in found if isinstance(one, ScanFile)] == [real]
    assert told == {
        "2.jpg": OpeningFault.LINK_OUTSIDE,
        "4.jpg": OpeningFault.MISSING,
        "all": OpeningFault.LINK_OUTSIDE,
    }


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_file_that_becomes_a_link_after_we_looked_is_not_followed(
    tmp_path: Path,
) -> None:
    secret = put(tmp_path, "secret.jpg", JPEG)
    late = tmp_path / "late.jpg"
    late.symlink_to(secret)

    (found,) = leaves_of(
        ScanFile(name="late.jpg", path=late, may_be_link=False), limits=LIMITS
    )

    assert isinstance(found, Unopened)


@pytest.mark.skipif(os.name == "nt", reason="no named pipes there")
def test_a_pipe_does_not_make_us_wait(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.pdf")

    (found,) = opened(tmp_path / "pipe.pdf")

    assert isinstance(found, Unopened)
    assert found.reason is OpeningFault.NOT_A_FILE


def test_what_is_not_there_is_told(tmp_path: Path) -> None:
    (found,) = opened(tmp_path / "gone.pdf")

    assert isinstance(found, Unopened)
    assert found.reason is OpeningFault.MISSING


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    (found,) = files_in([tmp_path])

    assert isinstance(found, Unopened)
    assert found.reason is OpeningFault.EMPTY


def test_more_files_than_a_pile_has_are_told_once(tmp_path: Path) -> None:
    for number in range(5):
        put(tmp_path, f"{number}.jpg", JPEG)

    found = list(files_in([tmp_path], limits=replace(LIMITS, most_files=3)))

    assert [type(one) for one in found] == [ScanFile] * 3 + [Unopened]


@pytest.mark.parametrize(
    "make",
    [
        lambda: pdf_of(lambda pdf: flate(pdf, PAGE), pages=4),
        lambda: saved(
            bilevel(PAGE), "TIFF", save_all=True, append_images=[bilevel(PAGE)] * 3
        ),
    ],
)
def test_a_file_of_too_many_pages_is_told(
    tmp_path: Path, make: Callable[[], bytes]
) -> None:
    path = put(tmp_path, "a", make())
    scan = ScanFile(name="a", path=path, may_be_link=True)

    *_, last = leaves_of(scan, limits=replace(LIMITS, most_pages=3))

    assert isinstance(last, Unopened)
    assert last.reason is OpeningFault.TOO_MANY_PAGES


def test_a_name_cannot_write_to_a_terminal() -> None:
    assert "\x1b" not in printable("a\x1b[2Jb.pdf")
    assert printable("Phiếu quét.pdf") == "Phiếu quét.pdf"
    assert "\udcff" not in printable("a\udcff.pdf")


def test_a_child_that_needs_too_much_memory_takes_one_page_with_it(
    tmp_path: Path,
) -> None:
    put(tmp_path, "1.jpg", JPEG)
    big = np.full((8_000, 8_000), 200, np.uint8)
    put(tmp_path, "2.png", saved(big, "PNG"))
    put(tmp_path, "3.jpg", JPEG)
    tight = replace(LIMITS, memory=60_000_000)

    found = list(pictures_in([tmp_path], limits=tight))

    assert [type(one) for one in found] == [Picture, Unopened, Picture]
    assert isinstance(found[1], Unopened)
    assert found[1].reason in {OpeningFault.TOO_COSTLY, OpeningFault.DAMAGED}


def test_a_child_that_computes_too_long_is_ended(tmp_path: Path) -> None:
    """A page of nested forms: each draws the next ten times, ten levels deep."""
    written = BytesIO()
    with pikepdf.Pdf.new() as pdf:
        inner = pikepdf.Stream(pdf, b"0 0 m 500 500 l 300 0 l f " * 10)
        inner.Subtype, inner.BBox = pikepdf.Name.Form, pikepdf.Array([0, 0, 600, 900])
        for _ in range(9):
            outer = pikepdf.Stream(pdf, b"/F Do " * 10)
            outer.Subtype, outer.BBox = pikepdf.Name.Form, inner.BBox
            outer.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(F=inner))
            inner = outer
        page = pdf.add_blank_page(page_size=(595, 842))
        page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(F=inner))
        page.obj.Contents = pdf.make_stream(b"/F Do")
        pdf.save(written)
    put(tmp_path, "1.pdf", written.getvalue())
    put(tmp_path, "2.jpg", JPEG)
    before = time.monotonic()

    found = list(pictures_in([tmp_path], limits=replace(LIMITS, seconds=1)))

    # Of the clock on the wall, on a machine that does other things too.
    assert time.monotonic() - before < 40
    assert isinstance(found[0], Unopened)
    assert found[0].reason is OpeningFault.TOO_COSTLY
    assert isinstance(found[1], Picture)


SEEDS = [
    JPEG,
    saved(PAGE, "PNG"),
    saved(bilevel(PAGE), "TIFF", compression="group4"),
    saved(PAGE, "TIFF", compression="tiff_lzw"),
    pdf_of(lambda pdf: dct(pdf, JPEG, PAGE), pages=2),
    pdf_of(lambda pdf: flate(pdf, PAGE)),
]


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    seed=st.sampled_from(SEEDS),
    harm=st.lists(
        st.tuples(st.floats(0, 1, exclude_max=True), st.binary(min_size=1, max_size=6)),
        min_size=1,
        max_size=8,
    ),
    cut=st.floats(0.2, 1),
)
def test_harmed_files_open_or_are_refused_and_nothing_else(
    tmp_path: Path, seed: bytes, harm: list[tuple[float, bytes]], cut: float
) -> None:
    content = bytearray(seed)
    for where, what in harm:
        place = int(where * len(content))
        content[place : place + len(what)] = what

    found = opened(put(tmp_path, "a", bytes(content[: int(cut * len(content))])))

    assert found
    assert [one.page for one in found] == list(range(1, len(found) + 1))


def test_every_path_named_is_answered(tmp_path: Path) -> None:
    good = put(tmp_path, "a.jpg", JPEG)

    found = list(leaves_in([tmp_path / "gone.pdf", good, good]))

    assert [Path(one.file).name for one in found] == ["gone.pdf", "a.jpg", "a.jpg"]
