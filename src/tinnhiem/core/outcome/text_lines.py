"""Text as lines with their places, joined into statements that keep them."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from tinnhiem.core.outcome.published import Place

_MARKED: Final = re.compile(r"\s*(?:[-–•*+]\s|\(?(?:\d{1,2}|[a-zđ]|[IVX]{1,5})[.)]\s)")
# A line that begins so speaks of the next person, whatever the line before ended in.
_ADDRESSED: Final = re.compile(r"\s*(?:Đồng chí|ĐỒNG CHÍ|Đ/c|Đ/C|Ông|ÔNG|Bà|BÀ)\s")
_ENDED: Final = re.compile(r"[.;:!?](?:/\.)?\s*$")
# A full stop ends a statement, unless a figure or an abbreviation goes on behind it.
_STOP: Final = re.compile(
    r"(?<!\bTP)(?<!\bđ/c)(?<!\bĐ/c)(?<!\bTS)(?<!\bTh)[.;!?](?=\s|$)"
)
# No figure, no number of a document and no phone has so many digits in one run; the
# patterns that look for figures would try each of its digits in turn.
LONGEST_RUN: Final = 40
_RUN: Final = re.compile(rf"\d{{{LONGEST_RUN + 1},}}")
LONGEST: Final = 4000  # letters; a longer paragraph is no sentence of a report


@dataclass(frozen=True, slots=True, kw_only=True)
class TextLine:
    """One line of text and where it stands."""

    text: str
    line: int
    page: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A sentence, or a part of one that stands for itself, with its lines.

    Attributes:
        text: On one line, blanks as in the source.
        starts: Where each source line begins in `text`.
        lines: Those lines.
        is_listed: It begins with a dash or a number, below something.
        opens: It ends in a colon: what follows belongs to it.
    """

    text: str
    starts: tuple[int, ...]
    lines: tuple[TextLine, ...]
    is_listed: bool = False
    opens: bool = False

    def place(self, at: int) -> Place:
        """Return where the letter at this index stands."""
        line = self.lines[max(bisect_right(self.starts, at) - 1, 0)]
        return Place(line=line.line, page=line.page, words=" ".join(self.text.split()))


def without_endless_digits(lines: Iterable[TextLine]) -> tuple[TextLine, ...]:
    """Return the lines with «…» in the place of each run that is no figure."""
    return tuple(
        replace(line, text=_RUN.sub("…", line.text)) if _RUN.search(line.text) else line
        for line in lines
    )


def statements_of(lines: Iterable[TextLine]) -> Iterator[Statement]:
    """Yield the statements of a text; lines that a page broke are joined."""
    for paragraph in _paragraphs(lines):
        yield from _statements(paragraph)


def _paragraphs(lines: Iterable[TextLine]) -> Iterator[list[TextLine]]:
    held: list[TextLine] = []
    length = 0
    for line in lines:
        begins = _MARKED.match(line.text) or _ADDRESSED.match(line.text)
        is_new = not line.text.strip() or begins
        if held and (is_new or _is_over(held[-1], line) or length > LONGEST):
            yield held
            held, length = [], 0
        if line.text.strip():
            held.append(line)
            length += len(line.text)
    if held:
        yield held


def _is_over(before: TextLine, line: TextLine) -> bool:
    """Say whether a paragraph ends between two lines, or a table stood there."""
    is_apart = line.page == before.page and line.line > before.line + 1
    return is_apart or _ENDED.search(before.text) is not None


def _statements(paragraph: list[TextLine]) -> Iterator[Statement]:
    text, starts = "", []
    for line in paragraph:
        starts.append(len(text))
        text += f"{line.text.strip()} "
    is_listed = bool(_MARKED.match(text))
    begin = 0
    for end in [*(found.end() for found in _STOP.finditer(text)), len(text)]:
        part = text[begin:end]
        if part.strip():
            yield Statement(
                text=part,
                starts=tuple(start - begin for start in starts),
                lines=tuple(paragraph),
                is_listed=is_listed,
                opens=part.rstrip().endswith(":"),
            )
        begin = end
