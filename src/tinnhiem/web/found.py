"""Asking for what an address names: it is there, or the page is not."""

from collections.abc import Callable
from typing import TypeVar

from django.http import Http404

from tinnhiem.core.campaigns.errors import CampaignUnknownError
from tinnhiem.web.saying import say_here

T = TypeVar("T")


def found(ask: Callable[[str], T], wanted: str) -> T:
    """Return what `ask` finds, `found(campaign_meant, slug)`.

    Raises:
        Http404: There is no campaign of that name.
    """
    try:
        return ask(wanted)
    except CampaignUnknownError as refusal:
        raise Http404(say_here(refusal)) from refusal
