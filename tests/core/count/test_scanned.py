"""A batch read by machine: every page is counted, set aside by people, or waits."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tinnhiem.core.ballots.fault import FaultCode
from tinnhiem.core.count.box import KeyedBatch, OpenBox, Stage
from tinnhiem.core.count.doubts import Doubt
from tinnhiem.core.count.errors import CountIncompleteError
from tinnhiem.core.count.hands import hands_of
from tinnhiem.core.count.mark import Mark
from tinnhiem.core.count.remarks import remarks_of
from tinnhiem.core.count.scanned import ScannedPile
from tinnhiem.core.count.scanned_page import (
    PageVerdict,
    SaidOfPage,
    ScannedPage,
)
from tinnhiem.core.count.tasks import Task, TaskKind, next_task, open_parts
from tinnhiem.core.count.way import Part, Way
from tinnhiem.core.scanning.page import PageOutcome, RowFlag, RowReading

MEMBERS = ("head", "secretary", "member")
READ, FLAGGED = PageOutcome.READ, PageOutcome.FLAGGED
REJECTED, TWIN = PageOutcome.REJECTED, PageOutcome.DUPLICATE


def rows(keys: str, *, start: int = 1) -> tuple[RowReading, ...]:
    """«12?»: two answers and a row for people."""
    return tuple(
        RowReading(row=row, answer=None, flag=RowFlag.WEAK)
        if key == "?"
        else RowReading(row=row, answer=int(key))
        for row, key in enumerate(keys, start)
    )


def page(  # noqa: PLR0913 - what a page may be
    place: int,
    keys: str = "12",
    *,
    outcome: PageOutcome = READ,
    number: int = 1,
    start: int = 1,
    reason: str = "",
) -> ScannedPage:
    return ScannedPage(
        key=f"k{place}",
        place=place,
        page=number,
        outcome=outcome,
        rows=rows(keys, start=start),
        reason=reason,
    )


def refused(place: int) -> ScannedPage:
    return replace(page(place, "", outcome=REJECTED), page=0, reason="no-code")


def alike(place: int, keys: str = "12") -> ScannedPage:
    return page(place, keys, outcome=TWIN, reason="same-strokes")


def pile(*pages: ScannedPage, **more: object) -> ScannedPile:
    return replace(ScannedPile(width=2, pages=pages), **more)  # type: ignore[arg-type]


def both(verdict: PageVerdict, *marks: str) -> Mapping[str, SaidOfPage]:
    keyed = marks or ("", "")
    return {
        who: SaidOfPage(verdict, tuple(keys))
        for who, keys in zip(MEMBERS, keyed, strict=False)
    }


def batch(scan: ScannedPile, *, declared: int = 2) -> KeyedBatch:
    return KeyedBatch(number=1, declared=declared, scan=scan)


def box(*batches: KeyedBatch) -> OpenBox:
    return OpenBox(
        way=Way.SCANNED,
        officeholders=("a", "b"),
        members=MEMBERS,
        sheets=sum(one.declared for one in batches),
        batches=batches,
    )


TWO = (page(1), page(2, "30"))
ONE_OPEN = (page(1), page(2, "3?", outcome=FLAGGED))
CELL = (2, 2)
AGREED = {CELL: {"head": "1", "member": "1"}}
DIFFER = {CELL: {"head": "1", "member": "X"}}
KEYED = PageVerdict.KEYED


@pytest.mark.parametrize(
    ("scan", "stage", "code"),
    [
        pytest.param(
            pile(), Stage.WAITING, FaultCode.BATCH_UNSCANNED, id="nothing scanned"
        ),
        pytest.param(pile(*TWO), Stage.SETTLED, None, id="read"),
        pytest.param(
            pile(page(1)), Stage.MISCOUNT, FaultCode.BATCH_DIFFERS, id="one below"
        ),
        pytest.param(
            pile(*TWO, page(3)),
            Stage.MISCOUNT,
            FaultCode.BATCH_DIFFERS,
            id="one above",
        ),
        pytest.param(
            pile(*TWO, refused(3)),
            Stage.PAGES,
            FaultCode.PAGES_LEFT,
            id="enough sheets, and a page that nobody explained",
        ),
        pytest.param(
            pile(page(1), refused(2), said={2: both(PageVerdict.AGAIN)}),
            Stage.MISCOUNT,
            FaultCode.BATCH_DIFFERS,
            id="to be scanned again, and not scanned yet",
        ),
        pytest.param(
            pile(page(1), refused(2), page(3), said={2: both(PageVerdict.AGAIN)}),
            Stage.SETTLED,
            None,
            id="scanned again",
        ),
        pytest.param(
            pile(*TWO, refused(3), said={3: both(PageVerdict.NOT_A_BALLOT)}),
            Stage.SETTLED,
            None,
            id="a back side",
        ),
        pytest.param(
            pile(*TWO, refused(3), said={3: {"head": SaidOfPage(PageVerdict.AGAIN)}}),
            Stage.PAGES,
            FaultCode.PAGES_LEFT,
            id="only one member said so",
        ),
        pytest.param(
            pile(
                *TWO,
                refused(3),
                said={
                    3: {
                        "head": SaidOfPage(PageVerdict.AGAIN),
                        "member": SaidOfPage(PageVerdict.NOT_A_BALLOT),
                    }
                },
            ),
            Stage.PAGES,
            FaultCode.PAGES_LEFT,
            id="two members who do not agree",
        ),
        pytest.param(
            pile(page(1), refused(2), said={2: both(KEYED, "30", "30")}),
            Stage.SETTLED,
            None,
            id="keyed from the paper by two",
        ),
        pytest.param(
            pile(page(1), refused(2), said={2: both(KEYED, "30", "3X")}),
            Stage.DOUBTS,
            FaultCode.DOUBTS_LEFT,
            id="keyed differently: the whole committee",
        ),
        pytest.param(
            pile(*TWO, alike(3)), Stage.PAGES, FaultCode.PAGES_LEFT, id="looks alike"
        ),
        pytest.param(
            pile(*TWO, alike(3), said={3: both(PageVerdict.SAME)}),
            Stage.SETTLED,
            None,
            id="fed twice",
        ),
        pytest.param(
            pile(page(1), alike(2), said={2: both(PageVerdict.DIFFERENT)}),
            Stage.SETTLED,
            None,
            id="two sheets alike",
        ),
        pytest.param(
            pile(page(1), alike(2, keys=""), said={2: both(PageVerdict.DIFFERENT)}),
            Stage.PAGES,
            FaultCode.PAGES_LEFT,
            id="another sheet of which nothing was read: key it",
        ),
        pytest.param(
            pile(page(1), page(2, reason="writing-outside", outcome=FLAGGED)),
            Stage.PAGES,
            FaultCode.PAGES_LEFT,
            id="writing beside the table",
        ),
        pytest.param(
            pile(
                page(1),
                page(2, reason="writing-outside", outcome=FLAGGED),
                said={2: both(PageVerdict.COUNTS)},
            ),
            Stage.SETTLED,
            None,
            id="writing that says nothing",
        ),
        pytest.param(
            pile(*TWO, called_up=frozenset({2})),
            Stage.PAGES,
            FaultCode.PAGES_LEFT,
            id="a page that a member wants looked at",
        ),
        pytest.param(
            pile(*ONE_OPEN), Stage.ROWS, FaultCode.ROWS_LEFT, id="a row for people"
        ),
        pytest.param(
            pile(*ONE_OPEN, voices={CELL: {"head": "1"}}),
            Stage.ROWS,
            FaultCode.ROWS_LEFT,
            id="one member looked",
        ),
        pytest.param(
            pile(*ONE_OPEN, voices=AGREED), Stage.SETTLED, None, id="two agree"
        ),
        pytest.param(
            pile(*ONE_OPEN, voices=DIFFER),
            Stage.DOUBTS,
            FaultCode.DOUBTS_LEFT,
            id="two differ: the whole committee",
        ),
        pytest.param(
            pile(*ONE_OPEN, voices={CELL: {"head": "?", "member": "?"}}),
            Stage.DOUBTS,
            FaultCode.DOUBTS_LEFT,
            id="nobody can say: the whole committee",
        ),
        pytest.param(
            pile(*TWO, sent_back=frozenset({(1, 1)})),
            Stage.ROWS,
            FaultCode.ROWS_LEFT,
            id="a row that was read and sent back",
        ),
    ],
)
def test_nothing_is_settled_while_a_page_or_a_row_is_unaccounted_for(
    scan: ScannedPile, stage: Stage, code: FaultCode | None
) -> None:
    whole = box(batch(scan))

    assert whole.stage(whole.batches[0]) is stage
    assert [found.code for found in whole.faults()] == ([code] if code else [])
    if stage not in {Stage.SETTLED, Stage.MISCOUNT}:
        with pytest.raises(CountIncompleteError):
            whole.readings()


def one_doubt(mark: Mark, *agreed: str) -> Doubt:
    return Doubt(
        batch=1,
        cell=CELL,
        mark=mark,
        reason="nét mờ",
        by="head",
        agreed=frozenset(agreed),
    )


def test_what_the_whole_committee_decides_stands_for_what_two_did_not_agree_on() -> (
    None
):
    one = batch(pile(*ONE_OPEN, voices=DIFFER))
    asked = replace(one, doubts=(one_doubt(Mark.SEVERAL, "head", "secretary"),))
    decided = replace(one, doubts=(one_doubt(Mark.SEVERAL, *MEMBERS),))

    assert box(asked).stage(asked) is Stage.DOUBTS
    assert box(decided).readings().sheets == (
        (Mark.HIGH, Mark.CONFIDENCE),
        (Mark.LOW, Mark.SEVERAL),
    )


def test_what_the_committee_once_decided_falls_when_two_agree_after_all() -> None:
    one = batch(pile(*ONE_OPEN, voices=AGREED))
    late = replace(one, doubts=(one_doubt(Mark.SEVERAL, *MEMBERS),))

    assert box(late).readings().sheets[1] == (Mark.LOW, Mark.HIGH)


def test_a_row_sent_back_is_people_s_whatever_the_machine_read() -> None:
    voices = {(1, 1): {"head": "G", "member": "G"}}
    scan = pile(*TWO, sent_back=frozenset({(1, 1)}), voices=voices)

    assert scan.flag((1, 1)) is RowFlag.SENT_BACK
    assert box(batch(scan)).readings().sheets[0] == (Mark.STRUCK, Mark.CONFIDENCE)


AGAIN, NOTHING = PageVerdict.AGAIN, PageVerdict.NOT_A_BALLOT


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        pytest.param([AGAIN], None, id="one"),
        pytest.param([AGAIN, NOTHING], None, id="two who differ"),
        pytest.param([AGAIN, AGAIN], AGAIN, id="two"),
        pytest.param([AGAIN, AGAIN, NOTHING], AGAIN, id="a third cannot hold it up"),
        pytest.param([AGAIN, NOTHING, AGAIN, NOTHING], None, id="two and two"),
    ],
)
def test_two_who_say_the_same_of_a_page_decide(
    said: list[PageVerdict], verdict: PageVerdict | None
) -> None:
    voices = {f"member {n}": SaidOfPage(one) for n, one in enumerate(said)}
    scan = pile(refused(1), said={1: voices})

    assert scan.verdict(scan.pages[0]) is verdict


def test_a_sheet_keyed_by_two_counts_as_they_keyed_it_whatever_a_third_says() -> None:
    said = {**both(KEYED, "3X", "3X"), "third": SaidOfPage(AGAIN)}
    scan = pile(refused(1), said={1: said})

    assert scan.pile({}) == (("3", "X"),)


def test_sheets_keyed_by_hand_come_after_those_that_were_read() -> None:
    scan = pile(refused(1), page(2), said={1: both(KEYED, "3X", "3X")})

    assert scan.pile({}) == (("1", "2"), ("3", "X"))
    assert scan.sheets == 2


def two_pages(place: int, one: str, other: str) -> tuple[ScannedPage, ScannedPage]:
    return page(place, one), page(place + 1, other, number=2, start=2)


def test_pages_of_a_ballot_are_put_together_in_whatever_order_they_lie() -> None:
    first, second = two_pages(1, "1", "2")
    turned = page(3, "0", number=2, start=2), page(4, "3", number=1)
    scan = pile(first, second, *turned, pages_each=2)

    assert scan.pile({}) == (("1", "2"), ("3", "0"))
    assert scan.waiting() == ()


def test_pages_that_two_cameras_took_by_turns_make_up_the_ballots_of_each() -> None:
    """Place by place the second page of one voter lies beside the first of another."""
    mine, yours = two_pages(1, "1", "2"), two_pages(2, "3", "0")
    pages = (
        replace(mine[0], run=1, place=1),
        replace(yours[0], run=2, place=2),
        replace(mine[1], run=1, place=3),
        replace(yours[1], run=2, place=4),
    )
    scan = pile(*pages, pages_each=2)

    assert scan.pile({}) == (("1", "2"), ("3", "0"))
    assert [[one.place for one in ballot] for ballot in scan.ballots] == [
        [1, 3],
        [2, 4],
    ]
    assert scan.waiting() == ()


def test_a_page_is_never_put_together_with_that_of_another_camera() -> None:
    first, second = two_pages(1, "1", "2")
    scan = pile(replace(first, run=1), replace(second, run=2), pages_each=2)

    assert scan.ballots == ()
    assert [one.place for one in scan.waiting()] == [1, 2]


def test_a_page_keyed_by_hand_breaks_the_run_of_its_own_camera_only() -> None:
    first, second = (replace(one, run=1) for one in two_pages(1, "1", "2"))
    keyed = replace(refused(3), run=2, place=2)
    scan = pile(
        first,
        keyed,
        replace(second, place=3),
        pages_each=2,
        said={2: both(KEYED, "10", "10")},
    )

    assert [[one.place for one in ballot] for ballot in scan.ballots] == [[1, 3]]


@pytest.mark.parametrize(
    ("between", "said", "waits"),
    [
        pytest.param(refused(2), {}, [1, 2, 3], id="a page that nobody explained"),
        pytest.param(
            refused(2), both(PageVerdict.NOT_A_BALLOT), [], id="an empty back side"
        ),
        pytest.param(page(2, "1"), {}, [2], id="a first page whose second is missing"),
        pytest.param(
            refused(2), both(KEYED, "10", "10"), [1, 3], id="two sheets fed as one"
        ),
    ],
)
def test_pages_that_make_up_no_ballot_wait_for_people(
    between: ScannedPage, said: Mapping[str, SaidOfPage], waits: list[int]
) -> None:
    pages = (page(1, "1"), between, page(3, "2", number=2, start=2))
    if between.outcome is READ:
        pages = (*two_pages(0, "1", "2"), between)
    scan = pile(*pages, pages_each=2, said={2: said} if said else {})

    assert [one.place for one in scan.waiting()] == waits


def test_a_ballot_of_two_pages_keyed_by_hand_counts_once() -> None:
    said = {1: both(KEYED, "10", "10"), 2: both(PageVerdict.AGAIN)}
    scan = pile(refused(1), refused(2), pages_each=2, said=said)

    assert scan.sheets == 1
    assert scan.waiting() == ()


def test_in_a_committee_of_one_one_voice_is_enough() -> None:
    scan = pile(*ONE_OPEN, voices={CELL: {"head": "0"}}, quorum=1)

    assert scan.open_rows() == ()


@pytest.mark.parametrize(
    ("scan", "member", "task"),
    [
        pytest.param(pile(), "member", Task(TaskKind.SCAN, 1), id="nothing scanned"),
        pytest.param(
            pile(*TWO, refused(3)), "head", Task(TaskKind.JUDGE, 1), id="a page"
        ),
        pytest.param(
            pile(*TWO, refused(3), said={3: {"head": SaidOfPage(PageVerdict.AGAIN)}}),
            "head",
            Task(TaskKind.WAIT),
            id="a page of which he has spoken",
        ),
        pytest.param(pile(*ONE_OPEN), "head", Task(TaskKind.LOOK, 1), id="a row"),
        pytest.param(
            pile(*ONE_OPEN, voices={CELL: {"head": "1"}}),
            "head",
            Task(TaskKind.WAIT),
            id="a row that he has seen",
        ),
        pytest.param(
            pile(*ONE_OPEN, voices=DIFFER),
            "member",
            Task(TaskKind.DECIDE, 1),
            id="a row for all",
        ),
        pytest.param(pile(page(1)), "member", Task(TaskKind.SCAN, 1), id="one more"),
        pytest.param(pile(*TWO), "head", Task(TaskKind.CLOSE), id="settled"),
    ],
)
def test_a_member_is_offered_what_is_most_pressing(
    scan: ScannedPile, member: str, task: Task
) -> None:
    whole = box(batch(scan))

    assert next_task(whole, member, is_head=member == "head") == task
    assert open_parts(whole, whole.batches[0], member) == ()


def test_the_minutes_say_who_scanned_who_looked_and_what_became_of_pages() -> None:
    scan = pile(
        *ONE_OPEN,
        alike(3),
        refused(4),
        voices=AGREED,
        said={3: both(PageVerdict.SAME), 4: both(KEYED, "11", "11")},
        scanned_by=("secretary",),
    )
    one = batch(scan, declared=3)

    found = hands_of((one,), way=Way.SCANNED, parts={})
    assert [(hand.part, hand.person) for hand in found] == [
        (Part.SCANNER, "secretary"),
        *((Part.VIEWER, who) for who in sorted(MEMBERS)),
    ]
    assert (
        "Đọc bằng máy quét 2 phiếu, nhập tay từ lá phiếu 1 phiếu; 1 dòng"
        in (remarks_of(box(one))[0])
    )
    assert "1 trang quét để ra ngoài" in remarks_of(box(one))[0]


OUTCOMES = st.sampled_from([READ, FLAGGED, REJECTED, TWIN])


# The first draw of a busy worker can take seconds: that is the machine, not the test.
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(OUTCOMES, max_size=12), st.data())
def test_every_page_is_counted_set_aside_or_waits(
    outcomes: list[PageOutcome], data: st.DataObject
) -> None:
    pages, said = [], {}
    for place, outcome in enumerate(outcomes, 1):
        keys = "" if outcome is REJECTED else data.draw(st.sampled_from(["12", "3?"]))
        pages.append(page(place, keys, outcome=outcome))
        verdict = data.draw(st.sampled_from([None, *PageVerdict]))
        if verdict is not None:
            said[place] = both(verdict, "11", "11")
    scan = pile(*pages, said=said)

    counted = {one.place for ballot in scan.ballots for one in ballot}
    keyed = {one.place for one in scan.keyed}
    waiting = {one.place for one in scan.waiting()}
    aside = {
        one.place
        for one in scan.pages
        if scan.verdict(one)
        in {PageVerdict.AGAIN, PageVerdict.NOT_A_BALLOT, PageVerdict.SAME}
    }
    groups = [counted, keyed, waiting, aside]
    assert set().union(*groups) == set(range(1, len(outcomes) + 1))
    assert sum(map(len, groups)) == len(outcomes)
