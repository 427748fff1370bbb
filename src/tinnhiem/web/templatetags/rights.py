"""Asking in a template whether a page exists for somebody."""

from django import template

from tinnhiem.web.who import Who

register = template.Library()


@register.filter
def sees(who: Who | str, page: str) -> bool:
    """Say whether `page` exists for `who`; for nobody where there is nobody."""
    return isinstance(who, Who) and who.sees(page)


@register.filter
def acts(who: Who | str, page: str) -> bool:
    """Say whether `who` may send the forms of `page`."""
    return isinstance(who, Who) and who.acts(page)
