"""The hall and the box, as the core sees them."""

import json
from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Final

from django.db.models import CharField, Exists, Max, OuterRef, QuerySet, Value
from django.db.models.functions import Cast
from django.utils import timezone

from tinnhiem.core.ballots import ledger
from tinnhiem.core.ballots.account import BallotAccount
from tinnhiem.core.ballots.ledger import Movement, SheetMovement
from tinnhiem.core.conference.attendance import Attendance, Presence
from tinnhiem.core.conference.committee import (
    CommitteeMember,
    CommitteeRole,
    ShowOfHands,
    TallyCommittee,
)
from tinnhiem.core.conference.conflicts import Conflict, Role, conflicts
from tinnhiem.core.conference.phases import ORDER, Phase
from tinnhiem.core.count.hands import Counted, Hand, sentence_of
from tinnhiem.core.count.way import Part, Way
from tinnhiem.core.record import Absence, AdjournedSitting, Conference, Sealing, Signer
from tinnhiem.core.rules.rulebook import Rulebook
from tinnhiem.store import models
from tinnhiem.store.queries.people import person_value
from tinnhiem.store.queries.plans import rulebook_of

# Parts that an account gives; chairing is the campaign's own fact.
_BY_ACCOUNT: Final = {Role.CLERK.value, Role.INSPECTOR.value, Role.ADMIN.value}


def stays_of(campaign: models.Campaign) -> QuerySet[models.PresenceInterval]:
    """Return the stays of the sitting that is open; those adjourned do not count."""
    return models.PresenceInterval.objects.filter(
        entry__campaign=campaign, sitting=campaign.sitting
    )


COUNTED: Final = frozenset(ORDER[ORDER.index(Phase.RECONCILED) :])


def presences_of(
    campaign: models.Campaign, *, of: Collection[models.RosterEntry] | None = None
) -> tuple[Presence, ...]:
    """Return every stay of the open sitting, by arrival; only those `of` some."""
    rows = stays_of(campaign)
    if of is not None:
        rows = rows.filter(entry__in=of)
    return tuple(
        Presence(row.entry.person.key, row.arrived_at, row.left_at)
        for row in rows.select_related("entry__person")
    )


def summoned_keys(campaign: models.Campaign) -> frozenset[str]:
    """Return the keys of everybody on the frozen roster."""
    return frozenset(campaign.roster.values_list("person__key", flat=True))


def present_count(campaign: models.Campaign) -> int:
    """Return how many are in the hall now."""
    return stays_of(campaign).filter(left_at=None).count()


def attendance_of(campaign: models.Campaign) -> Attendance:
    """Return how many are in the hall now, of those summoned."""
    present = present_count(campaign)
    return Attendance(summoned=campaign.roster.count(), present=present)


def attendance_so_far(campaign: models.Campaign) -> Attendance:
    """Return how many of those summoned were ever in the hall.

    For papers and the account of sheets: somebody who leaves after voting came.
    """
    came = stays_of(campaign).values("entry").distinct().count()
    return Attendance(summoned=campaign.roster.count(), present=came)


def committee_of(campaign: models.Campaign) -> TallyCommittee | None:
    """Return the elected tally committee, or None before its election."""
    vote = getattr(campaign, "committee_vote", None)
    if vote is None:
        return None
    members = tuple(
        CommitteeMember(
            row.entry.person.key,
            row.entry.name,
            row.entry.title,
            CommitteeRole(row.role),
        )
        for row in campaign.committee.select_related("entry__person")
    )
    hands = ShowOfHands(vote.in_favour, vote.against, vote.abstained)
    return TallyCommittee(members, hands)


def conflicts_of(
    campaign: models.Campaign, *, rulebook: Rulebook | None = None
) -> tuple[Conflict, ...]:
    """Return every person who plays two parts that should be kept apart.

    Args:
        campaign: Whose parts.
        rulebook: Where somebody has asked for it already.
    """
    return conflicts(roles_of(campaign), rulebook=rulebook or rulebook_of(campaign))


def roles_of(campaign: models.Campaign) -> dict[Role, frozenset[str]]:
    """Return the keys of the persons in each part, accounts told who they are too.

    Who asked for an explanation is not among them: that lies sealed.
    """
    rated = campaign.officeholders.filter(eligibility="rated").order_by()
    committee = campaign.committee.order_by()
    roles: dict[Role, set[str]] = {role: set() for role in Role}
    accounts = models.Account.objects.filter(is_active=True, person__isnull=False)
    # One question for all: every page of the people asks it. An account's duties come
    # as the text of their list.
    for parts, key in rated.values_list(Value(Role.RATED.value), "person__key").union(
        committee.values_list(Value(Role.COMMITTEE.value), "entry__person__key"),
        accounts.order_by().values_list(Cast("duties", CharField()), "person__key"),
    ):
        played = json.loads(parts) if parts.startswith("[") else [parts]
        for role in {Role.RATED, Role.COMMITTEE, *_BY_ACCOUNT} & set(played):
            roles[Role(role)].add(key)
    if campaign.chair:
        roles[Role.CHAIR].add(campaign.chair.key)
    if campaign.secretary:
        roles[Role.SECRETARY].add(campaign.secretary.key)
    return {role: frozenset(keys) for role, keys in roles.items()}


