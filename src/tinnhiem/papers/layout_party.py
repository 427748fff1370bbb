"""The layout of Party papers: heads, titles and bodies as blocks.

The rule in force is Quy định 399-QĐ/TW (2026) with Hướng dẫn 05-HD/VPTW; neither full
text was seen. Sizes follow second-hand descriptions of them that agree with Hướng dẫn
36-HD/VPTW (2018): `docs/explanation/papers.md` says how well each is known.
"""

from dataclasses import replace
from typing import Final

from tinnhiem.papers.forms import lower_first
from tinnhiem.papers.layout_parts import balanced, line, stamp_cell, title_line
from tinnhiem.papers.measure import width_of
from tinnhiem.papers.model import (
    Block,
    Cell,
    CellBlock,
    Document,
    Fixed,
    Paragraph,
    Row,
    Rule,
    Runs,
    Spacer,
    Table,
    Text,
)

PARTY: Final = "ĐẢNG CỘNG SẢN VIỆT NAM"
STAR: Final = "*"
HYPHENS: Final = "-----"
HEAD_SIZE: Final = 14.0
KIND_SIZE: Final = 16.0
PARTY_SIZE: Final = 15.0
PITCH: Final = 18.0  # points, exactly
INDENT: Final = 10.0
STATE_INDENT: Final = 12.7
LEFT_SHARE: Final = 78 / 165


def head(document: Document) -> tuple[Block, ...]:
    """Issuer, star and number on the left; the Party and the day on the right."""
    if not document.organ and not document.is_letter:
        return ()
    left = document.page.text_width * LEFT_SHARE
    right = document.page.text_width - left
    cells = (Cell(_issuer(document, left)), Cell(_party(document, right)))
    rows = [Row(cells)]
    if document.copy_line or document.stampable:
        rows.append(Row((Cell((Spacer(1), *stamp_cell(document))), Cell())))
    return (Table(widths=(left, right), rows=tuple(rows), ruled=False),)


def _issuer(document: Document, width: float) -> tuple[CellBlock, ...]:
    named = [runs for runs in (document.superior, document.organ) if runs]
    lines: list[CellBlock] = [
        balanced(runs, size=HEAD_SIZE, width=width) for runs in named
    ]
    if document.organ:
        lines.append(line((Text(STAR),), size=HEAD_SIZE, style="VB Co quan"))
    if document.number:
        lines.append(line(document.number, size=HEAD_SIZE, style="VB So, ngay"))
    if document.about:
        about = balanced(document.about, size=12, width=width)
        lines.append(replace(about, before=3))
    return tuple(lines)


def _party(document: Document, width: float) -> tuple[CellBlock, ...]:
    name: Runs = (Text(PARTY, bold=True),)
    full = min(width_of(name, size=PARTY_SIZE), width)
    lines: list[CellBlock] = [
        line(name, size=PARTY_SIZE, style="VB Quoc hieu"),
        Rule(round(full, 1), gap=1),
        Spacer(1),
    ]
    if document.place_date:
        lines.append(line(document.place_date, size=HEAD_SIZE, style="VB So, ngay"))
    return tuple(lines)


def title(document: Document) -> tuple[Block, ...]:
    """Kind in 16, what it is about in 14, five hyphens below."""
    if not document.kind:
        return (Spacer(2),)
    width = document.page.text_width
    kind: Runs = (Fixed(document.kind, bold=True),)
    lines = [title_line(kind, width=width, before=12, size=KIND_SIZE)]
    for runs, size in ((_about(document.subject), 14), (document.annex_to, 13)):
        if runs:
            lines.append(title_line(runs, width=width, size=size))
    hyphens = line((Text(HYPHENS),), size=HEAD_SIZE, style="VB Ten loai")
    return (*lines, replace(hyphens, keep=True), Spacer(3))


def _about(runs: Runs) -> Runs:
    """Return the trích yếu with the small first letter of the Party's papers."""
    if runs and isinstance(runs[0], Text) and not runs[0].text.isupper():
        return (replace(runs[0], text=lower_first(runs[0].text)), *runs[1:])
    return runs


def body(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return the body with the Party's pitch and indent; tables stay as they are."""
    return tuple(_set(one) if isinstance(one, Paragraph) else one for one in blocks)


def _set(block: Paragraph) -> Paragraph:
    indent = INDENT if block.indent == STATE_INDENT else block.indent
    pitch = PITCH if block.size >= HEAD_SIZE else 0
    return replace(block, indent=indent, pitch=pitch)
