"""Questions about the journal, for whoever reads it."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TypeAlias

from django.db.models import QuerySet
from django.utils.timezone import get_default_timezone

from tinnhiem.store.models import Campaign, JournalEntry

# Whose journal: a campaign's, or the whole office's.
Keeper: TypeAlias = Campaign | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """Which entries are asked for; empty or None means any.

    Attributes:
        since: First day, in Viet Nam's zone.
        until: Last day, in Viet Nam's zone; that day is included.
    """

    event: str = ""
    by: str = ""
    since: date | None = None
    until: date | None = None


def entries_sought(
    campaign: Keeper, sought: Sought, *, without: tuple[str, ...] = ()
) -> QuerySet[JournalEntry]:
    """Return the entries of one chain, the newest first.

    Args:
        campaign: Whose chain.
        sought: Which entries.
        without: Events that begin so do not exist for whoever reads.
    """
    entries = _shown(campaign, without=without).order_by("-id")
    if sought.event:
        entries = entries.filter(event=sought.event)
    if sought.by:
        entries = entries.filter(by=sought.by)
    if sought.since:
        entries = entries.filter(at__gte=_midnight(sought.since))
    if sought.until:
        entries = entries.filter(at__lt=_midnight(sought.until + timedelta(days=1)))
    return entries


def events_and_people(
    campaign: Keeper, *, without: tuple[str, ...] = ()
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return which events and which people one chain names, each in order."""
    pairs = _shown(campaign, without=without).order_by()
    named = set(pairs.values_list("event", "by").distinct())
    events = tuple(sorted({event for event, _ in named}))
    return events, tuple(sorted({by for _, by in named if by}))


def _shown(campaign: Keeper, *, without: tuple[str, ...]) -> QuerySet[JournalEntry]:
    entries = JournalEntry.objects.filter(campaign=campaign)
    for beginning in without:
        entries = entries.exclude(event__startswith=beginning)
    return entries


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, tzinfo=get_default_timezone())
