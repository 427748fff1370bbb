"""The dossier or version that an address names; else there is no page."""

from typing import Final
from uuid import UUID

from django.http import Http404

from tinnhiem.core.dossiers.dossier import UNIT
from tinnhiem.core.dossiers.errors import DossierUnknownError
from tinnhiem.store.queries.campaigns import CampaignRow
from tinnhiem.store.queries.dossiers import FilingRow, filing_meant
from tinnhiem.web.saying import say_here

# The unit's dossier in an address; nobody's key has two words joined so.
UNIT_WORD: Final = "don-vi"


def filing_or_404(campaign: CampaignRow, key: UUID) -> FilingRow:
    """Return the version with that key in this campaign."""
    try:
        return filing_meant(campaign, key)
    except DossierUnknownError as refusal:
        raise Http404(say_here(refusal)) from refusal


def person_of(word: str) -> str:
    """Return the key that a word of an address stands for."""
    return UNIT if word == UNIT_WORD else word


def word_of(person: str) -> str:
    """Return the word of an address for a key."""
    return person or UNIT_WORD
