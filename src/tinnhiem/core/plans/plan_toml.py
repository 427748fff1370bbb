"""A plan as a table that TOML can hold, and back, without loss.

TOML has no null: a key that is absent means None, an empty text is "".
"""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import StrEnum
from fractions import Fraction
from types import UnionType
from typing import Any, Final, get_args, get_origin, get_type_hints

from tinnhiem.core.plans.deadlines import YEARS
from tinnhiem.core.plans.errors import PlanTableError
from tinnhiem.core.plans.plan import Deadline, DeadlineKind, Plan

LEADS: Final = range(1000)  # days before the vote


def plan_to_table(plan: Plan) -> dict[str, Any]:
    """Return the plan as nested dicts, lists, texts, numbers and dates."""
    return _to_table(plan)


def plan_from_table(table: Mapping[str, Any]) -> Plan:
    """Return the plan that a table describes.

    Raises:
        PlanTableError: A key is unknown, missing or of the wrong kind. Correct the
            key it names.
    """
    plan: Plan = _value_from(table, Plan, "")
    _require_possible(plan)
    return plan


def _require_possible(plan: Plan) -> None:
    """Refuse figures that no text could have said."""
    for place, step in enumerate(plan.steps, 1):
        if step.deadline and not _is_possible(step.deadline):
            raise PlanTableError(key=f"steps[{place}].deadline", reason="impossible")
    for place, post in enumerate(plan.officeholders, 1):
        if post.count < 1:
            key = f"officeholders[{place}].count"
            raise PlanTableError(key=key, reason="impossible")
    if plan.minutes and plan.minutes.copies < 1:
        raise PlanTableError(key="minutes.copies", reason="impossible")


def _is_possible(deadline: Deadline) -> bool:
    """Say whether a deadline has what its kind needs, and nothing absurd."""
    if deadline.kind is DeadlineKind.DAYS_BEFORE_VOTE:
        return deadline.day is None and deadline.days in LEADS
    return deadline.days is None and bool(deadline.day and deadline.day.year in YEARS)


def _to_table(value: Any) -> dict[str, Any]:
    return {
        field.name: _plain(content)
        for field in fields(value)
        if (content := getattr(value, field.name)) is not None
    }


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return _to_table(value)
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, Fraction):
        return f"{value.numerator}/{value.denominator}"
    return str(value) if isinstance(value, StrEnum) else value


def _value_from(value: Any, wanted: Any, key: str) -> Any:
    """Return `value` as the type `wanted`; `key` is its path for refusals."""
    if isinstance(wanted, UnionType):
        wanted = next(kind for kind in get_args(wanted) if kind is not type(None))
    if get_origin(wanted) is tuple:
        return _tuple_from(value, get_args(wanted)[0], key)
    if is_dataclass(wanted):
        return _dataclass_from(value, wanted, key)
    if wanted is Fraction:
        return _fraction_from(value, key)
    if issubclass(wanted, StrEnum):
        if value not in list(wanted):
            raise PlanTableError(key=key, reason="unknown-word")
        return wanted(value)
    # `True` is an int and a datetime is a date to Python, not to a reader.
    if type(value) is not wanted:
        raise PlanTableError(key=key, reason=f"not-{wanted.__name__}")
    return value


def _tuple_from(value: Any, each: Any, key: str) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise PlanTableError(key=key, reason="not-list")
    return tuple(_value_from(v, each, f"{key}[{n}]") for n, v in enumerate(value, 1))


def _fraction_from(value: Any, key: str) -> Fraction:
    part, slash, whole = value.partition("/") if isinstance(value, str) else ("",) * 3
    if not (slash and part.isdecimal() and whole.isdecimal()):
        raise PlanTableError(key=key, reason="not-fraction")
    if not 0 < int(part) <= int(whole):
        raise PlanTableError(key=key, reason="impossible-fraction")
    return Fraction(int(part), int(whole))


def _dataclass_from(value: Any, wanted: Any, key: str) -> Any:
    if not isinstance(value, Mapping):
        raise PlanTableError(key=key or "plan", reason="not-table")
    hints = get_type_hints(wanted)
    prefix = f"{key}." if key else ""
    for name in value:
        if name not in hints:
            raise PlanTableError(key=f"{prefix}{name}", reason="unknown-key")
    found = {}
    for name, hint in hints.items():
        if name in value:
            found[name] = _value_from(value[name], hint, f"{prefix}{name}")
        elif isinstance(hint, UnionType):
            found[name] = None
        else:
            raise PlanTableError(key=f"{prefix}{name}", reason="missing-key")
    return wanted(**found)
