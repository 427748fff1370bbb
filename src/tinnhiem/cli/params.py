"""Days and moments as a clerk types them."""

from datetime import date, datetime, timedelta, timezone
from typing import Any, Final

import click

# No summer time; needs no zone table, which a command on files should not load.
VIET_NAM: Final = timezone(timedelta(hours=7))
YEARS: Final = range(1945, 2200)

DAY_FORMATS = ("%Y-%m-%d", "%d/%m/%Y")
DAY_HINT = "Viết như 2023-07-11 hoặc 11/7/2023."
MOMENT_FORMATS = ("%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M", "%d/%m/%Y %H:%M")

MOMENT_HINT = "Viết như «2023-07-11 08:00» hoặc «11/7/2023 08:00»."


class Day(click.ParamType[date]):
    """A day, as 2023-07-11 or 11/7/2023."""

    name = "ngày"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """Return the day, or refuse with the two ways to write one."""
        if isinstance(value, date):
            return value
        for pattern in DAY_FORMATS:
            try:
                parsed = datetime.strptime(value, pattern)  # noqa: DTZ007 - a day
            except ValueError:
                continue
            return parsed.date()
        refused = f"«{value}» không phải là ngày. {DAY_HINT}"
        raise click.BadParameter(refused, ctx, param)


class Moment(click.ParamType[datetime]):
    """A moment in Viet Nam's time, as 2023-07-11 08:00 or 11/7/2023 08:00."""

    name = "ngày giờ"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime:
        """Return the aware moment, or refuse with the two ways to write one."""
        if isinstance(value, datetime):
            return value
        for pattern in MOMENT_FORMATS:
            try:
                parsed = datetime.strptime(value, pattern)  # noqa: DTZ007 - below
            except ValueError:
                continue
            return parsed.replace(tzinfo=VIET_NAM)
        refused = f"«{value}» không phải là ngày giờ. {MOMENT_HINT}"
        raise click.BadParameter(refused, ctx, param)


class DayOrMoment(click.ParamType[date]):
    """A day, or a moment in Viet Nam's time when an hour is given."""

    name = "ngày hoặc ngày giờ"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """Return a day or an aware moment, or refuse with the ways to write them."""
        if isinstance(value, date):
            return value
        kind = MOMENT if ":" in value else DAY
        found: date = kind.convert(value.strip(), param, ctx)
        if found.year not in YEARS:
            refused = f"«{value}» không phải là ngày. {DAY_HINT}"
            raise click.BadParameter(refused, ctx, param)
        return found


DAY: Final = Day()
MOMENT: Final = Moment()
