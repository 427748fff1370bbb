"""What follows a result, as a calendar file of whole days (.ics, RFC 5545)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import NAMESPACE_URL, uuid5

from icalendar import Calendar, Event

from tinnhiem.exports.calendar import PRODUCT


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEntry:
    """One thing with its day; without one it stands in no calendar.

    Attributes:
        key: The same at every call, so that a calendar updates and does not repeat.
    """

    key: str
    title: str
    words: str
    day: date | None


def follow_up_calendar(
    entries: Iterable[CalendarEntry], *, series: str, made_at: datetime
) -> bytes:
    """Return the calendar; entries without a day are left out."""
    calendar = Calendar()
    calendar.add("PRODID", PRODUCT)
    calendar.add("VERSION", "2.0")
    calendar.add("METHOD", "PUBLISH")
    for entry in entries:
        if entry.day is None:
            continue
        event = Event()
        event.add("UID", f"{uuid5(NAMESPACE_URL, f'{series}/{entry.key}')}@tinnhiem")
        event.add("DTSTAMP", made_at)
        event.add("SUMMARY", entry.title)
        event.add("DESCRIPTION", entry.words)
        event.add("DTSTART", entry.day)
        event.add("DTEND", entry.day + timedelta(days=1))
        event.add("TRANSP", "TRANSPARENT")
        calendar.add_component(event)
    return bytes(calendar.to_ical())
