"""What a check-in desk asks of the tables: few questions, for it asks at every scan."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Final

from django.db.models import Count, Q, QuerySet

from tinnhiem.core.conference.attendance import quorum_minimum, quorum_whole
from tinnhiem.core.conference.door.desk import DeskHall
from tinnhiem.core.conference.door.scan import Scan, ScanCode, ScanKind
from tinnhiem.core.conference.phase import Phase
from tinnhiem.core.people.heading import without_marks
from tinnhiem.core.people.vietnamese_name import name_order, normal_name
from tinnhiem.store.models import (
    Campaign,
    Card,
    DeskAnomaly,
    PresenceInterval,
    RosterEntry,
)
from tinnhiem.store.queries.cards import card_digest
from tinnhiem.store.queries.conference import stays_of
from tinnhiem.store.queries.hall import sequence_of
from tinnhiem.store.queries.plans import rulebook_of

# For the signatures of pages, which ask the store and touch no table themselves.
AnomalyRow = DeskAnomaly

PHASE_REACHED: Final = "phase.reached"
CLOCK_CORRECTED: Final = "clock.corrected"
CHOICES: Final = 20
BESIDE: Final = ("reply", "absence")


@dataclass(frozen=True, slots=True, kw_only=True)
class Whom:
    """Who is meant by a scan, or why nobody is.

    Attributes:
        code: Why not; None when `entry` is meant.
        choices: Who may be meant, for a person to choose.
        slug: The campaign whose card it is, when it is another's.
    """

    entry: RosterEntry | None = None
    code: ScanCode | None = None
    choices: tuple[RosterEntry, ...] = ()
    slug: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HallFigures:
    """Present, summoned and needed, from one look at the tables.

    Attributes:
        whole: What the quorum is a part of; None where nobody has said it.
        anomalies: Not yet settled by a person.
        seq: Only grows; an older answer never replaces a newer one.
    """

    summoned: int
    present: int
    left: int
    whole: int | None
    minimum: int | None
    anomalies: int
    seq: int

    @property
    def is_reached(self) -> bool:
        """Say whether the quorum is there."""
        return self.minimum is not None and 0 < self.minimum <= self.present

    @property
    def lacking(self) -> int:
        """How many must still come; 0 when the quorum is there."""
        return max(0, (self.minimum or 0) - self.present)


def whom(campaign: Campaign, scan: Scan) -> Whom:
    """Return who is meant by what a desk scanned or typed."""
    if scan.kind is ScanKind.GARBLED:
        return Whom(code=ScanCode.GARBLED)
    if scan.kind is ScanKind.CARD:
        return _by_card(campaign, scan.values)
    if scan.kind is ScanKind.NUMBER:
        return _by_number(campaign, int(scan.values[0]))
    return _by_name(campaign, scan.values[0])


def _by_card(campaign: Campaign, tokens: Sequence[str]) -> Whom:
    digests = [card_digest(token) for token in tokens]
    cards = Card.objects.filter(token_sha256__in=digests)
    beside = (f"entry__{one}" for one in BESIDE)
    card = cards.select_related(*beside).first()
    if card is None:
        return Whom(code=ScanCode.UNKNOWN)
    if card.entry.campaign_id != campaign.pk:
        return Whom(code=ScanCode.OTHER_CAMPAIGN, slug=card.entry.campaign.slug)
    if card.revoked_at is not None:
        return Whom(code=ScanCode.REVOKED, choices=(card.entry,))
    return Whom(entry=card.entry)


def _by_number(campaign: Campaign, number: int) -> Whom:
    entry = _entries(campaign).filter(number=number).first()
    return Whom(entry=entry, code=None if entry else ScanCode.UNKNOWN)


def _by_name(campaign: Campaign, typed: str) -> Whom:
    """Return the only bearer of the whole name; part of a name is for a person."""
    name = normal_name(typed)
    words = bare_name(name).split()
    if not words:
        return Whom(code=ScanCode.UNKNOWN)
    known = campaign.roster.values_list("pk", "name")
    alike = [(pk, one) for pk, one in known if _matches(words, one)]
    exact = [pk for pk, one in alike if normal_name(one).casefold() == name.casefold()]
    certain = exact or [pk for pk, one in alike if bare_name(one) == " ".join(words)]
    if len(certain) == 1:
        return Whom(entry=_entries(campaign).get(pk=certain[0]))
    chosen = (certain or [pk for pk, _ in alike])[:CHOICES]
    if not chosen:
        return Whom(code=ScanCode.UNKNOWN)
    rows = sorted(
        _entries(campaign).filter(pk__in=chosen),
        key=lambda row: (name_order(row.name), row.number),
    )
    return Whom(code=ScanCode.AMBIGUOUS, choices=tuple(rows))


@lru_cache(maxsize=8192)  # the roster is asked at every name that is typed
def bare_name(name: str) -> str:
    """Return a name as it is typed in a hurry: no marks, small letters."""
    return without_marks(normal_name(name))


def _matches(words: Sequence[str], name: str) -> bool:
    known = bare_name(name).split()
    return all(any(one.startswith(word) for one in known) for word in words)


def _entries(campaign: Campaign) -> QuerySet[RosterEntry]:
    return campaign.roster.select_related(*BESIDE)


def entry_numbered(campaign: Campaign, number: int) -> RosterEntry | None:
    """Return the voter of that number, with reply and absence beside."""
    return _entries(campaign).filter(number=number).first()


def last_stay(campaign: Campaign, entry: RosterEntry) -> PresenceInterval | None:
    """Return the newest stay of one voter in the open sitting."""
    stays = PresenceInterval.objects.filter(entry=entry, sitting=campaign.sitting)
    return stays.order_by("-arrived_at", "-id").first()


def desk_hall(campaign: Campaign) -> DeskHall:
    """Return the hall as a desk needs it."""
    return DeskHall(
        phase=Phase(campaign.phase),
        sitting=campaign.sitting,
        since=_phase_began(campaign),
        is_closed=campaign.closed_at is not None,
    )


def _phase_began(campaign: Campaign) -> datetime | None:
    """Return the latest moment at which a phase was reached, as `last_moment` would.

    In one question: a conference has a dozen such entries, however many come to it.
    """
    told = campaign.journal.filter(event__in=(PHASE_REACHED, CLOCK_CORRECTED))
    known: list[datetime] = []
    for event, at in told.order_by("-pk").values_list("event", "at"):
        if event == CLOCK_CORRECTED:
            break
        known.append(at)
    return max(known, default=None)


def figures_of(campaign: Campaign) -> HallFigures:
    """Return what stands beside the field of the desk."""
    # First: what is asked later may know more than it says, never less.
    seq = sequence_of(campaign)
    summoned = campaign.roster.count()
    book = rulebook_of(campaign)
    counted = stays_of(campaign).aggregate(
        came=Count("entry", distinct=True), present=Count("pk", filter=Q(left_at=None))
    )
    came, present = counted["came"], counted["present"]
    return HallFigures(
        summoned=summoned,
        present=present,
        left=came - present,
        whole=quorum_whole(book, summoned=summoned, members=campaign.members),
        minimum=quorum_minimum(book, summoned=summoned, members=campaign.members),
        anomalies=open_anomalies(campaign).count(),
        seq=seq,
    )


def open_anomalies(campaign: Campaign) -> QuerySet[DeskAnomaly]:
    """Return the scans that wait for a person."""
    return DeskAnomaly.objects.filter(campaign=campaign, settled_at=None)


def anomalies_of(campaign: Campaign) -> QuerySet[DeskAnomaly]:
    """Return every anomaly, those that wait first, the newest first."""
    rows = DeskAnomaly.objects.filter(campaign=campaign).select_related("entry")
    return rows.order_by("settled_at", "-received_at", "-id")


def anomaly_meant(campaign: Campaign, pk: int) -> DeskAnomaly | None:
    """Return one anomaly of the campaign."""
    return DeskAnomaly.objects.filter(campaign=campaign, pk=pk).first()


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterLine:
    """A voter as the list of the hall shows them.

    Attributes:
        arrived_at, left_at, desk: Of the newest stay; None before any.
    """

    number: int
    name: str
    title: str
    unit: str
    arrived_at: datetime | None
    left_at: datetime | None
    desk: str

    @property
    def state(self) -> str:
        """Where the voter is: «in», «left», «never»."""
        if self.arrived_at is None:
            return "never"
        return "in" if self.left_at is None else "left"


def roster_lines(campaign: Campaign) -> list[RosterLine]:
    """Return everybody summoned in the order of a Vietnamese list, in two questions."""
    newest = {stay.entry_id: stay for stay in stays_of(campaign)}
    # With the campaign: whoever asks through it wants to know that the row is its own.
    rows = campaign.roster.only("campaign", "number", "name", "title", "unit")
    lines = [_line(row, newest.get(row.pk)) for row in rows]
    return sorted(lines, key=lambda line: (name_order(line.name), line.number))


def _line(row: RosterEntry, stay: PresenceInterval | None) -> RosterLine:
    return RosterLine(
        number=row.number,
        name=row.name,
        title=row.title,
        unit=row.unit,
        arrived_at=stay.arrived_at if stay else None,
        left_at=stay.left_at if stay else None,
        desk=stay.desk if stay else "",
    )


def choices_numbered(campaign: Campaign, numbers: Sequence[int]) -> list[RosterEntry]:
    """Return the voters of those numbers, in that order."""
    found = {row.number: row for row in _entries(campaign).filter(number__in=numbers)}
    return [found[number] for number in numbers if number in found]
