"""Every chain of the journal, checked as a whole."""

from collections.abc import Mapping

from tinnhiem.core.trust.anchor import OFFICE, ChainHead, ChainState, held_against
from tinnhiem.store.journal import digest_of
from tinnhiem.store.models import Campaign, JournalEntry

NOTHING_KNOWN: Mapping[str, ChainHead] = {}


def chain_states(
    known: Mapping[str, ChainHead] = NOTHING_KNOWN,
) -> tuple[ChainState, ...]:
    """Check every chain, the office's first; hold each against an anchor's heads.

    A chain that the anchor knew and of which nothing is left is reported as cut.
    """
    campaigns = {OFFICE: None, **{row.slug: row for row in Campaign.objects.all()}}
    names = [*campaigns, *(name for name in known if name not in campaigns)]
    return tuple(
        _state(campaigns[name], name=name, known=known.get(name))
        if name in campaigns
        else held_against([], name=name, broken_at=None, known=known[name])
        for name in names
    )


def state_of(campaign: Campaign | None) -> ChainState:
    """Check one chain by itself."""
    return _state(campaign, name=campaign.slug if campaign else OFFICE, known=None)


def heads() -> dict[str, ChainHead]:
    """Return the last entry of every chain as it stands, for an anchor."""
    return {state.name: state.head for state in chain_states()}


def _state(
    campaign: Campaign | None, *, name: str, known: ChainHead | None
) -> ChainState:
    previous, broken_at = "", None
    digests = []
    entries = JournalEntry.objects.filter(campaign=campaign).order_by("id")
    for number, entry in enumerate(entries.iterator(), start=1):
        follows = (entry.previous, entry.digest) == (previous, digest_of(entry))
        if broken_at is None and not follows:
            broken_at = number
        previous = entry.digest
        digests.append(entry.digest)
    return held_against(digests, name=name, broken_at=broken_at, known=known)
