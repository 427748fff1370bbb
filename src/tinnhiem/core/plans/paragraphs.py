"""Lines joined to paragraphs: page breaks and hard line ends do not cut a sentence.

The rules and their reasons are in `docs/reference/plan-grammar.md`, part 1.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from tinnhiem.core.plans.words import HANGING, clean, fold, is_upper, label_of

WORD: Final = re.compile(r"\w+")
OPENING: Final = re.compile(
    r"(?:[IVX]+[./)-]|\d{1,2}(?:\.\d{1,2})+[.)]?|\d{1,2}[.)]|\(\d{1,2}\)|[a-zđ][.)]"
    r"|Bước \d{1,2}\s*[:.,-]?|[-–—+•▪◦·])\s+\S"
)
DASH: Final = re.compile(r"[-–—+•▪◦·]\s*\S")
ONE_LINERS: Final = re.compile(
    r"(?i:số\s*:|nơi nhận|kính gửi|kế hoạch$|cộng h[oò][aà] xã hội|độc lập - tự do)"
)
OPENERS: Final = re.compile(r"Căn cứ\b|Thực hiện (?:Công văn|Quy định|Kế hoạch)\b|I\. ")
PLACE_AND_DATE: Final = re.compile(r"(?i:[^,]{2,40},\s*ngày\b.*\btháng\b.*\bnăm\b)")
VOWELS: Final = re.compile(
    r"[aăâeêioôơuưyàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]"
)
TERMINAL: Final = (".", ";", ":", "!", "?", "…")
HARD_WRAP: Final = 120  # no line longer: the text was broken at a fixed width
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


def passages_of(lines: Sequence[str]) -> tuple[Passage, ...]:
    """Return the paragraphs of a text in order."""
    found = tuple(_lines(lines))
    width = max((len(line.text) for line in found), default=0)
    known = Counter(w for line in found for w in WORD.findall(fold(line.text)))
    passages: list[Passage] = []
    last = ""
    for line in found:
        if passages and _continues(passages[-1], line, last=last, width=width):
            glue = _glue(passages[-1].text, line.text, known)
            text = f"{passages[-1].text}{glue}{line.text}"
            passages[-1] = replace(passages[-1], text=text)
        else:
            passages.append(Passage(line.number, line.text))
        last = line.text
    return tuple(passages)


def _lines(lines: Sequence[str]) -> Iterator[_Line]:
    blank = True
    for number, raw in enumerate(lines, start=1):
        text = clean(raw)
        if text:
            yield _Line(number, text, follows_blank=blank)
        blank = not text


def _continues(passage: Passage, line: _Line, *, last: str, width: int) -> bool:
    before = passage.text
    if _hangs(before):
        return True
    if OPENING.match(line.text) or DASH.match(line.text):
        return _is_dash_within(before, line)
    if _stands_alone(before) or _stands_alone(line.text) or OPENERS.match(line.text):
        return False
    if is_upper(before) != is_upper(line.text) and is_upper(before):
        return False
    if before.endswith(TERMINAL):
        return not line.follows_blank and _is_full(last, line.text, width=width)
    return (
        line.text[0].islower()
        or _is_prose(before)
        or (not line.follows_blank and _is_full(last, line.text, width=width))
    )


def _hangs(before: str) -> bool:
    """Say whether `before` ends where no paragraph can end."""
    if before.endswith((",", "(", "“", "«", "/")) or _has_open_bracket(before):
        return True
    words = WORD.findall(fold(before))
    return bool(words) and before[-1].isalnum() and words[-1] in HANGING


def _has_open_bracket(before: str) -> bool:
    sentence = re.split(r"[.;]\s", before)[-1]
    pairs = ("()", "“”", "«»")
    return any(sentence.count(pair[0]) > sentence.count(pair[1]) for pair in pairs)


def _is_dash_within(before: str, line: _Line) -> bool:
    """Say whether a line that begins with a dash goes on with a name.

    «Trung tâm Phục vụ / - Kiểm soát TTHC»: inside an enumeration by semicolons, or
    inside the value of a labelled line that has no full stop yet.
    """
    if line.follows_blank or before.endswith(TERMINAL) or not line.text.startswith("-"):
        return False
    if label_before_colon(line.text) or ONE_LINERS.match(line.text.lstrip("- ")):
        return False
    return ";" in before.rsplit(". ", 1)[-1] or bool(label_before_colon(before))


def label_before_colon(text: str) -> bool:
    """Say whether `text` begins with a known label and a colon."""
    return ":" in text and label_of(text.split(":", 1)[0]) is not None


def _stands_alone(text: str) -> bool:
    return bool(ONE_LINERS.match(text) or PLACE_AND_DATE.fullmatch(text)) or (
        label_before_colon(text) and text.endswith(TERMINAL)
    )


def _is_full(last: str, following: str, *, width: int) -> bool:
    """Say whether `last` ended because the line was full, not the paragraph."""
    if width > HARD_WRAP:
        return False
    return len(last) + 1 + len(following.split()[0]) > width


def _is_prose(before: str) -> bool:
    return len(before) > PROSE or "; " in before


def _glue(before: str, after: str, known: Counter[str]) -> str:
    """Return what goes between two lines: a space, or nothing inside a word."""
    if before[-1].isspace() or re.search(r"\w[-/]$", before):
        return ""
    if before[-1].isdigit() and re.match(r"[/]\d", after):
        return ""
    if re.search(r"\d[/.-]\d{1,2}[/.-]\d{1,3}$", before) and re.match(r"\d+", after):
        return ""
    return "" if _is_split_word(before, after, known) else " "


def _is_split_word(before: str, after: str, known: Counter[str]) -> bool:
    """Say whether a break fell inside a syllable, judging by the rest of the text.

    «nhi / ệm» is one syllable: «nhiệm» stands elsewhere, «ệm» does not. A piece
    without a vowel is no syllable at all. «Tỉnh / ủy» stays two.
    """
    if not (before[-1].isalpha() and after[0].isalpha()):
        return False
    head = WORD.findall(fold(before))[-1]
    tail = WORD.findall(fold(after))[0]
    if not (VOWELS.search(head) and VOWELS.search(tail)):
        return head.isalpha() and not is_upper(before.split()[-1])
    return known[head + tail] > 0 and min(known[head], known[tail]) <= 1
