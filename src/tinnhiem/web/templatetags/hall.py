"""The ways from page to page of the hall."""

from typing import Final

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tinnhiem.store.queries.waiting_devices import seats_bound
from tinnhiem.web.conference.places import place_of
from tinnhiem.web.who import Who

register = template.Library()

WAYS: Final = (
    ("hall", _("Đang diễn ra")),
    ("check-in", _("Điểm danh")),
    ("hall-absences", _("Vắng mặt")),
    ("hall-committee", _("Ban Kiểm phiếu")),
    ("ballots", _("Phiếu")),
    ("count", _("Kiểm phiếu")),
    ("outcome", _("Kết quả")),
    ("hall-devices", _("Thiết bị")),
    ("hall-script", _("Kịch bản")),
)


@register.inclusion_tag("devices/_bound.html")
def bound_devices(slug: str) -> dict[str, object]:
    """Show whose devices are bound, since when, and who confirmed each.

    So that one too many, or one that a member never held, is noticed.
    """
    members, rows = seats_bound(slug)
    return {"members": members, "rows": rows}


@register.simple_tag
def hall_ways(who: Who, slug: str) -> list[tuple[str, str | Promise, str]]:
    """Return name, words and address of the hall's pages that exist for `who`."""
    found = ((name, words, place_of(name, slug=slug, who=who)) for name, words in WAYS)
    return [way for way in found if way[2]]
