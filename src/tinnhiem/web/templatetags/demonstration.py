"""Asking in a template whether a page shows a vote of the office at all."""

from django import template
from django.template import Context

from tinnhiem.store.queries.campaigns import CampaignRow
from tinnhiem.store.queries.office import not_real, not_real_row

register = template.Library()


@register.simple_tag(takes_context=True)
def practice(context: Context) -> str:
    """Return «demonstration» or «rehearsal» where the page's campaign is one.

    The campaign of a page is in its context, or stands in its address; of a card or a
    device, it is theirs.
    """
    shown = context.get("campaign")
    if isinstance(shown, CampaignRow):
        return not_real_row(shown) or ""
    request = context["request"]
    found = request.resolver_match
    slug = str(found.kwargs.get("slug", "")) if found else ""
    slug = slug or request.who.campaign
    return (not_real(slug) or "") if slug else ""
