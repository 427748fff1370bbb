"""Gate 5: sheets scanned twice are found, though all voters chose and wrote alike."""

from dataclasses import replace
from functools import cache

from tests.scans.devices import DEVICES
from tests.scans.model import ACCEPTANCE, Device
from tests.scans.pages import generate
from tests.scans.printed import printed_sheet
from tests.scans.running import picture_of, reader_of
from tinnhiem.core.scanning.layout import layout_from
from tinnhiem.core.scanning.page import DuplicateKind, PageOutcome, PageReading
from tinnhiem.omr.piles import settle_pile
from tinnhiem.omr.sheets import ReadPage

BALLOTS = 110
AGAIN = 15
# The worst case: everybody crosses the same boxes, with the same kind of pen.
ALIKE = Device(
    name="alike", level=DEVICES["L2"].level, pens={"blue": 1}, kinds=("x",), choice=2
)


@cache
def pile() -> tuple[ReadPage, ...]:
    """Return the ballots, then some of them scanned again, otherwise turned."""
    reader = reader_of(printed_sheet())
    first = ACCEPTANCE.start + 20_000
    scans = [(first + i, 0) for i in range(BALLOTS)]
    scans += [(first + i * 7, 1) for i in range(AGAIN)]
    pages = []
    for place, (seed, scan) in enumerate(scans, 1):
        made = generate(printed_sheet(), ALIKE, seed, scan=scan)
        named = replace(picture_of(made), page=place, digest=f"{place}".encode())
        pages.append(reader.read(named))
    return tuple(pages)


@cache
def settled() -> tuple[PageReading, ...]:
    return settle_pile(pile(), [layout_from(printed_sheet().layout)])


def test_every_sheet_scanned_twice_is_found_and_shown_beside_its_twin() -> None:
    found = {
        page.page: page.twin
        for page in settled()
        if page.outcome is PageOutcome.DUPLICATE
    }

    for i in range(AGAIN):
        pair = {i * 7 + 1, BALLOTS + i + 1}
        (named,) = pair & found.keys()
        twin = found[named]
        assert twin is not None
        assert {named, twin[1]} == pair


def test_no_two_ballots_that_only_look_alike_are_called_one() -> None:
    named = [page for page in settled() if page.outcome is PageOutcome.DUPLICATE]

    assert len(named) == AGAIN
    assert {page.reason for page in named} == {DuplicateKind.SAME_STROKES}
