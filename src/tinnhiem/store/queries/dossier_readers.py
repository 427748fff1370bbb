"""Who may read what of the dossiers, and who has opened it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Q

from tinnhiem.core.dossiers.dossier import Dossier, ItemStanding
from tinnhiem.core.dossiers.filing import Filing, FilingState
from tinnhiem.core.dossiers.release import goes_to_voters
from tinnhiem.store.models import (
    Campaign,
    DeclarationReader,
    DossierReading,
    Person,
    RosterEntry,
)
from tinnhiem.store.queries.clarifications import holders_hidden_from
from tinnhiem.store.queries.dossiers import DossierRound, dossiers_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Readable:
    """A released version, for one voter.

    Attributes:
        is_newest: Of its item; an older one is kept but marked.
        is_read: This voter has opened it.
    """

    dossier: Dossier
    item: ItemStanding
    filing: Filing
    is_newest: bool
    is_read: bool

    @property
    def waits(self) -> bool:
        """Say whether this voter has still to open it."""
        return self.is_newest and self.filing.has_file and not self.is_read


@dataclass(frozen=True, slots=True)
class VoterReading:
    """How many of the released versions a voter has opened."""

    number: int
    name: str
    unit: str
    opened: int


@dataclass(frozen=True, slots=True)
class Readings:
    """The voters, and how many versions there are to open.

    Attributes:
        to_open: Newest released versions that have a file.
    """

    voters: tuple[VoterReading, ...]
    to_open: int

    @property
    def waiting(self) -> int:
        """How many voters have opened nothing."""
        return sum(not one.opened for one in self.voters)

    @property
    def through(self) -> int:
        """How many voters have opened everything."""
        return sum(one.opened >= self.to_open for one in self.voters)


def released_for_voter(
    campaign: Campaign, person: object, *, found: DossierRound | None = None
) -> tuple[Readable, ...]:
    """Return the released versions, the newest of each item first.

    Args:
        campaign: Whose.
        person: Primary key of the voter.
        found: The dossiers, where somebody has asked for them already.
    """
    rows = DossierReading.objects.filter(
        filing__campaign=campaign, entry__person_id=_key(person)
    )
    opened = {str(key) for key in rows.order_by().values_list("filing", flat=True)}
    return tuple(
        Readable(
            dossier=dossier,
            item=item,
            filing=filing,
            is_newest=item.released is filing,
            is_read=filing.key in opened,
        )
        for dossier, item, filing in _released(found or dossiers_of(campaign))
    )


def voters_with_readings(campaign: Campaign) -> Readings:
    """Return every voter with how many of the newest versions they opened."""
    newest = [
        filing.key
        for _dossier, item, filing in _released(dossiers_of(campaign))
        if item.released is filing and filing.has_file
    ]
    counted = Count("readings", filter=Q(readings__filing__in=newest))
    rows = campaign.roster.annotate(opened=counted).order_by("number")
    return Readings(tuple(_voter(row) for row in rows), len(newest))


def declaration_readers_of(campaign: Campaign) -> Sequence[DeclarationReader]:
    """Return who may open declarations, with their accounts."""
    return list(campaign.declaration_readers.select_related("account"))


def is_named_reader(campaign: Campaign, account: object) -> bool:
    """Say whether an account may open the declarations of a campaign."""
    return campaign.declaration_readers.filter(account_id=_key(account)).exists()


def is_rated(campaign: Campaign, *, person: UUID | None, name: str) -> bool:
    """Say whether an account's owner is under vote.

    Args:
        campaign: Whose vote.
        person: Whom the administrator says the account is; None while nobody has.
        name: Of the account, taken for the person's while nobody has said.
    """
    return bool(holders_hidden_from(campaign, person=person, name=name))


def person_key_of(person: object) -> str:
    """Return the key of a person by primary key."""
    return Person.objects.values_list("key", flat=True).get(pk=_key(person))


def _released(
    found: DossierRound,
) -> list[tuple[Dossier, ItemStanding, Filing]]:
    return [
        (dossier, item, filing)
        for dossier in found.dossiers
        for item in dossier.items
        if goes_to_voters(item.item.key, rulebook=found.rulebook)
        for filing in reversed(item.filings)
        if filing.state is FilingState.RELEASED
    ]


def _voter(row: RosterEntry) -> VoterReading:
    opened: Any = getattr(row, "opened", 0)
    return VoterReading(row.number, row.name, row.unit, opened)


def _key(pk: object) -> str:
    return str(pk)
