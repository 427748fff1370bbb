"""Real sheets through the whole of it: several pages, several files, any order."""

from functools import cache
from pathlib import Path

import pytest

from tests.scans.files import write_jpeg, write_pdf, write_tiff
from tests.scans.model import LEVELS, TUNING, Device, GeneratedPage
from tests.scans.pages import generate
from tests.scans.printed import long_sheet
from tinnhiem.core.scanning.layout import layout_from
from tinnhiem.core.scanning.page import PageOutcome, PageReading, total
from tinnhiem.omr.reading import read_paths

COPIER = Device(name="copier", level=LEVELS["L1"], stamped=0)
PEOPLE = 24
COUNTED = {PageOutcome.READ, PageOutcome.FLAGGED}


@cache
def ballot(voter: int, *, scan: int = 0) -> tuple[GeneratedPage, ...]:
    sheet = long_sheet(PEOPLE)
    return tuple(
        generate(sheet, COPIER, TUNING[voter], page=page.number, scan=scan)
        for page in sheet.pages
    )


def read(*paths: Path) -> tuple[PageReading, ...]:
    return read_paths(paths, [layout_from(long_sheet(PEOPLE).layout)])


def answers(pages: tuple[PageReading, ...], of: tuple[GeneratedPage, ...]) -> None:
    """See that no answer is one that the voter did not give."""
    for page, made in zip(pages, of, strict=True):
        assert page.outcome in COUNTED, (page.outcome, page.reason)
        for row, truth in zip(page.rows, made.truth, strict=True):
            assert row.answer is None or row.answer in truth.accepted


def test_ballots_of_several_pages_are_read_in_either_direction(tmp_path: Path) -> None:
    one, other = ballot(0), ballot(1)
    assert len(one) > 1
    up = write_pdf([*one, *other], tmp_path / "1.pdf", rotate=90)
    down = write_tiff([*reversed(one)], tmp_path / "2.tif", packing="lzw")

    answers(read(up), (*one, *other))
    answers(read(down), (*reversed(one),))


def test_fronts_may_come_before_backs_and_in_files_of_their_own(tmp_path: Path) -> None:
    ballots = [ballot(0), ballot(1)]
    in_turn = [ballots[v][p] for p in range(len(ballots[0])) for v in (0, 1)]
    stacked = write_pdf(in_turn, tmp_path / "stacked.pdf")
    apart = tmp_path / "apart"
    apart.mkdir()
    for number, page in enumerate(in_turn):
        write_jpeg(page, apart / f"{number}.jpg")

    answers(read(stacked), tuple(in_turn))
    answers(read(apart), tuple(in_turn))


@pytest.mark.parametrize("missing", [0, 1])
def test_a_ballot_with_a_page_missing_counts_nothing(
    tmp_path: Path, missing: int
) -> None:
    whole, broken = ballot(0), list(ballot(1))
    del broken[missing]
    path = write_pdf([*whole, *broken], tmp_path / "1.pdf")

    pages = read(path)

    answers(pages[: len(whole)], whole)
    assert {page.reason for page in pages[len(whole) :]} == {"page-missing"}
    assert total(pages).rejected == len(broken)


def test_a_ballot_scanned_twice_counts_once_and_names_its_twin(tmp_path: Path) -> None:
    first = write_pdf([*ballot(0), *ballot(1)], tmp_path / "1.pdf")
    again = write_pdf(ballot(0, scan=1), tmp_path / "2.pdf")

    once, twice = read(first), read(first, again)

    assert total(twice).lines == total(once).lines
    assert total(twice).duplicates == len(ballot(0))
    twins = [page.twin for page in twice if page.twin is not None]
    assert twins == [(str(first), page) for page in range(1, len(ballot(0)) + 1)]
