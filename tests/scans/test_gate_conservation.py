"""Gate 7: every page that goes in comes out in exactly one outcome, in any order."""

from collections import Counter
from dataclasses import replace
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.scans.devices import DEVICES, device
from tests.scans.faults import FAULTS
from tests.scans.model import ACCEPTANCE
from tests.scans.pages import generate
from tests.scans.printed import long_sheet, printed_sheet
from tests.scans.running import picture_of, reader_of
from tinnhiem.core.scanning.layout import layout_from
from tinnhiem.core.scanning.page import PageOutcome, PageReading, total
from tinnhiem.omr.piles import settle_pile
from tinnhiem.omr.sheets import ReadPage

COUNTED = {PageOutcome.READ, PageOutcome.FLAGGED}
FIRST = ACCEPTANCE.start + 30_000
# Half a sheet may be flagged (see test_gate_refused); it is no sheet of this pile.


@cache
def pool() -> tuple[tuple[str, ReadPage], ...]:
    """Return pages of every fate, each with the name of the sheet it shows."""
    # The last two are sheets scanned again, with other dirt.
    scans = [(FIRST + i, 0) for i in range(8)] + [(FIRST, 1), (FIRST + 3, 1)]
    made = [
        (
            f"sheet {seed}",
            generate(printed_sheet(), device("L2", hard=0.2), seed, scan=scan),
        )
        for seed, scan in scans
    ]
    made += [
        (f"refused {name}", fault(printed_sheet(), DEVICES["L1"], FIRST))
        for name, fault in FAULTS.items()
    ]
    reader = reader_of(printed_sheet())
    return tuple((name, reader.read(picture_of(page))) for name, page in made)


def settled(places: list[int]) -> tuple[PageReading, ...]:
    """Settle a pile of these pages; each gets a name of its own, as files have."""
    pages = [
        replace(read, reading=replace(read.reading, file="pile.pdf", page=number))
        for number, (_, read) in enumerate((pool()[place] for place in places), 1)
    ]
    return settle_pile(pages, [layout_from(printed_sheet().layout)])


piles = st.lists(st.integers(0, 8 + 2 + len(FAULTS) - 1), max_size=24)


@settings(max_examples=60, deadline=None)
@given(piles)
def test_each_page_comes_out_once_and_the_sums_match(places: list[int]) -> None:
    pages = settled(places)

    assert [(page.file, page.page) for page in pages] == [
        ("pile.pdf", number) for number in range(1, len(places) + 1)
    ]
    sums = total(pages)
    assert sums.pages == len(places)
    assert sums.is_whole
    rows = sum(len(page.rows) for page in pages if page.outcome in COUNTED)
    said = sum(sum(line.values()) for line in sums.lines.values())
    assert said + sum(sums.flags.values()) == rows


@settings(max_examples=60, deadline=None)
@given(piles)
def test_no_sheet_is_counted_twice_and_none_is_lost(places: list[int]) -> None:
    counted = Counter(
        pool()[place][0]
        for place, page in zip(places, settled(places), strict=True)
        if page.outcome in COUNTED
    )

    sheets = {pool()[place][0] for place in places}
    assert counted == Counter(name for name in sheets if name.startswith("sheet"))


@settings(max_examples=40, deadline=None)
@given(
    piles.flatmap(lambda places: st.tuples(st.just(places), st.permutations(places)))
)
def test_shuffling_a_pile_changes_no_sum(both: tuple[list[int], list[int]]) -> None:
    before, after = (total(settled(places)) for places in both)

    assert (before.read, before.flagged, before.rejected, before.duplicates) == (
        after.read, after.flagged, after.rejected, after.duplicates,
    )  # fmt: skip


def test_a_ballot_of_four_pages_with_one_lost_is_not_counted() -> None:
    sheet = long_sheet()
    reader, layouts = reader_of(sheet), [layout_from(sheet.layout)]
    scans = [
        (seed, page.number) for seed in range(FIRST, FIRST + 3) for page in sheet.pages
    ]
    reads = [
        reader.read(picture_of(generate(sheet, DEVICES["L1"], seed, page=page)))
        for seed, page in scans
    ]

    whole = settle_pile(_numbered(reads), layouts)
    without = settle_pile(_numbered([*reads[:5], *reads[6:]]), layouts)

    assert all(page.outcome in COUNTED for page in whole)
    counted = Counter(page.code for page in without if page.outcome in COUNTED)
    assert set(counted.values()) == {2}
    assert total(without).reasons["page-missing"] == 3


def _numbered(reads: list[ReadPage]) -> list[ReadPage]:
    return [
        replace(read, reading=replace(read.reading, file="long.pdf", page=number))
        for number, read in enumerate(reads, 1)
    ]
