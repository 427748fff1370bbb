"""Public holidays of Viet Nam, from the tables of the library that keeps them."""

from collections.abc import Iterable, Mapping
from datetime import date

from tinnhiem.core.plans.feasibility import window_of
from tinnhiem.core.plans.plan import Plan


def holidays_of(years: Iterable[int]) -> Mapping[date, str]:
    """Return the public holidays of `years`, each with its Vietnamese name."""
    import holidays  # a tenth of a second; what needs no days off does not pay for it

    found: Mapping[date, str] = holidays.country_holidays(
        "VN", years=set(years), language="vi"
    )
    return found


def holidays_around(plan: Plan, day: date | None) -> Mapping[date, str]:
    """Return the public holidays of the years a plan, or `day`, is about."""
    window = window_of(plan)
    return holidays_of(d.year for d in (*window.days[:1], *window.days[-1:], day) if d)


def holidays_after(day: date) -> Mapping[date, str]:
    """Return the public holidays of the year of `day` and of the next."""
    return holidays_of((day.year, day.year + 1))
