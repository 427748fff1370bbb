"""The plan of 2023 with its days moved into the coming months, weekdays kept.

What happened in the plan's own summer is past: nobody can answer a summons of then.
"""

import re
from datetime import date, timedelta
from typing import Final

from tests.site.builders import EXAMPLE

FIRST_STEP, CONFERENCE = date(2023, 6, 28), date(2023, 7, 13)
BEGINS_IN: Final = timedelta(days=20)
WRITTEN: Final = re.compile(r"(?P<day>\d{1,2})/(?P<month>\d{1,2})/2023")
# The instruments it cites are older than its first deadline; their days stay.
SUMMER: Final = date(2023, 6, 1)


def weeks_ahead(today: date) -> timedelta:
    """Return how far to move the plan: whole weeks, its first step lies ahead then."""
    days = (today + BEGINS_IN - FIRST_STEP).days
    return timedelta(days=days + -days % 7)


def coming_plan(today: date) -> str:
    """Return the plan's text with its deadlines moved ahead."""
    ahead = weeks_ahead(today)

    def moved(found: re.Match[str]) -> str:
        day = date(2023, int(found["month"]), int(found["day"]))
        if day < SUMMER:
            return found[0]
        return f"{day + ahead:%d/%m/%Y}"

    return WRITTEN.sub(moved, EXAMPLE.read_text(encoding="utf-8"))


def coming_conference(today: date) -> date:
    """Return the day of the conference in that plan."""
    return CONFERENCE + weeks_ahead(today)
