"""The layout of Nghị định 30/2020/NĐ-CP: heads, titles and signatures as blocks.

Sizes and places follow Phụ lục I of the decree; the two columns of the head are 67.5
and 97.5 mm, the least at which the Quốc hiệu stays on one line.
"""

from dataclasses import replace
from typing import Final

from tinnhiem.core.plans.plan import PaperForm
from tinnhiem.papers import layout_party
from tinnhiem.papers.heights import loosened
from tinnhiem.papers.layout_parts import (
    addressees,
    balanced,
    circulation,
    foot,
    kept_with_signatures,
    line,
    stamp_cell,
    title_line,
    under_head,
)
from tinnhiem.papers.measure import width_of
from tinnhiem.papers.model import (
    Block,
    Cell,
    CellBlock,
    Document,
    Fixed,
    Row,
    Rule,
    Runs,
    Spacer,
    Table,
    Text,
)
from tinnhiem.papers.remembering import remembered

NATION: Final = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO: Final = "Độc lập - Tự do - Hạnh phúc"
LEFT_SHARE: Final = 67.5 / 165
RULE_SHARE: Final = 0.4  # the decree: one third to one half of the line above


@remembered(64)
def lay_out(document: Document) -> tuple[Block, ...]:
    """Return the document as the few blocks that both renderers draw."""
    if document.laid:
        return document.laid
    head, body = head_and_body(document)
    return (*head, *body)


def head_and_body(document: Document) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """Return the blocks of ô 1 to 4, 10a and 11, and all that follow, as generated."""
    is_party = document.form is PaperForm.PARTY
    head = layout_party.head if is_party else _letterhead
    title = layout_party.title if is_party else _title
    body = kept_with_signatures(document)
    above = (*circulation(document), *(document.opening or head(document)))
    below = (
        *title(document),
        *addressees(document.addressees),
        *(layout_party.body(body) if is_party else body),
        *foot(document),
    )
    loose = tuple(loosened(block, document.page) for block in below)
    return above, loose


def _letterhead(document: Document) -> tuple[Block, ...]:
    if document.is_letter:
        return _letter_head(document)
    if not document.organ:
        return ()
    left = document.page.text_width * LEFT_SHARE
    right = document.page.text_width - left
    rows = [Row((Cell(_organ(document, left)), Cell(_nation())))]
    if document.number or document.place_date:
        cells = (under_head(document.number), under_head(document.place_date))
        rows.append(Row(tuple(Cell((Spacer(2), one)) for one in cells)))
    if document.about:
        rows.append(Row((Cell(_about(document.about, left)), Cell())))
    if document.copy_line or document.stampable:
        rows.append(Row((Cell(stamp_cell(document)), Cell())))
    return (Table(widths=(left, right), rows=tuple(rows), ruled=False),)


def _letter_head(document: Document) -> tuple[Block, ...]:
    """The nation's name in the middle, place and date on the right, as in a request."""
    left = document.page.text_width * LEFT_SHARE
    rows = [Row((Cell(_nation(), columns=2),))]
    if document.place_date:
        dated = Cell((Spacer(4), under_head(document.place_date)))
        rows.append(Row((Cell(), dated)))
    widths = (left, document.page.text_width - left)
    return (Table(widths=widths, rows=tuple(rows), ruled=False),)


def _about(runs: Runs, width: float) -> tuple[CellBlock, ...]:
    """Ô 5b: 6 points under the number, in lines of about equal length."""
    return (replace(balanced(runs, size=12, width=width), before=6),)


def _organ(document: Document, width: float) -> tuple[CellBlock, ...]:
    lines: list[CellBlock] = []
    if document.superior:
        lines.append(balanced(document.superior, size=12, width=width))
    lines.append(balanced(document.organ, size=12, width=width))
    full = min(width_of(document.organ, size=12), width)
    return (*lines, Rule(round(full * RULE_SHARE, 1)))


def _nation() -> tuple[CellBlock, ...]:
    motto = (Text(MOTTO, bold=True),)
    return (
        line((Text(NATION, bold=True),), style="VB Quoc hieu"),
        line(motto, size=13, style="VB Quoc hieu"),
        Rule(round(width_of(motto, size=13), 1)),
    )


def _title(document: Document) -> tuple[Block, ...]:
    if not document.kind:
        return ()
    kind = (Fixed(document.kind, bold=True),)
    lines = [title_line(kind, width=document.page.text_width, before=9)]
    for runs, size in ((document.subject, 14), (document.annex_to, 13)):
        if runs:
            lines.append(title_line(runs, width=document.page.text_width, size=size))
    shown = document.page.text_width - 2 * lines[-1].narrow
    length = min(width_of(lines[-1].runs, size=lines[-1].size), shown)
    return (*lines, Rule(round(length * RULE_SHARE, 1), gap=4), Spacer(3))
