"""The hall's state machine against its reference: any order, two clerks, retries.

A longer search: HALL_EXAMPLES=2000 HALL_STEPS=60 in the environment
(docs/how-to/fuzz-a-reader.md).
"""

import itertools
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from threading import Barrier
from typing import Any, ClassVar
from uuid import UUID

import hypothesis.strategies as st
import pytest
from django.db import connection, connections
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from tests.site.builders import MORNING, counted_record, save_campaign
from tests.site.fuzz.deeds import as_stored, do
from tests.site.fuzz.reference import (
    BOX,
    HALL,
    MOVES,
    ORDER,
    RATED,
    RULES,
    VOTERS,
    Deed,
    Vote,
    after,
    balances,
)
from tinnhiem.core.conference.phases import Phase as VotePhase
from tinnhiem.core.conference.phases import next_act
from tinnhiem.store import models
from tinnhiem.store.journal import first_broken_entry
from tinnhiem.store.queries.hall import sequence_of

EXAMPLES = int(os.environ.get("HALL_EXAMPLES", "12"))
STEPS = int(os.environ.get("HALL_STEPS", "40"))
DATABASE = "tinnhiem.sqlite3"
NUMBERS = st.integers(1, VOTERS)
CROWDS = st.lists(NUMBERS, min_size=1, max_size=6, unique=True).map(tuple)


def forward(vote: Vote) -> tuple[Any, ...] | None:
    """Return the name and arguments of what leads on, as a careful clerk would act."""
    place = vote.phase
    if place in _ONWARD:
        return _ONWARD[place](vote)
    return None


def _open(vote: Vote) -> tuple[Any, ...]:
    away = tuple(n for n in range(1, 25) if n not in vote.inside)
    return ("check_in", away) if away else ("go", "quorate")


def _elect(vote: Vote) -> tuple[Any, ...]:
    here = len(vote.inside)
    seats = tuple(n for n in sorted(vote.inside) if n not in RATED)[:3]
    return "elect", seats, (here, 0, 0)


def _prepare(vote: Vote) -> tuple[Any, ...]:
    wanted = 30
    for kind in ("printed", "stamped"):
        if vote.sheets.get(kind, 0) < wanted:
            return "keep", kind, wanted - vote.sheets.get(kind, 0), ""
    without = tuple(sorted(vote.inside - vote.receipts))
    return ("hand_out", without) if without else ("go", "ballots-issued")


def _seal(vote: Vote) -> tuple[Any, ...]:
    waiting = [act for act in BOX[:2] if act not in vote.acts]
    return ("box", waiting[0], "N1") if waiting else ("go", "voting")


def _empty(vote: Vote) -> tuple[Any, ...]:
    if BOX[2] not in vote.acts:
        return "box", BOX[2], vote.seal
    n = {kind: vote.sheets.get(kind, 0) for kind in MOVES}
    left = n["stamped"] - n["issued"] - n["exchanged"] - n["unused"]
    damaged = n["printed"] - n["stamped"] - n["damaged"]
    for kind, lacks in (
        ("returned", n["issued"] + n["foreign"] - n["returned"]),
        ("unused", left),
        ("damaged", damaged),
    ):
        if lacks:
            return "keep", kind, lacks, "sửa"
    return "go", "counting"


def _tally(vote: Vote) -> tuple[Any, ...]:
    if not balances(vote):
        return _empty(vote)
    keyed = vote.sheets["returned"] - vote.sheets.get("foreign", 0)
    return "count", keyed, 1, "", 0


def _finish(vote: Vote) -> tuple[Any, ...]:
    left = [n for n in vote.committee if n not in vote.signed]
    return "sign", left[0]


def _summon(vote: Vote) -> tuple[Any, ...]:
    is_sent = "summons-sent" in vote.acts
    return ("go", "summoned") if is_sent else ("summon",)


