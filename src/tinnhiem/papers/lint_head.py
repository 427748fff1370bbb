"""Rules about the head of a paper: number, date, «Kính gửi» (L02, L03, L06)."""

import re
from collections.abc import Iterator
from typing import Final

from tinnhiem.core.papers.lint import PaperFinding, fault, warning
from tinnhiem.papers.forms import LAST_ZERO_MONTH, TWO_DIGITS
from tinnhiem.papers.lint_sheet import KINDS, Line, Role, Sheet, around

_BLANK: Final = r"[\s.…_]"
_NUMBER: Final = re.compile(
    rf"Số\s*(?P<colon>:?)(?P<number>{_BLANK}*\d*{_BLANK}*)(?P<slash>[/-])(?P<symbol>.*)$"
)
_DATED: Final = re.compile(
    r"ngày\s+(?P<day>\d{1,2})\s+tháng\s+(?P<month>\d{1,2})\s+năm\s+(?P<year>\d+)"
)
_UNDATED: Final = re.compile(
    rf"ngày(?P<day>{_BLANK}*\d*{_BLANK}*)tháng(?P<month>{_BLANK}*\d*{_BLANK}*)năm"
)
_SHORT: Final = re.compile(r"(?<![\d/.])(\d{1,2})/(\d{1,2})/(\d{4})(?![\d/])")
_TO_SUPERIOR: Final = re.compile(r"Như trên|báo cáo", re.IGNORECASE)
_SYMBOL: Final = re.compile(r"[A-ZĐ][\w]*(?:[-/&.][A-ZĐ][\w]*)*$")


def dates(sheet: Sheet) -> Iterator[PaperFinding]:
    """L02: days below ten and January, February with a zero; no other month."""
    for line in sheet.of(Role.DATE):
        blank = _UNDATED.search(line.text)
        if blank and not (blank["day"].strip(" .…_") and blank["month"].strip(" .…_")):
            yield warning(
                "L02",
                where=line.where,
                stands=line.excerpt,
                should="Ghi đủ ngày, tháng, năm khi văn bản được ký, phát hành",
            )
    for line in sheet.lines:
        for found in _DATED.finditer(line.text):
            yield from _long_date(line, found)
        for found in _SHORT.finditer(line.text):
            yield from _short_date(line, found)


def _long_date(line: Line, found: re.Match[str]) -> Iterator[PaperFinding]:
    day, month = _written(found["day"], found["month"])
    if (found["day"], found["month"]) != (day, month):
        yield fault(
            "L02",
            where=line.where,
            stands=around(line.text, *found.span()),
            should=f"ngày {day} tháng {month} năm {found['year']}",
        )


def _short_date(line: Line, found: re.Match[str]) -> Iterator[PaperFinding]:
    day, month = _written(found[1], found[2])
    if (found[1], found[2]) != (day, month):
        # The decree speaks of the date in words; in figures this is practice.
        yield warning(
            "L02",
            where=line.where,
            stands=around(line.text, *found.span()),
            should=f"{day}/{month}/{found[3]}",
        )


def _written(day: str, month: str) -> tuple[str, str]:
    of_day, of_month = int(day), int(month)
    zero = of_month <= LAST_ZERO_MONTH
    return f"{of_day:02d}", f"{of_month:02d}" if zero else str(of_month)


def number_and_symbol(sheet: Sheet) -> Iterator[PaperFinding]:
    """L03: «Số: 05/KH-VP»; the abbreviation is that of the kind."""
    for line in sheet.of(Role.NUMBER):
        found = _NUMBER.search(line.text)
        if found is None:
            yield fault(
                "L03",
                where=line.where,
                stands=line.excerpt,
                should="Số: …/" + f"{KINDS.get(sheet.kind, '…')}-…",
            )
            continue
        yield from _number(line, found, is_party=sheet.is_party)
        yield from _symbol(line, found, sheet=sheet)


def _number(
    line: Line, found: re.Match[str], *, is_party: bool
) -> Iterator[PaperFinding]:
    written = found["number"].strip(" .…_\u00a0")
    place = {"where": line.where, "stands": line.excerpt}
    if not written:
        yield warning(
            "L03", **place, should="Cấp số khi văn bản được ký; bản này là dự thảo"
        )
    elif int(written) < TWO_DIGITS and len(written) != 2:  # noqa: PLR2004 -- «05»
        yield fault("L03", **place, should=f"{int(written):02d}")
    if bool(found["colon"]) is is_party:
        yield fault(
            "L03",
            **place,
            should="«Số» không có dấu hai chấm"
            if is_party
            else "«Số:» có dấu hai chấm",
        )
    slash = "-" if is_party else "/"
    if found["slash"] != slash:
        yield fault("L03", **place, should=f"Giữa số và ký hiệu là dấu «{slash}»")


def _symbol(
    line: Line, found: re.Match[str], *, sheet: Sheet
) -> Iterator[PaperFinding]:
    symbol = found["symbol"].strip(" .…_\u00a0").rstrip("-/")
    place = {"where": line.where, "stands": line.excerpt}
    if symbol and not _SYMBOL.match(symbol):
        yield fault(
            "L03", **place, should="Ký hiệu viết in hoa, nối bằng «-», không cách chữ"
        )
        return
    expected = KINDS.get(sheet.kind)
    kind = re.split(r"[-/]", symbol)[0]
    if expected and symbol and kind != expected:
        yield fault("L03", **place, should=f"…/{expected}-… cho {sheet.kind}")


def addressed(sheet: Sheet) -> Iterator[PaperFinding]:
    """L06: a report to a superior body is addressed to it.

    Whether a report goes to a superior is seen from its recipients; where they do not
    say, a person decides.
    """
    kind = next(sheet.of(Role.KIND), None)
    if kind is None or not any(sheet.of(Role.NUMBER)) or any(sheet.of(Role.ADDRESSEE)):
        return
    if sheet.kind in ("BÁO CÁO", "TỜ TRÌNH"):
        to_superior = sheet.kind == "TỜ TRÌNH" or any(
            _TO_SUPERIOR.search(line.text) for line in sheet.of(Role.RECIPIENT)
        )
        say = fault if to_superior else warning
        yield say(
            "L06",
            where=kind.where,
            stands=f"{kind.excerpt}, không có «Kính gửi»",
            should="Kính gửi: <cơ quan cấp trên>, nếu báo cáo gửi cấp trên",
        )
