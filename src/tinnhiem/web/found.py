"""The campaign that an address names: it is there, or the page is not."""

from django.http import Http404

from tinnhiem.core.campaigns.errors import CampaignUnknownError
from tinnhiem.store.queries.campaigns import CampaignRow, campaign_meant
from tinnhiem.web.saying import say_here


def campaign_or_404(slug: str) -> CampaignRow:
    """Return the campaign of that name; the gate has asked whether it is theirs.

    Raises:
        Http404: There is none.
    """
    try:
        return campaign_meant(slug)
    except CampaignUnknownError as refusal:
        raise Http404(say_here(refusal)) from refusal