_ONWARD: dict[str, Callable[[Vote], tuple[Any, ...]]] = {
    "planned": _summon,
    "summoned": lambda _: ("go", "check-in"),
    "check-in": _open,
    "quorate": _elect,
    "committee-elected": _prepare,
    "ballots-issued": _seal,
    "voting": lambda _: ("go", "closed"),
    "closed": _empty,
    "counting": _tally,
    "reconciled": _finish,
    "signed": lambda _: ("go", "announced"),
    "announced": lambda _: ("close",),
    "suspended": lambda vote: ("go", vote.left),
}

ANYTHING = st.one_of(
    st.tuples(st.just("check_in"), CROWDS),
    st.tuples(st.just("leave"), NUMBERS),
    st.tuples(st.just("go"), st.sampled_from(ORDER[1:-1])),
    st.tuples(
        st.just("elect"),
        st.lists(NUMBERS, min_size=1, max_size=4, unique=True).map(tuple),
        st.tuples(st.integers(0, 26), st.integers(0, 3), st.integers(0, 2)),
    ),
    st.tuples(
        st.just("keep"),
        st.sampled_from(list(MOVES)),
        st.integers(-3, 30),
        st.sampled_from(["", "sửa"]),
    ),
    st.tuples(st.just("hand_out"), CROWDS),
    st.tuples(st.just("take_back"), NUMBERS),
    st.tuples(st.just("box"), st.sampled_from(BOX), st.sampled_from(["N1", "N2"])),
    st.tuples(st.just("box_back")),
    st.tuples(
        st.just("count"),
        st.integers(1, 26),
        st.integers(0, 5),
        st.sampled_from(["", "đếm lại"]),
        st.sampled_from([0, 0, 1]),
    ),
    st.tuples(st.just("sign"), NUMBERS),
    st.tuples(st.just("suspend")),
    st.tuples(st.just("adjourn"), st.sampled_from(["", "thiếu người", "mất điện"])),
    st.tuples(st.just("summon")),
    st.tuples(st.just("void"), st.sampled_from(["", "", "mất điện"])),
    st.tuples(st.just("close")),
)


