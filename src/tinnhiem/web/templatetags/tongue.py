"""Saying a text in the language of the page."""

from collections.abc import Mapping

from django import template
from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe

from tinnhiem.web.saying import marked, stays_vietnamese

register = template.Library()


@register.filter(is_safe=True)
def said(words: str | Promise) -> SafeString:
    """Return a sentence in the language of the page, with what stays Vietnamese marked.

    Names, titles and words of the plan need no filter but `lang="vi"` on their element.
    """
    return marked(words)


@register.filter
def tongue(widget: Mapping[str, object]) -> str:
    """Return ` lang="vi"` for a box or a choice whose words stay Vietnamese."""
    words = widget.get("label") or widget.get("value")
    if isinstance(words, str) and stays_vietnamese(words):
        return mark_safe(' lang="vi"')
    return ""
