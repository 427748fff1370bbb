"""A paper as canonical JSON: what Typst draws, and what the fingerprint covers."""

import hashlib
import json
from typing import Any, Final, assert_never

from tinnhiem.core.plans.plan import PaperForm
from tinnhiem.papers.bars import bar_svg
from tinnhiem.papers.fonts import require_glyphs
from tinnhiem.papers.layout import lay_out
from tinnhiem.papers.measure import style_of
from tinnhiem.papers.model import (
    Bar,
    Block,
    Cell,
    CellBlock,
    Document,
    Drawing,
    Figure,
    Fives,
    Paper,
    Paragraph,
    Row,
    Rule,
    Run,
    Spacer,
    Table,
    Text,
    TickBox,
    TwoUp,
)
from tinnhiem.papers.remembering import remembered

# Line pitch in points by font size. 17 at 14 is a little over the decree's «single»
# (16.1 for these metrics); the rest are single.
PROOF: Final = "tinnhiem-proof-1"
PITCH: Final = {14: 17.0, 13: 16.0, 12: 14.0, 11: 13.0}

# Of the page number in the upper margin, in points.
NUMBER_SIZE: Final = {PaperForm.STATE: 13, PaperForm.PARTY: 14}


def encode(paper: Paper) -> str:
    """Return the paper as JSON with sorted keys, one text for one content.

    Raises:
        PaperGlyphError: A letter cannot be drawn; the operator replaces it.
    """
    # The documents are nearly all of it, and are written once for all who ask.
    return (
        f'{{"code":{_json(paper.code)},"documents":{_documents(paper.documents)},'
        f'"title":{_json(paper.title)},"watermark":{_json(paper.watermark)}}}'
    )


def fingerprint(content: str) -> str:
    """Return the SHA-256 of an encoded paper, in hexadecimal."""
    return hashlib.sha256(content.encode()).hexdigest()


def proof_of(paper: Paper) -> str:
    """Return what a file carries to be verified by: salt and content; "" unmarked."""
    if paper.mark is None:
        return ""
    carried = {
        "format": PROOF,
        "code": paper.mark.code,
        "salt": paper.mark.salt,
        "content": encode(paper),
    }
    return json.dumps(carried, ensure_ascii=False, sort_keys=True)


def pitch_of(size: float) -> float:
    """Return the distance of two lines of that font size, both in points."""
    return PITCH.get(int(size), round(size * 1.15, 1))


@remembered(2)  # a mark changes the paper, not its documents
def _documents(documents: tuple[Document, ...]) -> str:
    return _json([_document(document) for document in documents])


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _document(document: Document) -> dict[str, Any]:
    page = document.page
    return {
        "page": [page.width, page.height, page.top, page.bottom, page.left, page.right],
        "numbered": page.numbered,
        "ns": NUMBER_SIZE[document.form],
        "blocks": [_block(block) for block in lay_out(document)],
    }


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Table():
            return _table(block)
        case TwoUp():
            return {"k": "two", "blocks": [_block(one) for one in block.blocks]}
        case _:
            return _cell_block(block)


def _cell_block(block: CellBlock) -> dict[str, Any]:
    match block:
        case Paragraph():
            return _paragraph(block)
        case Rule():
            return {"k": "rule", "w": block.width, "g": block.gap}
        case Spacer():
            return {"k": "space", "h": block.height}
        case _:
            return _drawing(block)


def _drawing(block: Drawing) -> dict[str, Any]:
    match block:
        case TickBox():
            return {"k": "tick", "w": block.side}
        case Fives():
            return {"k": "fives", "n": block.strokes, "of": block.squares}
        case Bar():
            return {
                "k": "bar",
                "svg": bar_svg(block),
                "w": block.width,
                "h": block.height,
                "alt": block.alt,
            }
    assert_never(block)


def _paragraph(block: Paragraph) -> dict[str, Any]:
    return {
        "k": "p",
        "r": [_run(run) for run in block.runs],
        "s": block.size,
        "p": block.pitch or pitch_of(block.size),
        "a": block.align.value,
        "i": block.indent,
        "l": block.narrow,
        "b": block.before,
        "f": block.after,
        "n": block.keep,
        "h": block.level,
    }


def _run(run: Run) -> list[str]:
    style = style_of(bold=run.bold, italic=run.italic)
    require_glyphs(run.text, style=style)
    if isinstance(run, Text) and run.underline:
        style += "u"
    source = [run.path, run.form] if isinstance(run, Figure) else []
    return [run.text, style, *source]


def _table(table: Table) -> dict[str, Any]:
    return {
        "k": "table",
        "w": list(table.widths),
        "head": [_row(row) for row in table.header],
        "rows": [_row(row) for row in table.rows],
        "ruled": table.ruled,
        "together": table.together,
    }


def _row(row: Row) -> dict[str, Any]:
    return {"h": row.height, "c": [_cell(cell) for cell in row.cells]}


def _cell(cell: Cell) -> dict[str, Any]:
    blocks = [_cell_block(block) for block in cell.content]
    return {"b": blocks, "x": cell.columns, "y": cell.rows, "o": cell.boxed}
