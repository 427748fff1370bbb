"""Saying a text in the language of the page."""

from django import template
from django.utils.functional import Promise
from django.utils.safestring import SafeString

from tinnhiem.web.saying import marked

register = template.Library()


@register.filter(is_safe=True)
def said(words: str | Promise) -> SafeString:
    """Return a sentence in the language of the page, with what stays Vietnamese marked.

    Names, titles and words of the plan need no filter but `lang="vi"` on their element.
    """
    return marked(words)
