"""The whole of an open count, played without a database."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import marks
from tinnhiem.core.ballots.fault import FaultCode
from tinnhiem.core.count.box import (
    EntryState,
    KeyedBatch,
    KeyedEntry,
    OpenBox,
    Stage,
)
from tinnhiem.core.count.count import Count
from tinnhiem.core.count.doubts import Doubt
from tinnhiem.core.count.errors import CountIncompleteError
from tinnhiem.core.count.mark import Mark
from tinnhiem.core.count.piles import DOUBTFUL, Pile
from tinnhiem.core.count.readings import Readings, tally
from tinnhiem.core.count.reconciliation import Batch
from tinnhiem.core.count.way import Part, Way

MEMBERS = ("head", "secretary", "member")
HOLDERS = ("a", "b")


def pile(*rows: str) -> Pile:
    return tuple(tuple(row) for row in rows)


def entry(
    typist: str, *rows: str, state: EntryState = EntryState.FINISHED
) -> KeyedEntry:
    return KeyedEntry(typist=typist, state=state, rows=pile(*rows))


def batch(first: KeyedEntry | None, second: KeyedEntry | None = None) -> KeyedBatch:
    parts = {Part.FIRST: first, Part.SECOND: second}
    entries = {part: one for part, one in parts.items() if one is not None}
    return KeyedBatch(number=1, declared=2, entries=entries)


def box(*batches: KeyedBatch, way: Way = Way.DOUBLE) -> OpenBox:
    return OpenBox(
        way=way,
        officeholders=HOLDERS,
        members=MEMBERS,
        sheets=2 * len(batches),
        batches=batches,
    )


KEYED = entry("head", "12", "30")
SAME = entry("secretary", "12", "30")
ONE_CELL = entry("secretary", "12", "3X")
SHORT = entry("secretary", "12", state=EntryState.REVIEW)
DOUBTS = entry("head", "1?", "30"), entry("secretary", "1?", "30")


@pytest.mark.parametrize(
    ("one", "stage", "code"),
    [
        pytest.param(batch(None), Stage.WAITING, FaultCode.BATCH_UNFINISHED, id="none"),
        pytest.param(
            batch(KEYED), Stage.KEYING, FaultCode.BATCH_UNFINISHED, id="one of two"
        ),
        pytest.param(
            batch(KEYED, replace(SAME, state=EntryState.KEYING)),
            Stage.KEYING,
            FaultCode.BATCH_UNFINISHED,
            id="the second still keys",
        ),
        pytest.param(
            batch(KEYED, replace(SAME, state=EntryState.REVIEW)),
            Stage.REVIEW,
            FaultCode.BATCH_UNFINISHED,
            id="sent back",
        ),
        pytest.param(
            batch(KEYED, SHORT),
            Stage.REVIEW,
            FaultCode.ENTRIES_DIFFER_IN_LENGTH,
            id="sent back for its length, which is more precise",
        ),
        pytest.param(
            batch(KEYED, ONE_CELL),
            Stage.DIFFERENCES,
            FaultCode.CELLS_DIFFER,
            id="a cell differs",
        ),
        pytest.param(
            batch(*DOUBTS), Stage.DOUBTS, FaultCode.DOUBTS_LEFT, id="doubtful"
        ),
        pytest.param(
            replace(batch(KEYED, SAME), declared=3),
            Stage.MISCOUNT,
            FaultCode.BATCH_DIFFERS,
            id="both agree, the hand count does not",
        ),
        pytest.param(batch(KEYED, SAME), Stage.SETTLED, None, id="settled"),
    ],
)
def test_a_batch_waits_for_one_thing_and_says_it_by_one_code(
    one: KeyedBatch, stage: Stage, code: FaultCode | None
) -> None:
    whole = box(one)

    assert whole.stage(one) is stage
    assert [found.code for found in whole.faults()] == ([code] if code else [])


def test_nothing_is_compared_before_both_have_finished() -> None:
    keying = replace(ONE_CELL, state=EntryState.KEYING)

    assert box().differences(batch(KEYED, keying)) == ()


def test_batches_of_different_length_are_not_compared_cell_by_cell() -> None:
    assert box().differences(batch(KEYED, entry("secretary", "30"))) == ()


@pytest.mark.parametrize("decided", ["0", "X", "1"])
def test_the_third_may_say_the_first_the_second_or_neither(decided: str) -> None:
    settled = replace(batch(KEYED, ONE_CELL), decisions={(2, 2): decided})

    assert box(settled).pile(settled) == pile("12", f"3{decided}")
    assert box(settled).stage(settled) is Stage.SETTLED


def test_a_decision_that_is_needed_no_longer_changes_nothing() -> None:
    corrected = replace(batch(KEYED, SAME), decisions={(2, 2): "X"})

    assert box(corrected).pile(corrected) == pile("12", "30")


def test_the_third_may_find_a_line_doubtful() -> None:
    doubtful = replace(batch(KEYED, ONE_CELL), decisions={(2, 2): DOUBTFUL})

    assert box(doubtful).stage(doubtful) is Stage.DOUBTS
    assert box(doubtful).open_doubts(doubtful) == ((2, 2),)


@pytest.mark.parametrize(
    ("agreed", "stage"),
    [
        pytest.param(MEMBERS[:1], Stage.DOUBTS, id="only who proposed"),
        pytest.param(MEMBERS[:2], Stage.DOUBTS, id="one is missing"),
        pytest.param(MEMBERS, Stage.SETTLED, id="everybody"),
    ],
)
def test_a_doubtful_line_is_decided_by_the_whole_committee(
    agreed: tuple[str, ...], stage: Stage
) -> None:
    doubt = Doubt(
        batch=1,
        cell=(1, 2),
        mark=Mark.LOW,
        reason="dấu lệch ô",
        by="head",
        agreed=frozenset(agreed),
    )
    one = replace(batch(*DOUBTS), doubts=(doubt,))
    whole = box(one)

    assert whole.stage(one) is stage
    assert doubt.lacking(MEMBERS) == MEMBERS[len(agreed) :]
    if stage is Stage.SETTLED:
        assert whole.readings().sheets[0] == (Mark.HIGH, Mark.LOW)


def test_a_box_with_a_batch_left_gives_no_readings() -> None:
    settled, left = batch(KEYED, SAME), replace(batch(KEYED), number=2)

    with pytest.raises(CountIncompleteError) as refusal:
        box(settled, left).readings()

    assert refusal.value.batches == (2,)


def test_read_aloud_needs_one_entry_only() -> None:
    one = batch(KEYED)
    whole = box(one, way=Way.ALOUD)

    assert whole.stage(one) is Stage.SETTLED
    assert whole.hand_counts() == (Batch("1", 2, 2),)


def test_totals_are_rows_of_six_figures_compared_figure_by_figure() -> None:
    rows = (("20", "3", "1", "0", "0", "0"), ("10", "10", "4", "0", "0", "0"))
    other = (rows[0], ("10", "9", "5", "0", "0", "0"))
    one = batch(replace(KEYED, rows=rows), replace(SAME, rows=other))
    whole = box(one, way=Way.TOTALS)

    assert [d.cell for d in whole.differences(one)] == [(2, 2), (2, 3)]

    settled = replace(one, declared=24, decisions={(2, 2): "9", (2, 3): "5"})
    assert box(settled, way=Way.TOTALS).totals(foreign=1) == (
        Count(officeholder="a", high=20, confidence=3, low=1, foreign=1),
        Count(officeholder="b", high=10, confidence=9, low=5, foreign=1),
    )


sheets = st.lists(st.tuples(marks, marks), min_size=1, max_size=12)


@given(truth=sheets, data=st.data())
def test_two_typists_and_a_third_who_reads_the_paper_always_find_the_truth(
    truth: list[tuple[Mark, Mark]], data: st.DataObject
) -> None:
    """Whatever either mistypes, as long as they do not err alike in one cell."""
    paper = tuple(tuple(mark.value for mark in row) for row in truth)
    cells = [(r, p) for r in range(1, len(paper) + 1) for p in (1, 2)]
    wrong = data.draw(st.dictionaries(st.sampled_from(cells), marks))
    first = {c for c in wrong if data.draw(st.booleans())}
    entries = [
        tuple(
            tuple(
                wrong[(r, p)].value
                if (r, p) in wrong and ((r, p) in first) is own
                else key
                for p, key in enumerate(row, 1)
            )
            for r, row in enumerate(paper, 1)
        )
        for own in (True, False)
    ]
    one = batch(replace(KEYED, rows=entries[0]), replace(SAME, rows=entries[1]))
    one = replace(one, declared=len(paper))
    differing = box(one).differences(one)
    assert len(differing) <= len(wrong)
    decisions = {d.cell: paper[d.cell[0] - 1][d.cell[1] - 1] for d in differing}
    settled = box(replace(one, decisions=decisions))

    assert settled.readings() == Readings(HOLDERS, tuple(truth))
    assert tally(settled.readings()) == tally(Readings(HOLDERS, tuple(truth)))


OF_SCANS = {Stage.PAGES, Stage.ROWS}  # told in test_scanned.py
OF_KEYING = [stage for stage in Stage if stage not in OF_SCANS]


@given(st.lists(st.sampled_from(OF_KEYING), max_size=5))
def test_only_settled_batches_have_no_fault(stages: list[Stage]) -> None:
    made = {
        Stage.WAITING: batch(None),
        Stage.KEYING: batch(KEYED),
        Stage.REVIEW: batch(KEYED, SHORT),
        Stage.DIFFERENCES: batch(KEYED, ONE_CELL),
        Stage.DOUBTS: batch(*DOUBTS),
        Stage.MISCOUNT: replace(batch(KEYED, SAME), declared=9),
        Stage.SETTLED: batch(KEYED, SAME),
    }
    whole = box(*(replace(made[stage], number=n) for n, stage in enumerate(stages, 1)))

    assert [one.subject for one in whole.faults()] == [
        str(n) for n, stage in enumerate(stages, 1) if stage is not Stage.SETTLED
    ]
