"""The campaign that an address names: it is there, or the page is not."""

from django.http import Http404

from tinnhiem.core.campaigns.errors import CampaignUnknownError
from tinnhiem.store.queries.campaigns import CampaignRow, campaign_meant
from tinnhiem.web.saying import say_here
from tinnhiem.web.who import Request


def campaign_or_404(slug: str) -> CampaignRow:
    """Return the campaign of that name.

    Raises:
        Http404: There is none.
    """
    try:
        return campaign_meant(slug)
    except CampaignUnknownError as refusal:
        raise Http404(say_here(refusal)) from refusal


def own_campaign_or_404(request: Request, slug: str) -> CampaignRow:
    """Return the campaign of that name, to whom it is open.

    A card and a device of the hall open one campaign; any other is not there.

    Raises:
        Http404: There is none, or it is not theirs.
    """
    if request.who.campaign not in {"", slug}:
        raise Http404
    return campaign_or_404(slug)
