"""What the screen of the hall may know: who is there, what is done, never a mark."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, Max, OuterRef, Subquery
from django.utils import timezone

from tinnhiem.core.ballots.account import BallotAccount
from tinnhiem.core.conference.attendance import Attendance
from tinnhiem.core.conference.phase import Phase
from tinnhiem.core.count.box import EntryState
from tinnhiem.core.count.way import Part, Way
from tinnhiem.core.outcome.outcome import Outcome
from tinnhiem.core.people.roster import Officeholder
from tinnhiem.core.plans.plan import Head
from tinnhiem.core.rules.rulebook import Rulebook
from tinnhiem.store import models
from tinnhiem.store.queries.conference import (
    account_of,
    attendance_of,
    attendance_so_far,
    stays_of,
)
from tinnhiem.store.queries.open_count import open_count_of
from tinnhiem.store.queries.people import officeholders_of
from tinnhiem.store.queries.plans import plan_of, rulebook_of
from tinnhiem.store.queries.results import outcomes_of

# For the signatures of pages, which ask the store and touch no table themselves.
ScreenRow = models.HallScreen


@dataclass(frozen=True, slots=True, kw_only=True)
class Hall:
    """The hall as everybody in it sees it.

    Attributes:
        phase: Where the vote stands; of a suspended one, where it was left.
        is_over: The conference was closed.
        attendance: In the hall now; of a conference that is over, who came.
        adjourned_on: When the sitting before this one should have been; None when
            there was none.
        starts_at: When this one begins; None when nobody has said.
        batches: How many piles of the open count are keyed, of how many; nothing about
            what was keyed, nor by whom.
        names: Who is on the roster and whether they are here; none where the clerk
            did not switch them on.
        outcomes: Only between the announcement and the end of the conference.
    """

    slug: str
    head: Head
    rulebook: Rulebook
    members: int | None
    is_rehearsal: bool
    is_demonstration: bool
    phase: Phase
    is_suspended: bool
    is_over: bool
    venue: str
    attendance: Attendance
    account: BallotAccount | None
    sitting: int
    starts_at: datetime | None
    adjourned_on: datetime | None
    batches: tuple[int, int] = (0, 0)
    names: tuple[tuple[str, bool], ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    officeholders: tuple[Officeholder, ...] = ()


def screen_asking(token: str) -> tuple[ScreenRow, int] | None:
    """Return the living screen of that address and the sequence of its campaign.

    One question, for two hundred telephones ask it every other second.
    """
    entries = models.JournalEntry.objects.filter(campaign=OuterRef("campaign"))
    last = entries.order_by().values("campaign").annotate(last=Max("pk")).values("last")
    rows = models.HallScreen.objects.filter(token=token, revoked_at=None)
    row = rows.select_related("campaign").annotate(sequence=Subquery(last)).first()
    return (row, row.sequence or 0) if row else None


def living_screens(campaign: models.Campaign) -> tuple[ScreenRow, ...]:
    """Return the addresses that show the hall, in order of making."""
    return tuple(campaign.screens.filter(revoked_at=None))


def hall_of(campaign: models.Campaign, *, with_names: bool) -> Hall:
    """Return the hall as it is now."""
    suspended = campaign.phase == Phase.SUSPENDED
    phase = Phase(campaign.resumes_to if suspended else campaign.phase)
    is_over = campaign.closed_at is not None
    is_announced = phase is Phase.ANNOUNCED and not is_over
    earlier = campaign.adjournments.order_by("sitting").last()
    return Hall(
        slug=campaign.slug,
        head=plan_of(campaign).head,
        rulebook=rulebook_of(campaign),
        members=campaign.members,
        is_rehearsal=campaign.is_rehearsal,
        is_demonstration=campaign.is_demonstration,
        phase=phase,
        is_suspended=suspended,
        is_over=is_over,
        venue=campaign.venue,
        attendance=attendance_so_far(campaign) if is_over else attendance_of(campaign),
        account=account_of(campaign),
        sitting=campaign.sitting,
        starts_at=_local(campaign.starts_at),
        adjourned_on=_local(earlier.starts_at) if earlier else None,
        batches=_batches(campaign) if phase is Phase.COUNTING else (0, 0),
        names=_names(campaign) if with_names else (),
        outcomes=outcomes_of(campaign) if is_announced else (),
        officeholders=officeholders_of(campaign) if is_announced else (),
    )


def _batches(campaign: models.Campaign) -> tuple[int, int]:
    """Return how many piles were keyed as often as they have to be, and of how many.

    In clear stand only who keys which pile and how far: nothing is opened for this.
    """
    count = open_count_of(campaign)
    if count is None:
        return 0, 0
    finished = count.rows.filter(
        kind__in=(Part.FIRST.value, Part.SECOND.value), state=EntryState.FINISHED.value
    )
    keyed = Counter(finished.values_list("batch", flat=True))
    done = sum(times >= Way(count.way).entries for times in keyed.values())
    return done, count.batches.count()


def _names(campaign: models.Campaign) -> tuple[tuple[str, bool], ...]:
    inside = stays_of(campaign).filter(entry=OuterRef("pk"), left_at=None)
    rows = campaign.roster.order_by("number").annotate(is_here=Exists(inside))
    return tuple(rows.values_list("name", "is_here"))


def _local(moment: datetime | None) -> datetime | None:
    return timezone.localtime(moment) if moment else None
