"""The days a conference can be held on, as a calendar that says why others are out."""

import calendar
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tinnhiem.core.plans.examination import Examination
from tinnhiem.core.plans.feasibility import Bound, is_working_day
from tinnhiem.core.plans.findings_dates import why
from tinnhiem.web.figures import month_of
from tinnhiem.web.saying import said
from tinnhiem.web.tongue import is_vietnamese
from tinnhiem.web.words import capital

LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
WEEKDAYS: Final = (_("T2"), _("T3"), _("T4"), _("T5"), _("T6"), _("T7"), _("CN"))
MONTHS_SHOWN: Final = 4  # more would be no choice but a slip of the pen


class DayState(StrEnum):
    """What a day is for the conference."""

    FEASIBLE = "feasible"
    OFF = "off"  # feasible, but offices are closed
    OUT = "out"


@dataclass(frozen=True, slots=True, kw_only=True)
class DayCell:
    """One day of a month.

    Attributes:
        marks: Letters of the reasons it is out; `note` says them in words.
    """

    day: date
    state: DayState
    marks: str
    note: str
    is_chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """One month; a None is a day of another month."""

    title: str
    weeks: tuple[tuple[DayCell | None, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanDays:
    """The months to choose from, and the reasons by letter."""

    months: tuple[Month, ...]
    reasons: tuple[tuple[str, str], ...]
    feasible: int
    working: int
    weekdays: tuple[Promise, ...] = WEEKDAYS


def days_of(
    exam: Examination, *, chosen: date | None, holidays: Mapping[date, str]
) -> PlanDays:
    """Return the months around the feasible days and the chosen one.

    Args:
        exam: The plan and what it is held against.
        chosen: The day somebody asked about, or on which the conference is set.
        holidays: Public holidays of those months, by name.
    """
    decisive = tuple(filter(None, (exam.window.first, exam.window.last)))
    reasons = dict(zip(decisive, LETTERS, strict=False))
    days = exam.window.days

    def cell(day: date) -> DayCell:
        return _cell(day, days, reasons, holidays, is_chosen=day == chosen)

    return PlanDays(
        months=tuple(
            Month(
                title=capital(month_of(year, month)),
                weeks=tuple(
                    tuple(cell(day) if day.month == month else None for day in week)
                    for week in calendar.Calendar().monthdatescalendar(year, month)
                ),
            )
            for year, month in _months(exam, chosen)
        ),
        reasons=tuple((mark, said(why(bound))) for bound, mark in reasons.items()),
        feasible=len(days),
        working=sum(is_working_day(day, holidays=holidays) for day in days),
    )


def _months(exam: Examination, chosen: date | None) -> Iterator[tuple[int, int]]:
    window = exam.window
    bounds = (b.day for b in (window.first, window.last) if b)
    known = sorted([*bounds, *([chosen] if chosen else [])])
    if not known:
        return
    year, month = known[0].year, known[0].month
    for _month in range(MONTHS_SHOWN):
        yield year, month
        if (year, month) >= (known[-1].year, known[-1].month):
            return
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)  # noqa: PLR2004


def _cell(
    day: date,
    days: tuple[date, ...],
    reasons: Mapping[Bound, str],
    holidays: Mapping[date, str],
    *,
    is_chosen: bool,
) -> DayCell:
    against = [bound for bound in reasons if not bound.allows(day)]
    is_open = is_working_day(day, holidays=holidays)
    if day in days and not against:
        state = DayState.FEASIBLE if is_open else DayState.OFF
    else:
        state = DayState.OUT
    off = "" if is_open else _holiday(holidays.get(day, ""))
    return DayCell(
        day=day,
        state=state,
        marks=" ".join(reasons[bound] for bound in against),
        note="; ".join(filter(None, (*(said(why(bound)) for bound in against), off))),
        is_chosen=is_chosen,
    )


def _holiday(name: str) -> str:
    """Return why offices are closed; the names of holidays are Vietnamese only."""
    if not name:
        return gettext("ngày nghỉ cuối tuần")
    return name if is_vietnamese() else gettext("ngày lễ")
