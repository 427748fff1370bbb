"""Days, hours, counts and shares as the language of the page writes them.

Vietnamese pages write them as official papers do; English ones «13 July 2023, 08:05»,
«4» and «54.17%». Papers never ask here.
"""

from datetime import date, datetime
from typing import Final

from django.utils.translation import gettext

from tinnhiem.core.share import Share
from tinnhiem.papers import forms
from tinnhiem.web.tongue import is_vietnamese

MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)

WEEKDAYS: Final = (
    *("Monday", "Tuesday", "Wednesday", "Thursday"),
    *("Friday", "Saturday", "Sunday"),
)


def day(value: date) -> str:
    """Return «05/7/2023» or «5 July 2023»."""
    if is_vietnamese():
        return forms.short_day(value)
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def month_of(year: int, month: int) -> str:
    """Return «tháng 7/2023» or «July 2023»."""
    name = str(month) if is_vietnamese() else MONTHS[month - 1]
    return gettext("tháng {month}/{year}").format(month=name, year=year)


def clock(value: datetime) -> str:
    """Return «08 giờ 05 phút» or «08:05», in the moment's own time zone."""
    return forms.clock(value) if is_vietnamese() else f"{value:%H:%M}"


def moment(value: datetime) -> str:
    """Return «08 giờ 05 phút, ngày 10 tháng 7 năm 2023» or «10 July 2023, 08:05»."""
    if is_vietnamese():
        return forms.moment(value)
    return f"{day(value)}, {clock(value)}"


def weekday_moment(value: datetime) -> str:
    """Return «08 giờ 05 phút, Thứ Năm, ngày 13/7/2023» or «Thursday, 13 July …»."""
    names = forms.WEEKDAYS if is_vietnamese() else WEEKDAYS
    words = gettext("{clock}, {weekday}, ngày {day}")
    return words.format(
        clock=clock(value), weekday=names[value.weekday()], day=day(value)
    )


def count(value: int) -> str:
    """Return «04» or «4»."""
    return forms.count(value) if is_vietnamese() else str(value)


def percent(value: Share) -> str:
    """Return «67,22%» or «67.22%»; display only."""
    words = value.percent()
    return words if is_vietnamese() else words.replace(",", ".")
