"""The instruments a plan rests on: kind, number, day and issuer, each once."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from tinnhiem.core.plans.deadlines import date_of
from tinnhiem.core.plans.paragraphs import Passage
from tinnhiem.core.plans.plan import Basis, Source

KINDS: Final = (
    "Quy định|Quyết định|Nghị quyết|Công văn|Hướng dẫn|Kế hoạch|Chỉ thị|Nghị định"
    "|Thông tư|Thông báo|Kết luận|Quy chế|Luật|Pháp lệnh|Tờ trình|Điều lệ|Văn bản"
)
# A full number has letters after its figure: 96-QĐ/TW, 1506/UBND-NC, 96/2023/QH15.
FULL_NUMBER: Final = r"\d+(?:/\d{4})?[-/][A-ZĐ][\w]*(?:[-/.][\w]+)*"
DAY: Final = (
    r"\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4}|\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}"
)
INSTRUMENT: Final = re.compile(
    rf"(?P<kind>(?i:{KINDS}))\s+(?:số\s*:?\s*)?(?P<number>{FULL_NUMBER})"
    rf"(?:,?\s+(?:ban hành\s+)?ngày\s+(?P<day>{DAY}))?"
    r"(?:,?\s+của\s+(?P<issuer>[^,;.()]{1,120}?)"
    r"(?=\s+(?:về|v/v|quy định|hướng dẫn|tại|và)\s|[,;.()]|$))?"
)
BEFOREHAND: Final = re.compile(r"của\s+([^,;.()]{3,60}?)\s+tại\s*$")
ABBREVIATION: Final = re.compile(
    rf"(?:viết|gọi) (?:tắt )?(?:là|chung là)\s*:?\s*[“\"«]?((?i:{KINDS}) số \d+)"
)
BARE: Final = re.compile(rf"((?i:{KINDS})) số (\d+)(?![\w/.-]*[/-]?[\w]*[A-ZĐ])(?!\d)")


def bases_in(passages: Iterable[Passage]) -> tuple[Basis, ...]:
    """Return every instrument cited with its full number, each once.

    Later citations fill in a day or an issuer that the first one lacks; the kind is
    the first one's, as written.
    """
    found: dict[str, Basis] = {}
    for basis in _citations(passages):
        first = found.setdefault(basis.number, basis)
        found[basis.number] = replace(
            first,
            issued_on=first.issued_on or basis.issued_on,
            issuer=first.issuer or basis.issuer,
        )
    return tuple(found.values())


def undefined_short_numbers(texts: Iterable[str]) -> tuple[str, ...]:
    """Return bare citations («Quy định số 96») that no text defines, each once."""
    texts = tuple(texts)
    defined = {f.casefold() for text in texts for f in ABBREVIATION.findall(text)}
    cited = [f"{kind} số {number}" for t in texts for kind, number in BARE.findall(t)]
    return tuple(dict.fromkeys(c for c in cited if c.casefold() not in defined))


def kinds_cited(texts: Iterable[str], number: str) -> tuple[str, ...]:
    """Return every kind that the texts give to the instrument of this number."""
    kinds = [
        found["kind"][0].upper() + found["kind"][1:]
        for text in texts
        for found in INSTRUMENT.finditer(text)
        if found["number"] == number
    ]
    return tuple(dict.fromkeys(kinds))


def _citations(passages: Iterable[Passage]) -> Iterator[Basis]:
    for passage in passages:
        for found in INSTRUMENT.finditer(passage.text):
            before = BEFOREHAND.search(
                passage.text[max(0, found.start() - 120) : found.start()]
            )
            yield Basis(
                kind=found["kind"][0].upper() + found["kind"][1:],
                number=found["number"],
                issued_on=date_of(found["day"]) if found["day"] else None,
                issuer=(found["issuer"] or (before[1] if before else "")).strip(),
                source=Source(passage.line, _sentence_around(passage.text, found)),
            )


def _sentence_around(text: str, found: re.Match[str]) -> str:
    start = max(text.rfind(mark, 0, found.start()) for mark in (". ", "; ")) + 1
    ends = [text.find(mark, found.end()) for mark in (". ", "; ")]
    end = min((place for place in ends if place >= 0), default=len(text))
    return text[start or 0 : end].strip("; ")
