"""The checklist: what is missing, in whose name, and what stops nobody."""

from dataclasses import replace
from pathlib import Path

import pytest

from tinnhiem import rulebooks
from tinnhiem.core.campaigns.checklist import (
    FOR_OPENING,
    FOR_SUMMONS,
    Gate,
    Item,
    Preparation,
    PreparationLine,
    preparation_lines,
)
from tinnhiem.core.conference.conflicts import Conflict, Role
from tinnhiem.core.conference.practice import CONFLICT_OF_ROLES
from tinnhiem.core.plans.compiler import compile_plan
from tinnhiem.core.plans.plan import PaperForm
from tinnhiem.core.rules.citation import Status
from tinnhiem.core.rules.rulebook import Strength
from tinnhiem.messages.checklist import COMMANDS, line_words, rule_words

EXAMPLE = Path(__file__).parents[3] / "examples" / "quang-ngai-2023" / "plan.txt"
PLAN = compile_plan(EXAMPLE.read_text(encoding="utf-8").splitlines())
BOOK = rulebooks.load("party-96-qd-tw-2023")
NOTHING = Preparation(plan=PLAN, rulebook=BOOK)
EVERYTHING = Preparation(
    plan=PLAN,
    rulebook=BOOK,
    plan_issued=True,
    conference_set=True,
    day_feasible=True,
    considered=4,
    rated=4,
    voters=26,
    roster_frozen=True,
    summons_sent=True,
    made=frozenset({*FOR_SUMMONS, *FOR_OPENING}),
    stamped=26,
    steps_done=frozenset(step.number for step in PLAN.steps),
)


def missing_of(facts: Preparation, gate: Gate) -> tuple[PreparationLine, ...]:
    """Return what is not done and stops somebody before `gate`."""
    return tuple(
        line
        for line in preparation_lines(facts)
        if line.gate is gate and not line.is_done and not line.only_warns
    )


def line_of(facts: Preparation, item: Item) -> PreparationLine:
    return next(line for line in preparation_lines(facts) if line.item is item)


def test_with_nothing_done_every_line_is_open() -> None:
    assert not any(line.is_done for line in preparation_lines(NOTHING))


def test_with_everything_done_nothing_stops_the_summons_or_the_opening() -> None:
    assert [missing_of(EVERYTHING, gate) for gate in Gate] == [(), ()]
    assert all(line.is_done for line in preparation_lines(EVERYTHING))


@pytest.mark.parametrize(
    ("change", "item"),
    [
        ({"plan_issued": False}, Item.PLAN_NUMBER),
        ({"conference_set": False}, Item.CONFERENCE),
        ({"day_feasible": False}, Item.FEASIBLE_DAY),
        ({"considered": 3}, Item.OFFICEHOLDERS),
        ({"considered": 5}, Item.OFFICEHOLDERS),
        ({"rated": 0}, Item.OFFICEHOLDERS),
        ({"roster_frozen": False}, Item.ROSTER),
        ({"made": EVERYTHING.made - {"D10"}}, Item.SUMMONS_PAPER),
        ({"summons_sent": False}, Item.SUMMONS),
        ({"made": EVERYTHING.made - {"D11"}}, Item.OPENING_PAPER),
        ({"stamped": 25}, Item.STAMPED_SHEETS),
    ],
)
def test_one_thing_undone_is_the_one_line_that_stops(
    change: dict[str, object], item: Item
) -> None:
    facts = replace(EVERYTHING, **change)  # type: ignore[arg-type]
    missing = [line for gate in Gate for line in missing_of(facts, gate)]
    assert [line.item for line in missing] == [item]


def test_a_person_left_off_the_ballot_is_not_missing_from_the_plan() -> None:
    facts = replace(EVERYTHING, rated=3)
    assert line_of(facts, Item.OFFICEHOLDERS).is_done


def test_ballots_in_large_type_take_the_place_of_the_usual_ones() -> None:
    facts = replace(EVERYTHING, made=(EVERYTHING.made - {"D14"}) | {"D14L"})
    assert not missing_of(facts, Gate.OPENING)


def test_as_many_stamped_sheets_as_persons_summoned_are_enough() -> None:
    rows = [
        line_of(replace(EVERYTHING, stamped=n), Item.STAMPED_SHEETS).is_done
        for n in (25, 26, 27)
    ]
    assert rows == [False, True, True]


@pytest.mark.parametrize(
    ("strength", "stops"), [(Strength.REFUSE, True), (Strength.WARN, False)]
)
def test_a_conflict_stops_as_far_as_its_rule_says(
    strength: Strength, *, stops: bool
) -> None:
    conflict = Conflict("p1", (Role.CHAIR, Role.RATED), strength, CONFLICT_OF_ROLES)
    facts = replace(EVERYTHING, conflicts=(conflict,), names={"p1": "Trần Thị Lan"})

    assert bool(missing_of(facts, Gate.SUMMONS)) is stops
    words = line_words(line_of(facts, Item.CONFLICT))
    assert words == (
        "Một người giữ hai vai: Trần Thị Lan (chủ trì hội nghị và người được lấy "
        "phiếu tín nhiệm)"
    )


def test_a_step_nobody_reported_is_shown_and_stops_nobody() -> None:
    first = PLAN.steps[0].number
    facts = replace(EVERYTHING, steps_done=EVERYTHING.steps_done - {first})

    assert not line_of(facts, Item.STEP).is_done
    assert not missing_of(facts, Gate.OPENING)


def test_a_rule_that_nobody_read_says_so() -> None:
    head = replace(PLAN.head, form=PaperForm.PARTY)
    facts = replace(NOTHING, plan=replace(PLAN, head=head))
    citation = line_of(facts, Item.PLAN_NUMBER).citation

    assert citation.status is Status.UNVERIFIED
    assert rule_words(citation) == "Quy định 399-QĐ/TW (chưa kiểm chứng)"


@pytest.mark.parametrize("item", Item)
def test_every_line_says_what_to_do(item: Item) -> None:
    assert COMMANDS[item].startswith("tinnhiem ")


@pytest.mark.parametrize(
    ("change", "item"),
    [
        ({"unsent": True}, Item.QUESTIONS_SENT),
        ({"unanswered": True}, Item.QUESTIONS_ANSWERED),
    ],
)
def test_what_waits_at_the_clarification_desk_is_named_and_stops_nobody(
    change: dict[str, bool], item: Item
) -> None:
    facts = replace(EVERYTHING, **change)  # type: ignore[arg-type]
    line = line_of(facts, item)

    assert (line.is_done, line.only_warns, line.gate) == (False, True, Gate.OPENING)
    assert "Kế hoạch" in str(line.citation)
    assert [missing_of(facts, gate) for gate in Gate] == [(), ()]
    assert not any(one.item is item for one in preparation_lines(EVERYTHING))
