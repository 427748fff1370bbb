"""The key that a form of the hall carries, so that a double click acts once."""

from uuid import uuid4

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from tinnhiem.web.once import FIELD

register = template.Library()


@register.simple_tag
def once(key: str = "") -> SafeString:
    """Return the hidden field; `key` keeps that of a form that was refused."""
    return format_html(
        '<input type="hidden" name="{}" value="{}">', FIELD, key or uuid4()
    )
