"""Lines joined to paragraphs: page breaks and hard line ends do not cut a sentence.

The rules and their reasons are in `docs/reference/plan-grammar.md`, part 1.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from tinnhiem.core.plans.mending import CLOSING, WORD, glue_between, is_split_date
from tinnhiem.core.plans.words import HANGING, clean, fold, is_upper, label_of

PAIR: Final = re.compile(r"(?=(?<!\w)(\w+ (?:- )?\w+))")
OPENING: Final = re.compile(
    r"(?:[IVX]+[./)-]|\d{1,2}(?:\.\d{1,2})+[.)]?|\d{1,2}[.)]|\(\d{1,2}\)|[a-zđ][.)]"
    r"|Bước \d{1,2}\s*[:.,-]?|[-–—+•▪◦·])\s+\S"
)
DASHES: Final = "-–—+•▪◦·"
DASH: Final = re.compile(r"[-–—+•▪◦·]\s*\S")
ONE_LINERS: Final = re.compile(
    r"(?i:số\s*:|nơi nhận|kính gửi|kế hoạch$|cộng h[oò][aà] xã hội|độc lập - tự do)"
)
OPENERS: Final = re.compile(r"Căn cứ\b|Thực hiện (?:Công văn|Quy định|Kế hoạch)\b|I\. ")
BARE: Final = re.compile(
    r"[IVX]+[./)]|\d{1,2}(?:\.\d{1,2})*[.)]|\(\d{1,2}\)|[a-zđ]\)|[-–—+•]|(?i:số\s*:)"
)
SPAN: Final = re.compile(r"\d{4} - \d{4}")  # «2020 - 2025», broken before its dash
PAGE_NUMBER: Final = re.compile(
    r"\d{1,3}|[-–] \d{1,3} [-–]|(?i:trang) \d{1,3}(?:/\d+)?"
)
PLACE_AND_DATE: Final = re.compile(r"(?i:[^,]{2,40},\s*ngày\b.*\btháng\b.*\bnăm\b)")
TERMINAL: Final = (".", ";", ":", "!", "?", "…")
HARD_WRAP: Final = 120  # no line longer: the text was broken at a fixed width
LONGEST: Final = 20_000  # no paragraph is longer, whatever its punctuation
PROSE: Final = 160  # a heading is shorter


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph put together from lines; `line` is where it begins, from 1."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    text: str
    follows_blank: bool


@dataclass(frozen=True, slots=True)
class _Habits:
    """How this writer sets paragraphs, learned from all the lines together.

    Attributes:
        width: Length of the longest line.
        is_spaced: Numbered paragraphs follow an empty line, so a line that does not
            goes on with the one above.
        ends_dashes: Dashed lines end in a full stop or semicolon, so one that does
            not was cut.
        words: How often each word stands in the text.
        pairs: Words that stand side by side on one line, «chính - Quản» included.
    """

    width: int
    is_spaced: bool
    ends_dashes: bool
    words: Counter[str]
    pairs: frozenset[str]


def passages_of(lines: Sequence[str]) -> tuple[Passage, ...]:
    """Return the paragraphs of a text in order."""
    found = tuple(_lines(lines))
    habits = _habits_of(found)
    passages: list[Passage] = []
    last = ""
    for line in found:
        if passages and _continues(passages[-1].text, line, last=last, habits=habits):
            glue = glue_between(passages[-1].text, line.text, habits.words)
            text = f"{passages[-1].text}{glue}{line.text}"
            passages[-1] = replace(passages[-1], text=text)
        else:
            passages.append(Passage(line.number, line.text))
        last = line.text
    return tuple(passages)


def _lines(lines: Sequence[str]) -> Iterator[_Line]:
    blank = True
    cleaned = [clean(raw) for raw in lines]
    for number, (text, after) in enumerate(
        zip(cleaned, [*cleaned[1:], ""], strict=True), start=1
    ):
        is_page_number = blank and not after and PAGE_NUMBER.fullmatch(text)
        if text and not is_page_number:
            yield _Line(number, text, follows_blank=blank)
        blank = not text or bool(is_page_number)


def _habits_of(lines: Sequence[_Line]) -> _Habits:
    dashes = [line for line in lines if DASH.match(line.text)]
    numbered = [
        line
        for line in lines
        if OPENING.match(line.text) and line.text[0] not in DASHES
    ]
    return _Habits(
        width=max((len(line.text) for line in lines), default=0),
        is_spaced=_mostly([line.follows_blank for line in numbered]),
        ends_dashes=_mostly([line.text.endswith(TERMINAL) for line in dashes]),
        words=Counter(w for line in lines for w in WORD.findall(fold(line.text))),
        pairs=frozenset(pair[1] for line in lines for pair in PAIR.finditer(line.text)),
    )


def _mostly(answers: Sequence[bool]) -> bool:
    return sum(answers) * 4 >= len(answers) * 3 > 0


def _opens(text: str) -> bool:
    return bool(OPENING.match(text) or DASH.match(text) or BARE.fullmatch(text))


def _are_neighbours(before: str, text: str, habits: _Habits) -> bool:
    """Say whether the words around a break stand side by side elsewhere."""
    first, last = WORD.search(text), WORD.findall(before[-PROSE:])
    if not (first and last and before[-1].isalnum()):
        return False
    between = text[: first.start()]
    return f"{last[-1]} {between}{first[0]}" in habits.pairs


def _continues(before: str, line: _Line, *, last: str, habits: _Habits) -> bool:
    if len(before) > LONGEST or _is_one_liner(before):
        # «Quảng Ngãi, ngày … năm / 2023»: only its year can be missing.
        return line.text.isdigit() and before.endswith("năm")
    if _belongs_to(before, line.text):
        return True
    if _opens(line.text):
        return _is_dash_within(before, line, last=last, habits=habits)
    return line.text[0].islower() or (
        not _starts_anew(before, line.text)
        and _is_cut(before, line, last=last, habits=habits)
    )


def _belongs_to(before: str, text: str) -> bool:
    """Say whether `text` cannot but go on with `before`."""
    tail = before[-PROSE:]
    return (
        text.startswith(CLOSING)
        or _hangs(tail)
        or _is_bare(before)
        or is_split_date(tail, text)
    )


def _is_cut(before: str, line: _Line, *, last: str, habits: _Habits) -> bool:
    """Say whether `before` was cut by a break, though `line` begins in capitals."""
    is_full = not line.follows_blank and _is_full(last, line.text, habits=habits)
    if before.endswith((";", "gồm:")):
        return True
    if before.endswith(TERMINAL):
        return is_full
    is_heading = is_upper(before) and is_upper(line.text) and OPENING.match(before)
    return bool(
        line.text[0] in "(“«"
        or is_heading
        or _are_neighbours(before, line.text, habits)
        or _is_prose(before)
        or (habits.ends_dashes and DASH.match(before))
        or (habits.is_spaced and not line.follows_blank)
        or is_full
    )


def _is_bare(before: str) -> bool:
    """Say whether a marker or a label stands alone, its text on the next line."""
    return bool(BARE.fullmatch(before)) or (
        before.endswith(":") and label_before_colon(before)
    )


def _is_one_liner(text: str) -> bool:
    if BARE.fullmatch(text):
        return False
    return bool(ONE_LINERS.match(text) or PLACE_AND_DATE.fullmatch(text))


def _starts_anew(before: str, text: str) -> bool:
    """Say whether `text` cannot go on with `before`, whatever ends it."""
    if _is_one_liner(text) or OPENERS.match(text):
        return True
    if is_upper(before) != is_upper(text):
        return is_upper(before) or " " in text
    return False


def _hangs(before: str) -> bool:
    """Say whether `before` ends where no paragraph can end."""
    if before.endswith((",", "(", "“", "«", "/", " -")) or _has_open_bracket(before):
        return True
    words = WORD.findall(fold(before))
    return bool(words) and before[-1].isalnum() and words[-1] in HANGING


def _has_open_bracket(before: str) -> bool:
    sentence = re.split(r"[.;]\s", before)[-1]
    pairs = ("()", "“”", "«»")
    return any(sentence.count(pair[0]) > sentence.count(pair[1]) for pair in pairs)


def _is_dash_within(before: str, line: _Line, *, last: str, habits: _Habits) -> bool:
    """Say whether a line that begins with a dash goes on with a name.

    «Trung tâm Phục vụ / - Kiểm soát TTHC», «2020 / - 2025»: inside an enumeration by
    semicolons, at the end of a full line, or inside a labelled value without full
    stop.
    """
    if before.endswith(TERMINAL) or not line.text.startswith("-"):
        return False
    if label_before_colon(line.text) or ONE_LINERS.match(line.text.lstrip("- ")):
        return False
    if ";" in before.rsplit(". ", 1)[-1] or SPAN.search(f"{before} {line.text}"):
        return True
    if _are_neighbours(before, line.text, habits):
        return True
    return not line.follows_blank and (
        _is_full(last, line.text, habits=habits) or label_before_colon(before)
    )


def label_before_colon(text: str) -> bool:
    """Say whether `text` begins with a known label and a colon."""
    return ":" in text and label_of(text.split(":", 1)[0]) is not None


def _is_full(last: str, following: str, *, habits: _Habits) -> bool:
    """Say whether `last` ended because the line was full, not the paragraph."""
    if habits.width > HARD_WRAP:
        return False
    return len(last) + 1 + len(following.split()[0]) > habits.width


def _is_prose(before: str) -> bool:
    """Say whether `before` is too long, or too well begun, for a heading."""
    return len(before) > PROSE or "; " in before or bool(OPENERS.match(before))
