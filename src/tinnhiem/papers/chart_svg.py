"""The chart of a signed result as one SVG file: bars, their table, words as text.

Text stays text (a screen reader reads it, a search finds it), figures come from the
record as on papers, lengths from integers. Wide as A4 across, as high as it must be.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from xml.sax.saxutils import escape

from tinnhiem.core.campaigns.errors import NothingToShowError
from tinnhiem.core.levels import LEVEL_WORDS, Level
from tinnhiem.core.record import CampaignRecord
from tinnhiem.papers.bars import EDGE, PATTERNS, UNIT, bar_shapes, spans, units
from tinnhiem.papers.catalogue.chart import FILLS, bar_of, rest_words
from tinnhiem.papers.figures import Facts
from tinnhiem.papers.fonts import MM_PER_POINT, face
from tinnhiem.papers.model import Bar, BarPart

TITLE: Final = "Kết quả lấy phiếu tín nhiệm"
REHEARSAL: Final = "DIỄN TẬP - KHÔNG PHẢI KẾT QUẢ CHÍNH THỨC"
FONT: Final = "Liberation Serif, Times New Roman, Times, serif"
WIDTH: Final = 277  # mm: A4 across without its margins
NAME_AT, BAR_AT, FIGURES_AT, FIGURE_WIDTH = 13, 90, 198, 26  # mm
NAME_WIDTH: Final = BAR_AT - NAME_AT - 4
BAR_WIDTH, BAR_HEIGHT = 104, 8
LEAST_LABELLED: Final = 9 * UNIT  # a shorter part has no room for its figure
HEAD: Final = 44  # mm above the first row
LINE: Final = 5  # mm
ROW_GAP: Final = 4  # mm
# What XML 1.0 cannot hold at all.
_UNWRITABLE: Final = re.compile(
    "[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)


@dataclass(frozen=True, slots=True)
class Words:
    """A piece of text and where its base line begins, in millimetres."""

    text: str
    x: float
    y: float
    size: int = 12  # points
    bold: bool = False
    anchor: str = "start"


@dataclass(frozen=True, slots=True)
class Person:
    """One row of the chart: words in lines, figures, bar."""

    number: str
    name: tuple[str, ...]
    title: tuple[str, ...]
    figures: tuple[tuple[str, str], ...]
    bar: Bar

    @property
    def height(self) -> int:
        """Height of the row in millimetres."""
        return max(2, len(self.name) + len(self.title)) * LINE + ROW_GAP


def chart_svg(record: CampaignRecord) -> bytes:
    """Return the chart as an SVG file.

    Raises:
        NothingToShowError: The minutes are not signed; sign them first.
    """
    if not record.outcomes:
        raise NothingToShowError
    facts = Facts(record)
    people = [_person(facts, i) for i in range(len(record.rated))]
    height = HEAD + sum(one.height for one in people) + 14
    drawn = "".join((*_head(facts), *_rows(people), *_foot(facts, y=height - 5)))
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" '
        f'width="{WIDTH}mm" height="{height}mm" '
        f'viewBox="0 0 {WIDTH * UNIT} {height * UNIT}" role="img" lang="vi" '
        'aria-labelledby="tieu-de mo-ta">'
        f'<title id="tieu-de">{_safe(_title(facts))}</title>'
        f'<desc id="mo-ta">{_safe(_described(people))}</desc><defs>{PATTERNS}</defs>'
        '<rect width="100%" height="100%" fill="#ffffff"/>'
        f'<g font-family="{FONT}" fill="#000000">{drawn}</g></svg>\n'
    ).encode()


def _person(facts: Facts, index: int) -> Person:
    person, outcome = facts.of(f"rated[{index}]"), facts.of(f"outcomes[{index}]")
    name = person.figure(".name", "cell").text
    title = person.figure(".title", "cell").text
    return Person(
        number=person.figure(".order", "plain").text,
        name=wrapped(name, size=12, width=NAME_WIDTH, style="b"),
        title=wrapped(title, size=11, width=NAME_WIDTH) if title else (),
        figures=tuple(
            (
                outcome.figure(f".shares[{level.value}].part", "plain").text,
                outcome.figure(f".shares[{level.value}]", "share").text,
            )
            for level in Level
        ),
        bar=bar_of(outcome, width=BAR_WIDTH, height=BAR_HEIGHT),
    )


def wrapped(
    text: str, *, size: float, width: float, style: str = ""
) -> tuple[str, ...]:
    """Return the lines of a text that fit in `width` mm; too long a word is parted."""
    metrics = face(style)
    lines = [""]
    for word in text.split():
        joined = f"{lines[-1]} {word}".strip()
        if metrics.width_mm(joined, size=size) <= width:
            lines[-1] = joined
            continue
        if lines[-1]:
            lines.append("")
        for letter in word:
            if metrics.width_mm(lines[-1] + letter, size=size) > width:
                lines.append("")
            lines[-1] += letter
    return tuple(lines)


def _title(facts: Facts) -> str:
    issuer = facts.figure("plan.head.issuer", "prose").text
    return f"{TITLE} - {issuer}"


def _described(people: list[Person]) -> str:
    """Return the figures as sentences, one a person."""
    levels = [LEVEL_WORDS[level] for level in Level]
    return " ".join(
        f"{one.number}. {' '.join(one.name)}: "
        + ", ".join(
            f"{level} {count} phiếu ({share})"
            for level, (count, share) in zip(levels, one.figures, strict=True)
        )
        + f", trên {one.bar.whole}."
        for one in people
    )


def _head(facts: Facts) -> Iterator[str]:
    middle = WIDTH / 2
    day = facts.figure("conference.starts_at", "day").text
    yield _text(Words(TITLE.upper(), middle, 8, size=16, bold=True, anchor="middle"))
    under = f"{facts.figure('plan.head.issuer', 'prose').text}, {day}"
    (line, *_) = wrapped(under, size=13, width=WIDTH - 10)
    yield _text(Words(line, middle, 15, size=13, anchor="middle"))
    if facts.record.is_rehearsal:
        yield _text(Words(REHEARSAL, middle, 22, size=13, bold=True, anchor="middle"))
    yield _text(Words("TT", 4, HEAD - 6, bold=True))
    yield _text(Words("Họ và tên, chức danh", NAME_AT, HEAD - 6, bold=True))
    yield _text(Words("Số phiếu theo mức tín nhiệm", BAR_AT, HEAD - 6, bold=True))
    for place, level in enumerate(Level):
        yield from _legend(level, x=FIGURES_AT + FIGURE_WIDTH * place)
    yield _line(y=HEAD - 2)


def _legend(level: Level, *, x: float) -> Iterator[str]:
    """Yield the pattern of a level above its name, at the head of its column."""
    part = BarPart(FILLS[level], 1)
    swatch = Bar(parts=(part,), whole=1, width=14, height=5, scaled=False)
    left = units(x + (FIGURE_WIDTH - swatch.width) / 2)
    yield bar_shapes(swatch, left=left, top=units(HEAD - 17))
    word = LEVEL_WORDS[level].capitalize()
    middle = x + FIGURE_WIDTH / 2
    yield _text(Words(word, middle, HEAD - 6, size=11, bold=True, anchor="middle"))


def _rows(people: list[Person]) -> Iterator[str]:
    top = HEAD
    for one in people:
        yield from _row(one, top=top)
        top += one.height
        yield _line(y=top - ROW_GAP / 2 + 1)


def _row(one: Person, *, top: float) -> Iterator[str]:
    yield _text(Words(one.number, 4, top + LINE))
    for i, line in enumerate(one.name):
        yield _text(Words(line, NAME_AT, top + LINE * (i + 1), bold=True))
    for i, line in enumerate(one.title, start=len(one.name)):
        yield _text(Words(line, NAME_AT, top + LINE * (i + 1), size=11))
    yield bar_shapes(one.bar, left=units(BAR_AT), top=units(top + 1))
    yield from _labels(one.bar, top=top + 1)
    for place, (count, share) in enumerate(one.figures):
        x = FIGURES_AT + FIGURE_WIDTH * (place + 0.5)
        yield _text(Words(count, x, top + LINE, size=13, bold=True, anchor="middle"))
        yield _text(Words(share, x, top + LINE * 2, size=11, anchor="middle"))


def _labels(bar: Bar, *, top: float) -> Iterator[str]:
    """Yield the figure on each part that has room, on white so that it reads."""
    shown = [part for part in bar.parts if part.value]
    drawn = spans(bar, width=units(bar.width) - EDGE)
    for part, (_, begin, end) in zip(shown, drawn, strict=True):
        if end - begin < LEAST_LABELLED or part.source is None:
            continue
        middle = units(BAR_AT) + (begin + end) // 2
        wide = units(face("b").width_mm(part.source.text, size=11)) + 160
        yield (
            f'<rect x="{middle - wide // 2}" y="{units(top) + 110}" width="{wide}" '
            'height="490" rx="80" fill="#ffffff"/>'
        )
        x = middle / UNIT
        label = Words(part.source.text, x, top + 5, size=11, bold=True, anchor="middle")
        yield _text(label)


def _foot(facts: Facts, *, y: float) -> Iterator[str]:
    base = facts.figure("rulebook.share_base.value", "base").text
    note = (
        f"Chiều dài cả thanh là {base}; các vạch nhỏ dưới thanh chia chiều dài thành "
        f"bốn phần bằng nhau{rest_words(facts.record)}."
    )
    yield _text(Words(note, NAME_AT, y, size=11))


def _text(words: Words) -> str:
    weight = ' font-weight="bold"' if words.bold else ""
    anchor = f' text-anchor="{words.anchor}"' if words.anchor != "start" else ""
    size = units(words.size * MM_PER_POINT)
    return (
        f'<text x="{units(words.x)}" y="{units(words.y)}" font-size="{size}"'
        f"{weight}{anchor}>{_safe(words.text)}</text>"
    )


def _line(*, y: float) -> str:
    across = f"M{3 * UNIT} {units(y)}h{(WIDTH - 6) * UNIT}"
    return f'<path d="{across}" stroke="#7f7f7f" stroke-width="10"/>'


def _safe(text: str) -> str:
    return escape(_UNWRITABLE.sub("", text))