class HallMachine(RuleBasedStateMachine):
    """Two clerks and a reference; the database is copied fresh for each example."""

    folder: ClassVar[Path]

    def __init__(self) -> None:
        super().__init__()
        connection.close()
        for suffix in ("-wal", "-shm"):
            (self.folder / (DATABASE + suffix)).unlink(missing_ok=True)
        shutil.copy(self.folder / "mau.sqlite3", self.folder / DATABASE)
        self.vote, self.minutes, self.number, self.sequence = Vote(), 0, 0, 0
        self.done: list[Deed] = []

    @initialize()
    def two_clerks(self) -> None:
        """Each read the campaign in the morning and never again."""
        self.clerks = [models.Campaign.objects.get() for _ in range(2)]

    def deed(self, told: tuple[Any, ...]) -> Deed:
        self.number += 1
        return Deed(told[0], told[1:], str(UUID(int=self.number)))

    def one(self, deed: Deed, *, clerk: int = 0) -> None:
        self.minutes += 1
        expected, refusal = after(self.vote, deed)
        said = do(deed, campaign=self.clerks[clerk], minutes=self.minutes)
        assert said == refusal, f"{deed}: {said!r}, the reference says {refusal!r}"
        if not refusal:
            self.done.append(deed)
        self.vote = expected

    @rule(times=st.integers(1, 6), clerk=st.integers(0, 1))
    def go_on(self, times: int, clerk: int) -> None:
        """What leads on, several times: random deeds alone hardly reach a count."""
        for _ in range(times):
            told = forward(self.vote)
            if told is None or self.vote.is_over:
                return
            self.one(self.deed(told), clerk=clerk)

    @rule(told=ANYTHING, clerk=st.integers(0, 1))
    def try_anything(self, told: tuple[Any, ...], clerk: int) -> None:
        self.one(self.deed(told), clerk=clerk)

    @rule(seed=st.integers(0, 5), reason=st.sampled_from(["", "đếm lại"]))
    @precondition(lambda self: self.vote.phase == "reconciled")
    def count_again(self, seed: int, reason: str) -> None:
        """Beside the old count; whoever has signed signs again."""
        keyed = self.vote.sheets["returned"] - self.vote.sheets.get("foreign", 0)
        self.one(self.deed(("count", keyed, seed, reason, 0)))

    @rule(place=st.integers(0, 10**6), clerk=st.integers(0, 1))
    @precondition(lambda self: self.done)
    def send_again(self, place: int, clerk: int) -> None:
        """The same form once more: after a lost answer, the back button, a restart."""
        before = self.vote
        self.one(self.done[place % len(self.done)], clerk=clerk)
        assert self.vote == before

    @rule(place=st.integers(0, 10**6), told=ANYTHING)
    @precondition(lambda self: self.done)
    def take_the_key_for_something_else(
        self, place: int, told: tuple[Any, ...]
    ) -> None:
        used = self.done[place % len(self.done)]
        self.one(Deed(told[0], told[1:], used.key))

    @rule(first=ANYTHING, second=ANYTHING)
    def two_at_once(self, first: tuple[Any, ...], second: tuple[Any, ...]) -> None:
        self.race(self.deed(first), self.deed(second))

    @rule()
    def both_press_what_is_offered(self) -> None:
        """Two people take the next step in the same second, from stale pages."""
        told = forward(self.vote)
        if told is not None and not self.vote.is_over:
            self.race(self.deed(told), self.deed(told))

    @rule()
    def one_click_arrives_twice(self) -> None:
        told = forward(self.vote)
        if told is not None and not self.vote.is_over:
            deed = self.deed(told)
            self.race(deed, deed)

    def race(self, first: Deed, second: Deed) -> None:
        """Do two deeds on two connections at once: as if one came after the other."""
        self.minutes += 1
        start = Barrier(2)

        def act(clerk: int, deed: Deed) -> str:
            start.wait()
            try:
                return do(deed, campaign=self.clerks[clerk], minutes=self.minutes)
            finally:
                connections.close_all()

        with ThreadPoolExecutor(2) as pool:
            said = list(pool.map(act, (0, 1), (first, second)))
        stored = _plain(as_stored())
        one, other, forth = self.in_turn(first, second)
        latter, former, back = self.in_turn(second, first)
        matching = [
            vote
            for answers, vote in (([one, other], forth), ([former, latter], back))
            if (answers, _plain(vote)) == (said, stored)
        ]
        assert matching, f"{first} and {second}: {said}, {stored}"
        self.vote = matching[0]
        for deed, refusal in zip((first, second), said, strict=True):
            if not refusal and deed not in self.done:
                self.done.append(deed)

    def in_turn(self, first: Deed, second: Deed) -> tuple[str, str, Vote]:
        vote, one = after(self.vote, first)
        vote, other = after(vote, second)
        return one, other, vote

    @invariant()
    def the_database_is_what_the_reference_says(self) -> None:
        assert _plain(as_stored()) == _plain(self.vote)

    @invariant()
    def nobody_is_in_the_hall_twice(self) -> None:
        stays: dict[Any, list[tuple[Any, Any]]] = {}
        rows = models.PresenceInterval.objects.order_by("arrived_at", "id")
        for entry, arrived, left in rows.values_list("entry", "arrived_at", "left_at"):
            stays.setdefault(entry, []).append((arrived, left))
        for mine in stays.values():
            for (_, left), (arrived, _) in itertools.pairwise(mine):
                assert left is not None
                assert left <= arrived

    @invariant()
    def figures_add_up(self) -> None:
        """D.3: lines by row, sheets by movement, one whole for both."""
        for row in models.CountRound.objects.all():
            for count in row.counts.all():
                figures = (count.high, count.confidence, count.low)
                invalid = (count.blank, count.several, count.struck)
                assert sum(figures) + sum(invalid) == row.sheets
                assert count.lines.count() == row.sheets
        if self.vote.rounds:
            n = self.vote.sheets
            assert n["stamped"] == n["issued"] + n.get("exchanged", 0) + n["unused"]
            assert n["returned"] - n.get("foreign", 0) <= n["issued"]
            assert n["issued"] <= len(self.vote.came)
        assert not {*self.vote.committee} & {*RATED}

    @invariant()
    def the_journal_is_whole_and_grows(self) -> None:
        campaign = models.Campaign.objects.get()
        sequence = sequence_of(campaign)
        assert sequence >= self.sequence
        self.sequence = sequence
        assert first_broken_entry(campaign) is None

    @invariant()
    def the_next_act_is_offered(self) -> None:
        ended = ("void", "archived")
        if self.vote.phase == "suspended":
            assert self.vote.left in HALL
        elif self.vote.phase not in ended:
            assert next_act(VotePhase(self.vote.phase)) is not None

    def teardown(self) -> None:
        connection.close()
        with closing(sqlite3.connect(self.folder / DATABASE)) as raw:
            assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            assert raw.execute("PRAGMA foreign_key_check").fetchall() == []


