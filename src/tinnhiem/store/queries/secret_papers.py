"""Which papers of a campaign are classified."""

from tinnhiem.store.models import Campaign


def secret_codes(campaign: Campaign) -> frozenset[str]:
    """Return the codes of papers that bear a level, or bore one when frozen."""
    marked = campaign.markings.exclude(secrecy="khong").values_list("code", flat=True)
    frozen = campaign.frozen_papers.filter(is_secret=True)
    return frozenset(marked) | frozenset(frozen.values_list("code", flat=True))
