"""Files that lie nowhere: read from memory exactly as from a disk."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from tests.omr.scans import bilevel, image, paper, saved
from tinnhiem.core.scanning.opening_fault import OpeningFault
from tinnhiem.omr.limits import Limits
from tinnhiem.omr.opening import pictures_brought, pictures_in
from tinnhiem.omr.pictures import Picture, Unopened


def pdf_of_two() -> bytes:
    with pikepdf.new() as pdf:
        for seed in (1, 2):
            page = pdf.add_blank_page(page_size=(595, 842))
            jpeg = saved(paper(seed=seed), "JPEG")
            scan = image(
                pdf,
                jpeg,
                {"/Width": 827, "/Height": 1169, "/Filter": pikepdf.Name.DCTDecode},
            )
            page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im=scan))
            page.Contents = pikepdf.Stream(pdf, b"q 595 0 0 842 0 0 cm /Im Do Q")
        written = BytesIO()
        pdf.save(written)
        return written.getvalue()


KINDS: dict[str, Callable[[], bytes]] = {
    "jpeg": lambda: saved(paper(), "JPEG"),
    "png": lambda: saved(paper(), "PNG"),
    "g4": lambda: saved(bilevel(paper()), "TIFF", compression="group4"),
    "pdf": pdf_of_two,
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_in_memory_is_read_as_the_same_file_on_a_disk(
    kind: str, tmp_path: Path
) -> None:
    content = KINDS[kind]()
    place = tmp_path / "x"
    place.write_bytes(content)

    there = list(pictures_in([place]))
    here = list(pictures_brought(content, name="1"))

    assert len(here) == len(there) == (2 if kind == "pdf" else 1)
    for one, other in zip(here, there, strict=True):
        assert isinstance(one, Picture)
        assert isinstance(other, Picture)
        assert (one.file, one.page) == ("1", other.page)
        assert one.digest == other.digest
        assert (one.grey == other.grey).all()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", OpeningFault.EMPTY),
        (b"phieu", OpeningFault.NOT_A_SCAN),
        (b"%PDF-1.7 hong", OpeningFault.DAMAGED),
    ],
)
def test_what_is_no_scan_is_told_and_not_read(
    content: bytes, reason: OpeningFault
) -> None:
    found = list(pictures_brought(content, name="1"))

    assert found == [Unopened(file="1", page=1, reason=reason)]


def test_a_file_in_memory_has_the_same_bounds() -> None:
    small = Limits(most_bytes=100)

    found = list(pictures_brought(bytes(101), name="1", limits=small))

    assert found == [Unopened(file="1", page=1, reason=OpeningFault.TOO_LARGE)]
