"""What the hall is doing now, for pages that ask again every other second."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, Max, OuterRef, QuerySet

from tinnhiem.store.models import Campaign, JournalEntry, RosterEntry
from tinnhiem.store.queries.conference import stays_of


def sequence_of(campaign: Campaign) -> int:
    """Return a number that grows with every deed of the campaign and never falls.

    A page that got a later answer drops an earlier one that was slow on its way.
    """
    entries = JournalEntry.objects.filter(campaign=campaign).order_by()
    return entries.aggregate(last=Max("pk"))["last"] or 0


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
