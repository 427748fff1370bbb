"""The two clocks: the plan's day leads, the rulebook's stands beside it."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tinnhiem import rulebooks
from tinnhiem.core.clarifications.clocks import Clock, ClockKind, clock_of
from tinnhiem.core.plans.compiler import compile_plan
from tinnhiem.core.plans.plan import Plan, StepKind
from tinnhiem.core.rules.citation import Status
from tinnhiem.messages.clarifications import until_words

EXAMPLE = Path(__file__).parents[3] / "examples" / "quang-ngai-2023" / "plan.txt"
PLAN = compile_plan(EXAMPLE.read_text(encoding="utf-8").splitlines())
BOOK = rulebooks.load("party-96-qd-tw-2023")
VOTE = date(2023, 7, 11)
ASKING, ANSWERING = ClockKind.ASKING, ClockKind.ANSWERING


def of(
    kind: ClockKind, *, plan: Plan = PLAN, vote_on: date | None = VOTE, book: str = ""
) -> Clock:
    rulebook = rulebooks.load(book) if book else BOOK
    return clock_of(kind, plan=plan, rulebook=rulebook, vote_on=vote_on)


def silent(kind: StepKind) -> Plan:
    """Return the plan without the deadline of one step."""
    steps = tuple(
        replace(s, deadline=None) if s.kind is kind else s for s in PLAN.steps
    )
    return replace(PLAN, steps=steps)


def test_before_the_fifth_is_until_the_end_of_the_fourth() -> None:
    clock = of(ASKING)

    assert clock.last_day == date(2023, 7, 4)
    assert str(clock.citation) == "mục 3.1(3) Kế hoạch lấy phiếu tín nhiệm"


def test_a_plan_that_gives_more_time_than_the_law_is_shown_with_both() -> None:
    clock = of(ASKING)

    assert clock.law_day == date(2023, 7, 1)
    assert clock.law is not None
    assert clock.law.article == "Điều 9"


@pytest.mark.parametrize(
    ("vote_on", "law_day"),
    [
        pytest.param(date(2023, 7, 13), date(2023, 7, 3), id="the law a day earlier"),
        pytest.param(date(2023, 7, 14), None, id="the same day"),
        pytest.param(date(2023, 7, 15), None, id="the law a day later"),
    ],
)
def test_the_law_is_named_only_where_the_plan_is_later(
    vote_on: date, law_day: date | None
) -> None:
    assert of(ASKING, vote_on=vote_on).law_day == law_day


def test_answers_come_three_days_before_the_vote() -> None:
    assert of(ANSWERING).last_day == date(2023, 7, 8)
    assert of(ANSWERING).law_day is None


def test_without_a_day_of_the_vote_a_relative_clock_stands_still() -> None:
    clock = of(ANSWERING, vote_on=None)

    assert clock.last_day is None
    assert clock.days_left(VOTE) is None
    assert not clock.is_late(VOTE)
    assert "chưa ấn định ngày họp" in until_words(clock, today=VOTE)


def test_where_the_plan_is_silent_the_rulebook_speaks() -> None:
    clock = of(ASKING, plan=silent(StepKind.QUESTIONS))

    assert clock.last_day == date(2023, 7, 1)
    assert clock.citation.status is Status.SEEN


def test_where_both_are_silent_the_clock_says_so() -> None:
    clock = clock_of(
        ANSWERING,
        plan=silent(StepKind.ANSWERS),
        rulebook=replace(BOOK, leads=()),
        vote_on=VOTE,
    )

    assert clock.last_day is None
    assert clock.citation.status is Status.UNVERIFIED


@pytest.mark.parametrize(
    ("on", "left", "late", "words"),
    [
        pytest.param(
            date(2023, 7, 1), 3, False, "còn 3 ngày, đến hết 04/7/2023", id="below"
        ),
        pytest.param(
            date(2023, 7, 3), 1, False, "còn 1 ngày, đến hết 04/7/2023", id="a day"
        ),
        pytest.param(
            date(2023, 7, 4),
            0,
            False,
            "hôm nay là ngày cuối, đến hết 04/7/2023",
            id="on",
        ),
        pytest.param(
            date(2023, 7, 5),
            -1,
            True,
            "đã hết hạn từ hết ngày 04/7/2023, quá 1 ngày",
            id="above",
        ),
        pytest.param(
            date(2024, 7, 4),
            -366,
            True,
            "đã hết hạn từ hết ngày 04/7/2023",
            id="long ago",
        ),
    ],
)
def test_a_clock_below_on_and_above_its_last_day(
    on: date, left: int, late: bool, words: str
) -> None:
    clock = of(ASKING)

    assert clock.days_left(on) == left
    assert clock.is_late(on) is late
    assert until_words(clock, today=on) == words