def account_of(campaign: models.Campaign) -> BallotAccount | None:
    """Return where every sheet went so far, or None before any was printed."""
    movements = [
        SheetMovement(Movement(row.kind), row.sheets)
        for row in campaign.movements.all()
    ]
    return ledger.account_of(movements) if movements else None


def roster_rows(campaign: models.Campaign) -> list[models.RosterEntry]:
    """Return everybody summoned in one question, for `conference_of` and the voters.

    Each row has its person, its absence and `came`, whether it was ever in the hall.
    """
    stays = stays_of(campaign).filter(entry=OuterRef("pk"))
    beside = campaign.roster.select_related("absence", "person")
    return list(beside.annotate(came=Exists(stays)))


def conference_of(
    campaign: models.Campaign, *, rows: Sequence[models.RosterEntry] | None = None
) -> Conference | None:
    """Return the conference as far as it has come, or None before it is set.

    Args:
        campaign: Whose.
        rows: As `roster_rows` gives them, where somebody has asked already.
    """
    if campaign.starts_at is None or not (campaign.chair and campaign.secretary):
        return None
    day = timezone.localdate(campaign.starts_at)
    roster = roster_rows(campaign) if rows is None else rows
    absent = [row for row in roster if not getattr(row, "came", False)]
    is_open = campaign.opened_at is not None
    return Conference(
        starts_at=timezone.localtime(campaign.starts_at),
        venue=campaign.venue,
        chair=_signer(roster, campaign.chair, day=day),
        secretary=_signer(roster, campaign.secretary, day=day),
        opened_at=_local(campaign.opened_at),
        closed_at=_local(campaign.closed_at),
        attendance=Attendance(len(roster), len(roster) - len(absent))
        if is_open
        else None,
        absences=tuple(_absence(row) for row in absent) if is_open else (),
        committee=committee_of(campaign),
        account=account_of(campaign),
        counting_from=_local(campaign.counting_from),
        counting_to=_local(campaign.counting_to),
        announced_at=_local(campaign.announced_at),
        remarks=tuple(campaign.remarks.values_list("text", flat=True)),
        accepted_warnings=tuple(
            row.reason
            for row in models.AcceptedWarning.objects.filter(round__campaign=campaign)
        ),
        counted=_counted(campaign),
        sealing=_sealing(campaign),
        sittings=adjourned_sittings(campaign) if campaign.sitting > 1 else (),
    )


def adjourned_sittings(campaign: models.Campaign) -> tuple[AdjournedSitting, ...]:
    """Return the sittings that ended without a vote, in order."""
    return tuple(
        AdjournedSitting(
            number=row.sitting,
            starts_at=_local(row.starts_at),
            adjourned_at=timezone.localtime(row.adjourned_at),
            present=row.present,
            summoned=row.summoned,
            reason=row.reason,
        )
        for row in campaign.adjournments.all()
    )


def _counted(campaign: models.Campaign) -> str:
    """Return how the newest count was made; no question is asked before a count."""
    if Phase(campaign.phase) not in COUNTED:
        return ""
    newest = campaign.count_rounds.order_by("-number").first()
    if newest is None or not newest.way:
        return ""
    members = campaign.committee.select_related("entry__person")
    counted = Counted(
        way=Way(newest.way),
        declared=tuple(newest.declared),
        hands=tuple(
            Hand(Part(hand["part"]), hand["person"], tuple(hand["batches"]))
            for hand in newest.hands
        ),
        reason=newest.reason,
    )
    return sentence_of(
        counted, names={one.entry.person.key: one.entry.name for one in members}
    )


def _signer(
    roster: Sequence[models.RosterEntry], person: models.Person, *, day: date
) -> Signer:
    entry = next((row for row in roster if row.person_id == person.pk), None)
    if entry is not None:
        return Signer(entry.name, entry.title)
    return Signer(person.name, person_value(person).title_on(day))


def _absence(row: models.RosterEntry) -> Absence:
    reason = row.absence.reason if hasattr(row, "absence") else ""
    return Absence(row.name, row.title, reason)


def _sealing(campaign: models.Campaign) -> Sealing | None:
    row = getattr(campaign, "sealing", None)
    if row is None:
        return None
    return Sealing(
        packets=row.packets,
        keeper=Signer(row.keeper_name, row.keeper_title),
        place=row.place,
        sealed_at=timezone.localtime(row.sealed_at),
    )


def _local(moment: datetime | None) -> datetime | None:
    return timezone.localtime(moment) if moment else None


def last_moment(
    campaign: models.Campaign, events: Collection[str], *, since: str
) -> datetime | None:
    """Return the latest moment of some events told after the last entry `since`."""
    entries = campaign.journal.order_by()
    mark = entries.filter(event=since).aggregate(last=Max("pk"))["last"] or 0
    told = entries.filter(event__in=events, pk__gt=mark)
    last: datetime | None = told.aggregate(last=Max("at"))["last"]
    return last
