"""What the hall is doing now, for pages that ask again every other second."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, Max, OuterRef, QuerySet

from tinnhiem.store.models import (
    Adjournment,
    Campaign,
    JournalEntry,
    PresenceInterval,
    RosterEntry,
)
from tinnhiem.store.queries.conference import stays_of


def sequence_of(campaign: Campaign) -> int:
    """Return a number that grows with every deed of the campaign and never falls.

    A page that got a later answer drops an earlier one that was slow on its way.
    """
    entries = JournalEntry.objects.filter(campaign=campaign).order_by()
    return entries.aggregate(last=Max("pk"))["last"] or 0


# For the signatures of pages, which ask the store and touch no table themselves.
StayRow = PresenceInterval


@dataclass(frozen=True, slots=True)
class HallMoment:
    """When the hall got where it is.

    Attributes:
        seq: As `sequence_of`.
        entered: Key of the journal entry by which the phase was reached; 0 before any.
        since: When that was; None before any.
        why: The reason that was given with it, where one was asked for.
    """

    seq: int
    entered: int
    since: datetime | None
    why: str


def hall_moment(campaign: Campaign) -> HallMoment:
    """Return how far the journal has come, and since when the phase lasts."""
    entries = JournalEntry.objects.filter(campaign=campaign)
    reached = entries.filter(event__in=("phase.reached", "conference.adjourned"))
    last = reached.order_by("-pk").first()
    if last is None:
        return HallMoment(sequence_of(campaign), 0, None, "")
    why = str(last.facts.get("reason", ""))
    return HallMoment(sequence_of(campaign), last.pk, last.at, why)


def missing_voters(campaign: Campaign) -> QuerySet[RosterEntry]:
    """Return the voters who are not in the hall now, by number.

    Each has its reply and its absence beside it, and `came`: was there before.
    """
    stays = stays_of(campaign).filter(entry=OuterRef("pk"))
    roster = campaign.roster.select_related("reply", "absence")
    outside = roster.filter(~Exists(stays.filter(left_at=None)))
    return outside.annotate(came=Exists(stays)).order_by("number")


def present_names(campaign: Campaign, *, most: int) -> list[tuple[str, str]]:
    """Return who is in the hall, as a form is filled in: the name, and what it is of.

    A name that two share is filled in by number. Nobody where they are too many.
    """
    inside = stays_of(campaign).filter(left_at=None).values("entry")
    rows = campaign.roster.filter(pk__in=inside).order_by("number")
    found = list(rows.values_list("number", "name", "title")[: most + 1])
    if len(found) > most:
        return []
    times = Counter(name for _, name, _ in found)
    return [
        (name if times[name] == 1 else str(number), f"{number}. {name}, {title}")
        for number, name, title in found
    ]


def last_stay(entry: RosterEntry) -> PresenceInterval | None:
    """Return the voter's last stay of the open sitting, or None before the first."""
    return stays_of(entry.campaign).filter(entry=entry).order_by("-arrived_at").first()


def adjournment_of(campaign: Campaign, number: int) -> Adjournment | None:
    """Return how a sitting ended, or None when it was not adjourned."""
    return campaign.adjournments.filter(sitting=number).first()


def came_to(campaign: Campaign, number: int) -> QuerySet[PresenceInterval]:
    """Return the stays of an earlier sitting with their voters, by number."""
    stays = PresenceInterval.objects.filter(entry__campaign=campaign, sitting=number)
    return stays.select_related("entry").order_by("entry__number", "arrived_at")
