"""Words and figures of a statement that speak of ballots, levels and shares."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from tinnhiem.core.outcome.percents import PrintedPercent, read_percent
from tinnhiem.core.outcome.published import LEVELS, Quantity
from tinnhiem.core.outcome.result_headings import QUANTITY_WORDS


class TokenKind(StrEnum):
    """What a piece of a statement is, for whoever reads figures out of it."""

    LEVEL = "level"
    QUANTITY = "quantity"
    COUNT = "count"
    PERCENT = "percent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """One word or figure of a statement.

    `whole` is set for a count written as a fraction, «46/51».
    """

    kind: TokenKind
    start: int
    end: int
    of: Quantity | None = None
    count: int = 0
    whole: int | None = None
    percent: PrintedPercent | None = None


_QUANTITIES: Final = "|".join(
    f"(?P<q{index}>{pattern})" for index, (pattern, _) in enumerate(QUANTITY_WORDS)
)
# In this order: what comes first hides what it contains.
_PIECES: Final = re.compile(
    rf"""
    (?P<skip>
        \b(?:ngày|hồi|lúc|tháng|năm|quý|khóa|khoá|thứ|điều|khoản|điểm|mục|bản\s+số)
            \s+\d[\d/.-]*
      | \b\d{{1,2}}/\d{{1,2}}/\d{{4}}\b
      | \b\d+\s+(?:giờ|phút|tháng|năm|ngày|bản)\b
      | \b\d+(?:/\d{{4}})?[-/][^\W\d][\w/-]*            # 96-QĐ/TW, 96/2023/QH15
      | \b(?:ít\s+nhất|từ|trên|quá|dưới|hơn)\s+\d/\d\b  # two thirds of the law
      | (?:không\s+do|của)\s+ban\s+kiểm\s+phiếu\s+phát\s+(?:ra|hành)
      | chưa\s+phát\s+ra
      | (?:lấy|bỏ|kiểm)\s+phiếu\s+tín\s+nhiệm(?!\s+(?:cao|thấp))
      | (?:mức|kết\s+quả|tỷ\s+lệ|độ|bộ)\s+tín\s+nhiệm(?!\s+(?:cao|thấp)|\s*[:“"«(\d])
      | \d+\s+phiếu\s+(?:không\s+đánh\s+dấu|đánh\s+dấu|gạch|để\s+trống)
      | \bbằng\s+100\s*%
      | (?:lý\s+do|do)\s+(?:phiếu\s+)?không\s+hợp\s+lệ
    )
  | (?P<high>tín\s+nhiệm\s+cao|\btnc\b)
  | (?P<low>tín\s+nhiệm\s+thấp|\btnt\b)
  | (?P<middle>tín\s+nhiệm(?!\s+(?:nào|đối|của|tại|với|các|này|đó|được))|\btn\b)
  | (?P<members>(?:tổng\s+số\s+)(?=\d+\s+(?:đại\s+biểu|thành\s+viên|ủy\s+viên)))
  | {_QUANTITIES}
  | (?P<percent>(?<![\d.,/])\d{{1,4}}(?:[.,]\d{{1,6}})?\s*%)
  | (?P<fraction>(?<![\d.,/])(?P<part>\d{{1,9}})\s*/\s*(?P<whole>\d{{1,9}})(?![\d/]))
  | (?P<count>(?<![\w.,/-])\d{{1,3}}(?:\.\d{{3}})+(?![\w/-])
             |(?<![\w.,/-])\d{{1,9}}(?![\w/-]|[.,]\d))
    """,
    re.VERBOSE | re.IGNORECASE,
)


def tokens_of(text: str) -> list[Token]:
    """Return the tokens of a statement; dates, articles and clocks are none."""
    return [token for found in _PIECES.finditer(text) for token in _tokens(found)]


def _tokens(found: re.Match[str]) -> Iterator[Token]:
    start, end = found.span()
    if found["percent"]:
        percent = read_percent(found["percent"])
        yield Token(kind=TokenKind.PERCENT, start=start, end=end, percent=percent)
    elif found["fraction"]:
        part, whole = int(found["part"]), int(found["whole"])
        yield Token(kind=TokenKind.COUNT, start=start, end=end, count=part, whole=whole)
    elif found["count"]:
        count = int(found["count"].replace(".", ""))
        yield Token(kind=TokenKind.COUNT, start=start, end=end, count=count)
    else:
        of = _quantity(found)
        if of is not None:
            kind = TokenKind.LEVEL if of in LEVELS else TokenKind.QUANTITY
            yield Token(kind=kind, start=start, end=end, of=of)


def _quantity(found: re.Match[str]) -> Quantity | None:
    if found["skip"]:
        return None
    named = {
        "high": Quantity.HIGH,
        "low": Quantity.LOW,
        "middle": Quantity.CONFIDENCE,
        "members": Quantity.MEMBERS,
    }
    for index, (_, of) in enumerate(QUANTITY_WORDS):
        named[f"q{index}"] = of
    return next((of for group, of in named.items() if found[group]), None)
