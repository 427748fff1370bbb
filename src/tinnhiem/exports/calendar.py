"""The days of a plan as a calendar file (.ics, RFC 5545) that is updated in place.

An event keeps its UID as long as the plan has its step. What changed since the file
was last written gets the next SEQUENCE; what did not stays as it was, to the byte; what
is gone stays as cancelled, so that a calendar that imported it takes it off.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Final
from uuid import NAMESPACE_URL, uuid5

from icalendar import Alarm, Calendar, Event, Timezone, TimezoneStandard, vText

from tinnhiem.core.plans.agenda import Agenda, DueStep
from tinnhiem.core.plans.plan import Plan
from tinnhiem.exports.calendar_words import (
    CANCELLED,
    CONFERENCE_ENDS,
    REHEARSAL,
    calendar_name,
    conference_description,
    conference_summary,
    reminder,
    step_description,
    step_summary,
)

PRODUCT: Final = "-//Tin Nhiem//tinnhiem//VI"
ZONE: Final = "Asia/Ho_Chi_Minh"
OFFSET: Final = timedelta(hours=7)
# Since 13 June 1975 the clocks of Viet Nam have not been changed.
UNCHANGED_SINCE: Final = datetime(1975, 6, 13)  # noqa: DTZ001 - RFC 5545 wants local
CONFERENCE: Final = "conference-day"
ALARM_DAYS: Final = (3, 1)
# An event of a whole day begins at midnight; a reminder should ring in office hours.
RINGS_AT: Final = timedelta(hours=8)
REFRESH: Final = "P1D"
# They say when an event was written, not what it says.
_BOOKKEEPING: Final = frozenset({"DTSTAMP", "LAST-MODIFIED", "SEQUENCE"})


def plan_calendar(
    agenda: Agenda,
    *,
    made_at: datetime,
    series: str = "",
    before: bytes = b"",
    is_rehearsal: bool = False,
) -> bytes:
    """Return the calendar; the same agenda over the same file is the same bytes.

    Args:
        agenda: What falls on which day.
        made_at: Aware; stamps what is new or changed.
        series: What tells this vote from others, the same at every call; taken from
            the plan's issuer when empty.
        before: The file as it stands, empty when there is none.
        is_rehearsal: Says so in every title.

    Raises:
        ValueError: `before` is not a calendar of ours.
    """
    old = _events_by_uid(before)
    fresh = _new_calendar(agenda)
    wanted = list(_events(agenda, series=series or series_of(agenda.plan)))
    for event in wanted:
        if is_rehearsal:
            event["SUMMARY"] = vText(f"{REHEARSAL}{event['SUMMARY']}")
        known = old.get(str(event["UID"]))
        fresh.add_component(_stamped(event, known, made_at=made_at))
    kept = {str(event["UID"]) for event in wanted}
    for uid, event in old.items():
        if uid not in kept:
            fresh.add_component(_cancelled(event, made_at=made_at))
    return bytes(fresh.to_ical())


def series_of(plan: Plan) -> str:
    """Return what stays the same when a plan is amended: its issuer and year."""
    return f"{plan.head.issuer.casefold()}|{plan.head.year or ''}"


def is_ours(content: bytes) -> bool:
    """Say whether a file is a calendar that we wrote, and so may replace."""
    try:
        return str(Calendar.from_ical(content).get("PRODID")) == PRODUCT
    except ValueError:
        return False


def _events_by_uid(before: bytes) -> dict[str, Event]:
    if not before:
        return {}
    found = Calendar.from_ical(before).walk("VEVENT")
    return {str(event["UID"]): event for event in found if isinstance(event, Event)}


def _new_calendar(agenda: Agenda) -> Calendar:
    calendar = Calendar()
    calendar.add("PRODID", PRODUCT)
    calendar.add("VERSION", "2.0")
    calendar.add("CALSCALE", "GREGORIAN")
    calendar.add("METHOD", "PUBLISH")
    calendar.add("X-WR-CALNAME", calendar_name(agenda.plan))
    calendar.add("X-WR-TIMEZONE", ZONE)
    calendar.add("REFRESH-INTERVAL;VALUE=DURATION", vText(REFRESH))
    calendar.add("X-PUBLISHED-TTL", vText(REFRESH))
    zone = Timezone()
    zone.add("TZID", ZONE)
    standard = TimezoneStandard()
    standard.add("DTSTART", UNCHANGED_SINCE)
    standard.add("TZOFFSETFROM", OFFSET)
    standard.add("TZOFFSETTO", OFFSET)
    standard.add("TZNAME", "+07")
    zone.add_component(standard)
    calendar.add_component(zone)
    return calendar


def _events(agenda: Agenda, *, series: str) -> Iterator[Event]:
    for due in agenda.due:
        yield _deadline(agenda.plan, due, series=series)
    if agenda.conference is not None:
        yield _conference(agenda, agenda.conference, series=series)


def _deadline(plan: Plan, due: DueStep, *, series: str) -> Event:
    event = _event(due.key, series=series, day=due.last_day)
    event.add("SUMMARY", step_summary(due))
    event.add("DESCRIPTION", step_description(plan, due))
    event.add("TRANSP", "TRANSPARENT")  # a deadline does not make anybody busy
    if not due.is_done:
        _ring(event, step_summary(due), offset=RINGS_AT)
    return event


def _conference(agenda: Agenda, when: date | datetime, *, series: str) -> Event:
    event = _event(CONFERENCE, series=series, day=when)
    is_timed = isinstance(when, datetime)
    if is_timed:
        event.add("DTEND", when + CONFERENCE_ENDS, parameters={"TZID": ZONE})
    event.add("SUMMARY", conference_summary(agenda.plan))
    event.add("DESCRIPTION", conference_description(agenda))
    if agenda.venue:
        event.add("LOCATION", agenda.venue)
    _ring(
        event,
        conference_summary(agenda.plan),
        offset=timedelta() if is_timed else RINGS_AT,
    )
    return event


def _event(key: str, *, series: str, day: date | datetime) -> Event:
    event = Event()
    event.add("UID", f"{uuid5(NAMESPACE_URL, f'tinnhiem:{series}:{key}')}@tinnhiem")
    if isinstance(day, datetime):
        local = day.replace(tzinfo=None)
        event.add("DTSTART", local, parameters={"TZID": ZONE})
    else:
        event.add("DTSTART", day)
        event.add("DTEND", day + timedelta(days=1))
    event.add("STATUS", "CONFIRMED")
    return event


def _ring(event: Event, summary: str, *, offset: timedelta) -> None:
    for days in ALARM_DAYS:
        alarm = Alarm()
        alarm.add("ACTION", "DISPLAY")
        alarm.add("TRIGGER", offset - timedelta(days=days))
        alarm.add("DESCRIPTION", reminder(summary, days=days))
        event.add_component(alarm)


def _stamped(event: Event, old: Event | None, *, made_at: datetime) -> Event:
    """Give the event its stamps: the old ones when nothing else changed."""
    if old is not None and _content(event) == _content(old):
        return old
    event.add("SEQUENCE", _sequence(old) + 1 if old is not None else 0)
    moment = made_at.astimezone(UTC)
    event.add("DTSTAMP", moment)
    event.add("LAST-MODIFIED", moment)
    return event


def _cancelled(event: Event, *, made_at: datetime) -> Event:
    if event.get("STATUS") == CANCELLED:
        return event
    sequence = _sequence(event) + 1
    for name in (*_BOOKKEEPING, "STATUS"):
        event.pop(name, None)
    event.subcomponents.clear()  # nobody wants to be reminded of it
    event.add("STATUS", CANCELLED)
    event.add("SEQUENCE", sequence)
    moment = made_at.astimezone(UTC)
    event.add("DTSTAMP", moment)
    event.add("LAST-MODIFIED", moment)
    return event


def _sequence(event: Event) -> int:
    return int(event.get("SEQUENCE", 0))


def _content(event: Event) -> list[bytes]:
    """Return the lines of an event that say something, in a fixed order."""
    lines = event.to_ical().replace(b"\r\n ", b"").split(b"\r\n")
    names = tuple(name.encode() for name in _BOOKKEEPING)
    return sorted(line for line in lines if not line.startswith(names))
