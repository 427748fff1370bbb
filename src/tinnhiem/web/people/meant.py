"""The campaign that an address names."""

from tinnhiem.store.queries.campaigns import CampaignRow, campaign_meant
from tinnhiem.web.found import found


def campaign_or_404(slug: str) -> CampaignRow:
    """Return the campaign of that name; without one there is no page."""
    return found(campaign_meant, slug)
