"""Which campaigns are there, and which one is meant."""

from tinnhiem.core.campaigns.errors import (
    CampaignUnknownError,
    NoCampaignError,
    SeveralCampaignsError,
)
from tinnhiem.store.models import Campaign

# For the signatures of pages, which ask the store and touch no table themselves.
CampaignRow = Campaign


def campaign_meant(slug: str | None) -> Campaign:
    """Return the campaign of that name, or the only one there is.

    Raises:
        CampaignUnknownError: No campaign has that name.
        NoCampaignError: The folder has none yet; begin one from a plan.
        SeveralCampaignsError: Say which one.
    """
    beside = ("chair", "secretary", "committee_vote", "sealing")
    campaigns = list(Campaign.objects.select_related(*beside))
    slugs = tuple(campaign.slug for campaign in campaigns)
    if slug is not None:
        for campaign in campaigns:
            if campaign.slug == slug:
                return campaign
        raise CampaignUnknownError(slug, known=slugs)
    if not campaigns:
        raise NoCampaignError
    if len(campaigns) > 1:
        raise SeveralCampaignsError(slugs)
    return campaigns[0]


def all_campaigns() -> list[Campaign]:
    """Return every campaign of the folder, oldest first."""
    return list(Campaign.objects.all())
