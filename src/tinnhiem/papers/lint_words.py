"""Rules about the words of a paper (L08, L09, L12, L15, L16)."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from tinnhiem.core.papers.lint import PaperFinding, fault, warning
from tinnhiem.core.plans.instruments import INSTRUMENT, undefined_short_numbers
from tinnhiem.papers.fonts import face
from tinnhiem.papers.lint_sheet import Line, Role, Sheet, around, cut

# Instruments that are called by a wrong kind; the same as in the rulebooks.
KNOWN_KINDS: Final = {
    "96-QĐ/TW": "Quy định",
    "262-QĐ/TW": "Quy định",
    "96/2023/QH15": "Nghị quyết",
    "85/2014/QH13": "Nghị quyết",
}
POINTS: Final = "abcdđeghiklmnopqrstuvxy"
_STRAIGHT: Final = re.compile(r"[\"']")
_POINT: Final = re.compile(r"^\s*([a-zđ])\)\s")
_ABOUT: Final = re.compile(
    r"^,?\s*(?:về|v/v|quy định|hướng dẫn|ban hành|sửa đổi)\b", re.IGNORECASE
)
_LATEST: Final = re.compile(
    r"chậm nhất(?: vào)?(?: trong)? ngày\**\s*\**\s*\d", re.IGNORECASE
)
_BEFORE: Final = re.compile(r"trước ngày\**\s*\**\s*\d", re.IGNORECASE)
_MARKUP: Final = re.compile(r"\*+")


def letters(sheet: Sheet) -> Iterator[PaperFinding]:
    """L08: NFC, letters that the font has, typographic quotes."""
    for line in sheet.lines:
        yield from _letters(line)


def _letters(line: Line) -> Iterator[PaperFinding]:
    text = line.text
    composed = unicodedata.normalize("NFC", text)
    if composed != text:
        place = next(
            (i for i, (a, b) in enumerate(zip(text, composed, strict=False)) if a != b),
            0,
        )
        yield fault(
            "L08",
            where=line.where,
            stands=f"chữ tổ hợp rời: «{cut(composed)}»",
            should=f"chữ dựng sẵn (NFC) từ chữ thứ {place + 1}",
        )
    strange = face("").missing(composed.replace("\t", " "))
    if strange:
        yield fault(
            "L08",
            where=line.where,
            stands=f"«{strange}» (U+{ord(strange):04X}) trong «{line.excerpt}»",
            should="ký tự có trong phông Times New Roman",
        )
    found = _STRAIGHT.search(text)
    if found:
        yield warning(
            "L08",
            where=line.where,
            stands=around(text, *found.span()),
            should="ngoặc kép “ ” thay cho ngoặc thẳng",
        )


def citations(sheet: Sheet) -> Iterator[PaperFinding]:
    """L09: complete when first cited, and called by what it is."""
    each = [_Cited(sheet, i) for i in range(len(sheet.texts()))]
    seen: dict[str, str] = {}
    for cited in [_Cited(sheet)] if sheet.is_flowing else each:
        for found in INSTRUMENT.finditer(cited.text):
            yield from _citation(cited, found, seen)
    yield from _short_numbers(sheet)


class _Cited:
    """The text in which citations are looked for, and the line of each place."""

    def __init__(self, sheet: Sheet, index: int | None = None) -> None:
        lines = sheet.texts()
        self.is_prose = sheet.is_official or not sheet.is_flowing
        self.lines = lines if index is None else lines[index : index + 1]
        self.starts: list[int] = []
        self.text = ""
        for line in self.lines:
            self.starts.append(len(self.text))
            self.text += f"{_MARKUP.sub('', line.text)} "

    def where(self, place: int) -> str:
        """Return where the line stands that has this place."""
        begun = [i for i, start in enumerate(self.starts) if start <= place]
        return self.lines[begun[-1]].where


def _citation(
    cited: _Cited, found: re.Match[str], seen: dict[str, str]
) -> Iterator[PaperFinding]:
    number = found["number"]
    kind = f"{found['kind'][0].upper()}{found['kind'][1:]}"
    place = {
        "where": cited.where(found.start()),
        "stands": around(cited.text, *found.span()),
    }
    known = KNOWN_KINDS.get(number, seen.get(number, kind))
    if kind.casefold() != known.casefold():
        yield fault("L09", **place, should=f"{known} {number}")
    # The lines of a PDF do not tell a table from a sentence; lists cite in tables.
    if number not in seen and cited.is_prose:
        lacking = _lacking(cited.text, found)
        if lacking:
            yield fault(
                "L09",
                **place,
                should=f"lần đầu viện dẫn ghi thêm {', '.join(lacking)}",
            )
    seen.setdefault(number, known)


def _lacking(text: str, found: re.Match[str]) -> list[str]:
    after = text[found.end() :]
    parts = {
        "ngày ban hành": found["day"],
        "cơ quan ban hành": found["issuer"],
        "trích yếu": _ABOUT.match(after),
    }
    if not (found["day"] or found["issuer"]):
        # «… ý kiến của Chủ tịch UBND tỉnh tại Công văn số …» names the issuer before.
        return list(parts)
    before = text[max(0, found.start() - 80) : found.start()]
    if re.search(r"\bcủa [^,;.]+ tại\s*$", before):
        parts["cơ quan ban hành"] = before
    return [name for name, part in parts.items() if not part]


def _short_numbers(sheet: Sheet) -> Iterator[PaperFinding]:
    texts = [line.text for line in sheet.texts()]
    for citation in undefined_short_numbers(texts):
        line = next((one for one in sheet.texts() if citation in one.text), None)
        yield warning(
            "L09",
            where=line.where if line else "toàn văn",
            stands=citation,
            should="số kèm ký hiệu, hoặc nêu cách viết tắt ở lần đầu",
        )


def points(sheet: Sheet) -> Iterator[PaperFinding]:
    """L12: points run a, b, c, d, đ, e, g and so on."""
    expected = 0
    for line in sheet.of(Role.BODY):
        found = _POINT.match(line.text)
        if found is None:
            # A point may have paragraphs of its own; a new clause begins anew.
            expected = 0 if re.match(r"\s*\d+[.)]\s", line.text) else expected
            continue
        letter = found[1]
        wanted = POINTS[expected] if expected < len(POINTS) else ""
        if letter == "a":
            expected = 0
        elif letter != wanted:
            yield fault(
                "L12",
                where=line.where,
                stands=line.excerpt,
                should=f"điểm {wanted})" if wanted else "chia lại thành nhiều khoản",
            )
        expected = (POINTS.find(letter) if letter in POINTS else expected) + 1


def deadlines(sheet: Sheet) -> Iterator[PaperFinding]:
    """L15: one way to write a deadline; the two differ by a day."""
    lines = sheet.texts()
    latest = next((line for line in lines if _LATEST.search(line.text)), None)
    for line in lines if latest else ():
        found = _BEFORE.search(line.text)
        if found and latest:
            yield warning(
                "L15",
                where=f"{latest.where}; {line.where}",
                stands=f"«chậm nhất ngày» và «{cut(_MARKUP.sub('', found[0]))}…»",
                should="một cách viết; «trước ngày» không kể ngày đó",
            )
            return


def broken_sentences(sheet: Sheet) -> Iterator[PaperFinding]:
    """L16: a sentence cut in two by a break."""
    if sheet.is_flowing:
        return
    lines = [line for line in sheet.of(Role.BODY) if line.text.strip()]
    for above, below in pairwise(lines):
        end, start = above.text.rstrip(" *"), below.text.lstrip(" *")
        if end[-1:].isalnum() and start[:1].islower() and not _POINT.match(start):
            yield warning(
                "L16",
                where=below.where,
                stands=f"{_last_words(end)} / {_first_words(start)}",
                should=f"{_last_words(end)} {_first_words(start)}",
            )


def _last_words(text: str) -> str:
    return " ".join(text.split()[-2:])


def _first_words(text: str) -> str:
    return " ".join(text.split()[:2])
