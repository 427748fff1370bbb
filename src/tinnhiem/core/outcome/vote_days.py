"""When and where a vote was held, as published texts say it."""

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date
from typing import Final

from tinnhiem.core.rules.rulebook import Track

_DAY: Final = re.compile(
    r"(?:ngày\s+)?(\d{1,2})\s*(?:/|-|\.|\s+tháng\s+)\s*(\d{1,2})\s*(?:/|-|\.|\s+năm\s+)"
    r"\s*(\d{4})"
)
_ISO: Final = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")
_MONTH: Final = re.compile(r"(?:tháng\s+)?(\d{1,2})/(\d{4})")
_ELECTED: Final = re.compile(r"\bhđnd\b|hội đồng nhân dân|quốc hội")
_WRITTEN: Final = re.compile(
    r"(?:ngày\s+)?(?<![\d/])\d{1,2}\s*(?:/|\s+tháng\s+)\s*\d{1,2}\s*(?:/|,?\s+năm\s+)"
    r"\s*\d{4}"
)
_INSTRUMENT: Final = re.compile(
    r"(?:quy định|nghị quyết|quyết định|kế hoạch|công văn|hướng dẫn|kết luận|luật|"
    r"nghị định)[^.;,]*$",
    re.IGNORECASE,
)
_PARTY: Final = re.compile(r"\d+-QĐ/TW|\d+-QĐi/TW")
_PARTY_POST: Final = re.compile(
    r"\bbí thư\b|\bcấp ủy\b|\bđảng ủy\b|\b(?:tỉnh|thành|huyện|quận|thị|xã|phường) ủy\b"
    r"|\bđảng đoàn\b|\bban thường vụ\b|\bban tổ chức\b|\bban tuyên giáo\b"
)
PARTY_BODY: Final = "cơ quan Đảng"
DECEMBER: Final = 12

Days = tuple[date | None, date | None]


def days_of(text: str) -> Days:
    """Return the first and last day that «13/12/2023», «2023-12» or «2018» can mean."""
    plain = " ".join(text.split())
    if found := _DAY.search(plain):
        return _span(int(found[3]), int(found[2]), int(found[1]))
    if found := _ISO.fullmatch(plain):
        return _span(int(found[1]), int(found[2] or 0), int(found[3] or 0))
    if found := _MONTH.fullmatch(plain):
        return _span(int(found[2]), int(found[1]), 0)
    return None, None


def _span(year: int, month: int, day: int) -> Days:
    try:
        if day:
            exact = date(year, month, day)
            return exact, exact
        first = date(year, month or 1, 1)
        last = month or DECEMBER
        return first, date(year, last, monthrange(year, last)[1])
    except ValueError:
        return None, None


def track_of(body: str) -> Track:
    """Return the track of a body: elected ones follow the Assembly's law."""
    is_elected = _ELECTED.search(" ".join(body.casefold().split()))
    return Track.STATE if is_elected else Track.PARTY


def track_of_result(body: str, posts: Iterable[str]) -> Track:
    """Return the track of a result: by its body, else by the posts that are rated.

    A Party body rates chairs of a council too, then beside posts of the Party.
    """
    if body.strip():
        return track_of(body)
    told = " ; ".join(" ".join(post.casefold().split()) for post in posts)
    is_council = _ELECTED.search(told) and not _PARTY_POST.search(told)
    return Track.STATE if is_council else Track.PARTY


def vote_days_of(text: str) -> Days:
    """Return when the vote of a text was held: the first day of no instrument."""
    for found in _WRITTEN.finditer(text):
        before = text[max(found.start() - 60, 0) : found.start()]
        if not _INSTRUMENT.search(before):
            return days_of(found[0])
    return None, None


def body_of(text: str) -> str:
    """Return whose vote a text is about, as far as it says so; else nothing."""
    if _PARTY.search(text):
        return PARTY_BODY
    found = re.search(r"HĐND|Hội đồng nhân dân|Quốc hội", text)
    return found[0] if found else ""
