"""What the headings of a table of results mean, as clerks and archives write them."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from tinnhiem.core.outcome.published import Quantity
from tinnhiem.core.share import Base


class ColumnKind(StrEnum):
    """What a column of a result table holds."""

    COUNT = "count"
    PERCENT = "percent"
    ROW = "row"
    NAME = "name"
    POST = "post"
    DAY = "day"
    BODY = "body"
    STATED_BASE = "stated-base"
    STATED_WHOLE = "stated-whole"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultColumn:
    """The meaning of one column.

    `of` is what a count or percent is about; `base` what a percent is said to be of.
    """

    kind: ColumnKind
    of: Quantity | None = None
    base: Base | None = None
    heading: str = ""


_FIELDS: Final[dict[str, ColumnKind]] = {
    "row": ColumnKind.ROW,
    "tt": ColumnKind.ROW,
    "stt": ColumnKind.ROW,
    "số tt": ColumnKind.ROW,
    "số thứ tự": ColumnKind.ROW,
    "name": ColumnKind.NAME,
    "position": ColumnKind.POST,
    "post": ColumnKind.POST,
    "date": ColumnKind.DAY,
    "ngày": ColumnKind.DAY,
    "ngày lấy phiếu": ColumnKind.DAY,
    "body": ColumnKind.BODY,
    "cơ quan": ColumnKind.BODY,
    "pct base": ColumnKind.STATED_BASE,
    "pct base n": ColumnKind.STATED_WHOLE,
    "note": ColumnKind.NOTE,
    "ghi chú": ColumnKind.NOTE,
}
_PLAIN: Final[dict[str, Quantity]] = {
    "total members": Quantity.MEMBERS,
    "members": Quantity.MEMBERS,
    "summoned": Quantity.SUMMONED,
    "present": Quantity.PRESENT,
    "issued": Quantity.ISSUED,
    "collected": Quantity.RETURNED,
    "returned": Quantity.RETURNED,
    "valid": Quantity.VALID,
    "invalid": Quantity.INVALID,
    "cao": Quantity.HIGH,
    "high": Quantity.HIGH,
    "tin nhiem": Quantity.CONFIDENCE,
    "confidence": Quantity.CONFIDENCE,
    "thap": Quantity.LOW,
    "low": Quantity.LOW,
}
BASE_OF_WORD: Final[dict[str, Base]] = {
    "total_members": Base.MEMBERS,
    "members": Base.MEMBERS,
    "summoned": Base.SUMMONED,
    "present": Base.PRESENT,
    "issued": Base.ISSUED,
    "collected": Base.RETURNED,
    "returned": Base.RETURNED,
    "valid": Base.VALID,
}
# The first that occurs decides: «không hợp lệ» contains «hợp lệ».
QUANTITY_WORDS: Final[tuple[tuple[str, Quantity], ...]] = (
    (r"không\s+hợp\s+lệ", Quantity.INVALID),
    (r"hợp\s+lệ", Quantity.VALID),
    (r"(?:không|chưa)\s+thu\s+(?:về|được|lại|vào)", Quantity.MISSING),
    (r"thu\s+(?:về|được|lại|vào)", Quantity.RETURNED),
    (r"phát\s+(?:ra|hành)", Quantity.ISSUED),
    (r"có\s+mặt", Quantity.PRESENT),
    (r"triệu\s+tập", Quantity.SUMMONED),
    (
        r"tổng\s+(?:số\s+)?(?:đại\s+biểu|thành\s+viên|ủy\s+viên|đảng\s+viên)",
        Quantity.MEMBERS,
    ),
)
_HIGH: Final = re.compile(r"tín\s+nhiệm\s+cao|\btnc\b")
_LOW: Final = re.compile(r"tín\s+nhiệm\s+thấp|\btnt\b")
_MIDDLE: Final = re.compile(r"tín\s+nhiệm|\btn\b")
_VOTE: Final = re.compile(r"(?:được\s+)?lấy\s+phiếu\s+tín\s+nhiệm")
_PERCENT: Final = re.compile(r"%|\btỷ\s+lệ|\btỉ\s+lệ|\bpct\b|\bpercent\b")
# «Tỷ lệ %», «Tỷ lệ (%)», «%»: a percent that does not say of what.
_BARE: Final = re.compile(r"(?:tỷ\s+lệ|tỉ\s+lệ|tl)?\s*\(?\s*(?:%|phần\s+trăm)?\s*\)?")
_NAME: Final = re.compile(r"họ\s+(?:và\s+)?tên|họ,\s*tên")
_POST: Final = re.compile(r"chức\s+(?:vụ|danh)")


def column_of(heading: str) -> ResultColumn | None:
    """Return what a heading means; None where it says nothing that we know."""
    words = plain_words(re.sub(r"\([^()]*\)", " ", heading))
    field = _FIELDS.get(words)
    if re.search(r"\d", words):  # a sentence with figures, not a heading
        return None
    if field is not None:
        return ResultColumn(kind=field, heading=_shown(heading))
    of, base = _quantity(words)
    if of is not None:
        share = _PERCENT.search(plain_words(heading))
        kind = ColumnKind.PERCENT if share else ColumnKind.COUNT
        return ResultColumn(kind=kind, of=of, base=base, heading=_shown(heading))
    named = {ColumnKind.NAME: _NAME, ColumnKind.POST: _POST}
    kinds = (kind for kind, pattern in named.items() if pattern.search(words))
    found = next(kinds, None)
    return ResultColumn(kind=found, heading=_shown(heading)) if found else None


def is_percent(heading: str) -> bool:
    """Say whether a heading speaks of percents, of whatever they may be."""
    words = plain_words(heading)
    return "%" in heading or bool(_PERCENT.search(words))


def is_bare_percent(heading: str) -> bool:
    """Say whether a heading is «Tỷ lệ %» alone: it needs the column on its left."""
    words = " ".join(unicodedata.normalize("NFC", heading).casefold().split())
    return is_percent(heading) and _BARE.fullmatch(words) is not None


def plain_words(text: str) -> str:
    """Return words for comparison: NFC, folded, single blanks, no underscores."""
    folded = unicodedata.normalize("NFC", text).casefold().replace("_", " ")
    return " ".join(folded.split()).strip(" :.()*")


def quantity_in(words: str) -> Quantity | None:
    """Return which people or sheets folded words speak of; levels are not looked at."""
    for pattern, of in QUANTITY_WORDS:
        if re.search(pattern, words):
            return of
    return None


def _quantity(words: str) -> tuple[Quantity | None, Base | None]:
    """Return what is counted and, beside a level, the base that is named."""
    machine = _PLAIN.get(words.removesuffix(" pct"))
    if machine is not None:
        return machine, None
    kept = _VOTE.sub(" ", words)
    other = quantity_in(kept)
    level = Quantity.HIGH if _HIGH.search(kept) else None
    level = Quantity.LOW if _LOW.search(kept) else level
    if level is not None:
        is_base = other is not None and other.value in list(Base)
        return level, Base(other.value) if other and is_base else None
    middle = Quantity.CONFIDENCE if _MIDDLE.search(kept) else None
    return other or middle, None


def _shown(heading: str) -> str:
    return " ".join(heading.split())
