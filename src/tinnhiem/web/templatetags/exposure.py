"""Asking in a template whether secret papers lie on a machine with a way out."""

from pathlib import Path

from django import template
from django.conf import settings

from tinnhiem.config.way_out import has_way_out
from tinnhiem.store.queries.papers import has_classified_papers
from tinnhiem.web.who import Who

register = template.Library()


@register.filter
def exposure(who: Who | str) -> str:
    """Return «open» or «unknown» where staff must be warned, else nothing.

    The rows are asked only where the machine may have a way out.
    """
    if not (isinstance(who, Who) and who.is_staff):
        return ""
    way_out = has_way_out(Path(settings.ROUTE_TABLES))
    if way_out is False or not has_classified_papers():
        return ""
    return "open" if way_out else "unknown"
