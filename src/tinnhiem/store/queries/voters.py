"""Finding one voter of a frozen roster by number or by name."""

import unicodedata
from uuid import UUID

from tinnhiem.core.campaigns.errors import VoterAmbiguousError, VoterUnknownError
from tinnhiem.core.people.heading import without_marks
from tinnhiem.store.models import (
    Campaign,
    Officeholder,
    PresenceInterval,
    RosterEntry,
)

# For the signatures of pages, which ask the store and touch no table themselves.
EntryRow = RosterEntry


def voter_meant(campaign: Campaign, wanted: str) -> RosterEntry:
    """Return the voter with that roster number, or with exactly that name.

    Raises:
        VoterUnknownError: Nobody is; the summons may not be out yet.
        VoterAmbiguousError: Several share the name; use the number.
    """
    wanted = " ".join(unicodedata.normalize("NFC", wanted).split())
    rows = list(campaign.roster.select_related("person"))
    if wanted.isdecimal():
        found = [row for row in rows if row.number == int(wanted)]
    else:
        found = [row for row in rows if row.name.casefold() == wanted.casefold()]
        # A phone's keyboard may have no tone marks; exact names come first.
        plain = without_marks(wanted)
        found = found or [row for row in rows if without_marks(row.name) == plain]
    if not found:
        raise VoterUnknownError(wanted)
    if len(found) > 1:
        raise VoterAmbiguousError(wanted, numbers=tuple(row.number for row in found))
    return found[0]


def voters_outside(campaign: Campaign) -> list[RosterEntry]:
    """Return the voters who are not in the hall now, by number."""
    inside = PresenceInterval.objects.filter(
        entry__campaign=campaign, sitting=campaign.sitting, left_at=None
    )
    return list(
        campaign.roster.exclude(pk__in=inside.values("entry")).select_related("person")
    )


def entry_of_card(card: UUID) -> RosterEntry:
    """Return whose card it is, with campaign, chair, reply and absence beside."""
    beside = ("campaign__chair", "person", "reply", "absence")
    return RosterEntry.objects.select_related(*beside).get(cards__pk=card)


def rated_holder_of(entry: RosterEntry) -> Officeholder | None:
    """Return the voter's own line on the ballot, where they are rated as well."""
    rated = Officeholder.objects.filter(campaign=entry.campaign_id, eligibility="rated")
    return rated.filter(person=entry.person_id).first()
