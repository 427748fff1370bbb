"""Finding one voter of a frozen roster by number or by name."""

import unicodedata

from tinnhiem.core.campaigns.errors import VoterAmbiguousError, VoterUnknownError
from tinnhiem.store.models import Campaign, PresenceInterval, RosterEntry


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
    if not found:
        raise VoterUnknownError(wanted)
    if len(found) > 1:
        raise VoterAmbiguousError(wanted, numbers=tuple(row.number for row in found))
    return found[0]


def voters_outside(campaign: Campaign) -> list[RosterEntry]:
    """Return the voters who are not in the hall now, by number."""
    inside = PresenceInterval.objects.filter(entry__campaign=campaign, left_at=None)
    return list(
        campaign.roster.exclude(pk__in=inside.values("entry")).select_related("person")
    )
