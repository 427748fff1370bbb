"""Giving the dossiers to every voter at once (phát hành hồ sơ)."""

from collections.abc import Sequence
from typing import Final

from tinnhiem.core.dossiers.dossier import Dossier, ItemStanding, Standing
from tinnhiem.core.dossiers.due import ASSETS
from tinnhiem.core.dossiers.errors import (
    DossierIncompleteError,
    NothingToReleaseError,
)
from tinnhiem.core.dossiers.filing import Filing
from tinnhiem.core.rules.rulebook import Rulebook

# The sentence a rulebook must have before a declaration of assets goes to voters.
# None that we have read has it, so none goes.
ASSETS_TO_VOTERS: Final = "assets-to-voters"


def goes_to_voters(key: str, *, rulebook: Rulebook) -> bool:
    """Say whether voters get an item of this kind."""
    return key != ASSETS or rulebook.sentence(ASSETS_TO_VOTERS) is not None


def waiting(
    dossiers: Sequence[Dossier], *, rulebook: Rulebook
) -> tuple[tuple[Dossier, ItemStanding, Filing], ...]:
    """Return the versions that the next release would give to the voters."""
    return tuple(
        (dossier, one, one.current)
        for dossier in dossiers
        for one in dossier.items
        if one.standing in {Standing.HANDED_IN, Standing.RENEWED}
        and one.current is not None
        and goes_to_voters(one.item.key, rulebook=rulebook)
    )


def require_releasable(
    dossiers: Sequence[Dossier], *, rulebook: Rulebook, reason: str, campaign: str
) -> tuple[Filing, ...]:
    """Return the versions to release, or refuse.

    Args:
        dossiers: Of everybody who is rated, and of the unit.
        rulebook: Says what voters get.
        reason: Why it is done although something is missing; empty when nothing is.
        campaign: Its name, for the refusal.

    Raises:
        NothingToReleaseError: Nothing new was handed in.
        DossierIncompleteError: Something is missing and nobody said why that may be.
    """
    found = waiting(dossiers, rulebook=rulebook)
    if not found:
        raise NothingToReleaseError(campaign)
    lacking = tuple(
        f"{dossier.name}: {one.item.title}"
        for dossier in dossiers
        for one in dossier.lacking
    )
    if lacking and not reason.strip():
        raise DossierIncompleteError(lacking)
    return tuple(filing for _, _, filing in found)
