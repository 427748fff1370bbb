"""A plan as a table and back."""

from typing import Any

import pytest
from hypothesis import given

from tests.strategies_plans import SEED, compiled, plans
from tinnhiem.core.plans.errors import PlanTableError
from tinnhiem.core.plans.plan import Plan
from tinnhiem.core.plans.plan_toml import plan_from_table, plan_to_table


@given(plans())
def test_a_plan_survives_its_table(plan: Plan) -> None:
    assert plan_from_table(plan_to_table(plan)) == plan


def table() -> dict[str, Any]:
    return plan_to_table(compiled(SEED))


def _at(content: Any, *path: str | int) -> Any:
    for key in path:
        content = content[key]
    return content


@pytest.mark.parametrize(
    ("path", "value", "key", "reason"),
    [
        (("colour",), 1, "colour", "unknown-key"),
        (("head", "colour"), 1, "head.colour", "unknown-key"),
        (("head",), [], "head", "not-table"),
        (("head", "issuer"), 3, "head.issuer", "not-str"),
        (("head", "day"), "5", "head.day", "not-int"),
        (("head", "day"), True, "head.day", "not-int"),
        (("bases", 0, "issued_on"), "hôm nay", "bases[1].issued_on", "not-date"),
        (("steps",), {}, "steps", "not-list"),
        (("steps", 2, "kind"), "party", "steps[3].kind", "unknown-word"),
        (("steps", 2, "kind"), 5, "steps[3].kind", "unknown-word"),
        (("quorum", "fraction"), "2:3", "quorum.fraction", "not-fraction"),
        (("quorum", "fraction"), 2, "quorum.fraction", "not-fraction"),
        (("quorum", "fraction"), "3/2", "quorum.fraction", "impossible-fraction"),
        (("quorum", "fraction"), "2/0", "quorum.fraction", "impossible-fraction"),
        (("officeholders", 1, "count"), 0, "officeholders[2].count", "impossible"),
        (("minutes", "copies"), 0, "minutes.copies", "impossible"),
        (("steps", 3, "deadline", "days"), 5000, "steps[4].deadline", "impossible"),
        (("steps", 0, "deadline", "days"), 3, "steps[1].deadline", "impossible"),
    ],
)
def test_a_wrong_key_is_named(
    path: tuple[str | int, ...], value: Any, key: str, reason: str
) -> None:
    wrong = table()
    _at(wrong, *path[:-1])[path[-1]] = value

    with pytest.raises(PlanTableError) as refusal:
        plan_from_table(wrong)

    assert (refusal.value.key, refusal.value.reason) == (key, reason)


def test_a_missing_key_is_named() -> None:
    wrong = table()
    del wrong["steps"][1]["title"]

    with pytest.raises(PlanTableError, match=r"steps\[2\]\.title: missing-key"):
        plan_from_table(wrong)


def test_a_key_left_out_means_nothing_is_said() -> None:
    blank = table()
    del blank["quorum"]

    assert plan_from_table(blank).quorum is None
