"""Asking in a template whether a campaign is only to look at."""

from django import template

from tinnhiem.store.queries.office import is_demonstration

register = template.Library()


@register.filter
def shows_demonstration(slug: str) -> bool:
    """Say whether the campaign of this name is a demonstration."""
    return is_demonstration(slug)