def _plain(vote: Vote) -> Vote:
    """Return the vote without sheets of which there are none."""
    return replace(vote, sheets={kind: n for kind, n in vote.sheets.items() if n})


@pytest.fixture
def hall(folder: Path) -> Iterator[Path]:
    """A folder with a summoned vote, to be copied for each example."""
    record = replace(counted_record(), conference=None)
    campaign = save_campaign(record, phase="summoned")
    campaign.starts_at = MORNING
    campaign.save()
    campaign.acts.create(kind="summons-sent", at=MORNING)
    connection.close()
    shutil.copy(folder / DATABASE, folder / "mau.sqlite3")
    yield folder
    connection.close()


def test_the_hall_does_what_the_reference_says(hall: Path) -> None:
    HallMachine.folder = hall
    run_state_machine_as_test(
        HallMachine,
        settings=settings(
            max_examples=EXAMPLES,
            stateful_step_count=STEPS,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            phases=[Phase.generate, Phase.shrink],
            print_blob=True,
        ),
    )


def test_a_recount_undoes_signatures_and_needs_a_reason(hall: Path) -> None:
    """Rarely met by chance, so walked once on purpose, under the same invariants."""
    HallMachine.folder = hall
    machine = HallMachine()
    machine.two_clerks()
    while machine.vote.phase != "reconciled" or not machine.vote.signed:
        machine.go_on(1, 0)
    machine.count_again(2, "")
    assert machine.vote.signed
    machine.count_again(2, "đếm lại")
    assert not machine.vote.signed
    machine.the_database_is_what_the_reference_says()
    machine.go_on(6, 1)
    machine.the_database_is_what_the_reference_says()
    machine.figures_add_up()

    assert (machine.vote.is_over, len(machine.vote.rounds)) == (True, 2)
    machine.teardown()


def test_the_next_sitting_is_shown_the_box_and_handed_sheets_anew(hall: Path) -> None:
    """Found by this machine: both stood from the sitting that was adjourned."""
    HallMachine.folder = hall
    machine = HallMachine()
    machine.two_clerks()
    while machine.vote.phase != "committee-elected":
        machine.go_on(1, 0)
    machine.try_anything(("box", "box-shown", "N1"), 0)
    machine.try_anything(("hand_out", (5, 6)), 0)
    machine.try_anything(("keep", "issued", -2, "ghi nhầm"), 0)
    machine.try_anything(("adjourn", "mất điện"), 1)
    assert (machine.vote.phase, machine.vote.sitting) == ("planned", 2)
    machine.the_database_is_what_the_reference_says()
    while not machine.vote.is_over:
        machine.go_on(1, 1)
    machine.the_database_is_what_the_reference_says()
    machine.figures_add_up()
    machine.teardown()

    assert len(machine.vote.receipts) == 24


def test_the_reference_knows_every_deed_and_reaches_the_end() -> None:
    vote, used = Vote(), set()
    for number in range(60):
        told = forward(vote)
        if told is None or vote.is_over:
            break
        vote, refusal = after(vote, Deed(told[0], told[1:], str(number)))
        used.add(told[0])
        assert not refusal

    assert (vote.phase, vote.is_over) == ("announced", True)
    assert used < set(RULES)
