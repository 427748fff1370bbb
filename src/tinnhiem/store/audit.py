"""Every chain of the journal, checked as a whole."""

from collections.abc import Mapping, Sequence

from django.db.models import QuerySet

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


def state_shown(
    campaign: Campaign | None, entries: Sequence[JournalEntry], *, are_neighbours: bool
) -> ChainState:
    """Check the entries of one page; of the rest only how many there are.

    Args:
        campaign: Whose chain.
        entries: The newest first.
        are_neighbours: None was left out between them, so that each must follow from
            the one after it; else each is checked by itself.
    """
    chain = JournalEntry.objects.filter(campaign=campaign)
    last = chain.order_by("-id").first()
    head = ChainHead(chain.count(), last.digest if last else "")
    older = _before(chain, entries) if are_neighbours else None
    broken_at = None
    for entry, before in zip(entries, [*entries[1:], older], strict=False):
        follows = not are_neighbours or entry.previous == (
            before.digest if before else ""
        )
        if entry.digest != digest_of(entry) or not follows:
            broken_at = chain.filter(id__lte=entry.id).count()
    name = campaign.slug if campaign else OFFICE
    return ChainState(name=name, head=head, broken_at=broken_at)


def _before(
    chain: QuerySet[JournalEntry], entries: Sequence[JournalEntry]
) -> JournalEntry | None:
    if not entries:
        return None
    return chain.filter(id__lt=entries[-1].id).order_by("-id").first()


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
