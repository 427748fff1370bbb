"""Tables, cells and their pictures as WordprocessingML."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final, assert_never
from xml.sax.saxutils import quoteattr

from tinnhiem.papers.model import (
    Bar,
    Block,
    Cell,
    CellBlock,
    Drawing,
    Fives,
    Paragraph,
    Row,
    Rule,
    Spacer,
    Table,
    TickBox,
    TwoUp,
)
from tinnhiem.papers.wordtext import (
    empty_line,
    paragraph_xml,
    rule_xml,
    spacer_xml,
    twips,
)

EMU: Final = 36000  # English Metric Units in a millimetre
SIDE_PADDING: Final = 1.0  # mm inside ruled cells, as in the PDF
PADDING: Final = 2.2  # points above and below the text of a ruled cell
AFTER_TABLE: Final = 120  # twips
TIGHT: Final = 20  # twips, the least a line can be
GUTTER: Final = 10.0  # mm between a half sheet's text and the line to cut along
_EDGES: Final = ("top", "left", "bottom", "right", "insideH", "insideV")
_LINE: Final = '<w:{0} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
_RULED: Final = (
    f"<w:tblBorders>{''.join(_LINE.format(one) for one in _EDGES)}</w:tblBorders>"
)
_BOX: Final = (
    f"<w:tcBorders>{''.join(_LINE.format(one) for one in _EDGES[:4])}</w:tcBorders>"
)
_CUT: Final = (
    '<w:tblBorders><w:insideV w:val="dashed" w:sz="6" w:space="0" w:color="000000"/>'
    "</w:tblBorders>"
)
_PICTURES: Final = "http://schemas.openxmlformats.org/drawingml/2006/picture"


@dataclass(frozen=True, slots=True)
class Drawings:
    """Relation ids of the embedded pictures; none when the paper draws nothing."""

    tick: str = ""
    fives: tuple[str, ...] = ()
    bars: Mapping[Bar, str] = field(default_factory=dict)


@dataclass(slots=True)
class Pen:
    """What changes while a body is written: numbers, and the width there is."""

    drawings: Drawings
    width: float
    pictures: int = 0
    bookmarks: int = 0


def block_xml(block: Block, pen: Pen) -> str:
    """Return one block of the body."""
    match block:
        case Table():
            return _table(block, pen)
        case TwoUp():
            return _two_up(block, pen)
        case Spacer():
            return spacer_xml(block, keep=True)
        case _:
            return _cell_block(block, pen, width=pen.width)


def _cell_block(block: CellBlock, pen: Pen, *, width: float) -> str:
    match block:
        case Paragraph():
            return paragraph_xml(block)
        case Rule():
            return rule_xml(block, width=width)
        case Spacer():
            return spacer_xml(block)
        case _:
            return _drawing(block, pen)


def _drawing(block: Drawing, pen: Pen) -> str:
    match block:
        case TickBox():
            return _pictures([pen.drawings.tick], pen, side=block.side, align="center")
        case Fives():
            drawn = [
                pen.drawings.fives[min(max(block.strokes - 5 * i, 0), 5)]
                for i in range(block.squares)
            ]
            return _pictures(drawn, pen, side=7, align="left")
        case Bar():
            pen.pictures += 1
            picture = picture_xml(
                pen.drawings.bars[block],
                pen.pictures,
                emu=(round(block.width * EMU), round(block.height * EMU)),
                alt=block.alt,
            )
            return _pictured(picture, align="center")
    assert_never(block)


def _pictures(relations: list[str], pen: Pen, *, side: float, align: str) -> str:
    runs: list[str] = []
    for relation in relations:
        pen.pictures += 1
        runs.append(picture_xml(relation, pen.pictures, emu=(round(side * EMU),) * 2))
    return _pictured("".join(runs), align=align)


def _pictured(runs: str, *, align: str) -> str:
    return (
        '<w:p><w:pPr><w:spacing w:before="0" w:after="0"/>'
        f'<w:jc w:val="{align}"/></w:pPr>{runs}</w:p>'
    )


def picture_xml(
    relation: str, number: int, *, emu: tuple[int, int], alt: str = ""
) -> str:
    """Return one picture; its size in English Metric Units."""
    named = f'id="{number}" name="o{number}"'
    wide, high = emu
    described = f"{named} descr={quoteattr(alt)}" if alt else named
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{wide}" cy="{high}"/><wp:docPr {described}/>'
        f'<a:graphic><a:graphicData uri="{_PICTURES}"><pic:pic>'
        f"<pic:nvPicPr><pic:cNvPr {named}/><pic:cNvPicPr/></pic:nvPicPr>"
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/>'
        '</a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{wide}" cy="{high}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        "</a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>"
        "</w:drawing></w:r>"
    )


def table_opening(widths: tuple[float, ...], *, borders: str, padding: float) -> str:
    """Return the properties and the grid that open a `w:tbl`."""
    margins = "".join(
        f'<w:{edge} w:w="{twips(size)}" w:type="dxa"/>'
        for edge, size in (
            ("top", 0),
            ("left", padding),
            ("bottom", 0),
            ("right", padding),
        )
    )
    grid = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in widths)
    total = sum(twips(width) for width in widths)
    return (
        f'<w:tblPr><w:tblW w:w="{total}" w:type="dxa"/>'
        f'<w:tblInd w:w="0" w:type="dxa"/>{borders}<w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
    )


def _table(table: Table, pen: Pen) -> str:
    opening = table_opening(
        table.widths,
        borders=_RULED if table.ruled else "",
        padding=SIDE_PADDING if table.ruled else 0,
    )
    rows = (*table.header, *table.rows)
    writer = _RowWriter(table, pen)
    written = [
        writer.row(
            row,
            is_head=i < len(table.header),
            keep=i < len(table.header) or (table.together and i < len(rows) - 1),
        )
        for i, row in enumerate(rows)
    ]
    after = empty_line(AFTER_TABLE) if table.ruled else ""
    return f"<w:tbl>{opening}{''.join(written)}</w:tbl>{after}"


class _RowWriter:
    """Writes the rows of one table, remembering cells that span from above."""

    def __init__(self, table: Table, pen: Pen) -> None:
        self._table, self._pen = table, pen
        self._open: dict[int, tuple[int, int]] = {}  # column: rows left, columns wide

    def row(self, row: Row, *, is_head: bool, keep: bool) -> str:
        height = ""
        if row.height:
            height = f'<w:trHeight w:val="{twips(row.height)}" w:hRule="atLeast"/>'
        repeated = "<w:tblHeader/>" if is_head else ""
        cells = "".join(self._cells(row, keep=keep))
        return f"<w:tr><w:trPr><w:cantSplit/>{height}{repeated}</w:trPr>{cells}</w:tr>"

    def _cells(self, row: Row, *, keep: bool) -> list[str]:
        waiting, written, column = list(row.cells), list[str](), 0
        while column < len(self._table.widths):
            left, wide = self._open.get(column, (0, 1))
            if left:
                self._open[column] = (left - 1, wide)
                written.append(self._continued(column, wide))
            else:
                cell = waiting.pop(0) if waiting else Cell()
                wide = cell.columns
                self._open[column] = (cell.rows - 1, wide)
                written.append(self._cell(cell, column, keep=keep))
            column += wide
        return written

    def _width(self, column: int, wide: int) -> float:
        return sum(self._table.widths[column : column + wide])

    def _continued(self, column: int, wide: int) -> str:
        width = twips(self._width(column, wide))
        span = f'<w:gridSpan w:val="{wide}"/>' if wide > 1 else ""
        return (
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}<w:vMerge/>'
            f"</w:tcPr>{empty_line(TIGHT)}</w:tc>"
        )

    def _cell(self, cell: Cell, column: int, *, keep: bool) -> str:
        width = self._width(column, cell.columns)
        ruled = self._table.ruled
        span = f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
        merge = '<w:vMerge w:val="restart"/>' if cell.rows > 1 else ""
        middle = '<w:vAlign w:val="center"/>' if ruled else ""
        box = _BOX if cell.boxed else ""
        inner = width - (2 * SIDE_PADDING if ruled else 0)
        blocks = _padded(cell.content) if ruled else cell.content
        content = "".join(
            _cell_block(_kept(block, keep=keep), self._pen, width=inner)
            for block in blocks
        )
        return (
            f'<w:tc><w:tcPr><w:tcW w:w="{twips(width)}" w:type="dxa"/>{span}{merge}'
            f"{box}{middle}</w:tcPr>{content or empty_line(TIGHT)}</w:tc>"
        )


def _padded(content: tuple[CellBlock, ...]) -> tuple[CellBlock, ...]:
    """Add room above and below text; margins of cells would add to the row's height."""
    blocks = list(content)
    if blocks and isinstance(blocks[0], Paragraph):
        blocks[0] = replace(blocks[0], before=blocks[0].before + PADDING)
    if blocks and isinstance(blocks[-1], Paragraph):
        blocks[-1] = replace(blocks[-1], after=blocks[-1].after + PADDING)
    return tuple(blocks)


def _kept(block: CellBlock, *, keep: bool) -> CellBlock:
    return replace(block, keep=True) if keep and isinstance(block, Paragraph) else block


def _two_up(block: TwoUp, pen: Pen) -> str:
    """Return the blocks twice in a frame whose middle is the line to cut along."""
    half = pen.width / 2
    pen.width = half - GUTTER
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{twips(half)}" w:type="dxa"/><w:tcMar>'
        f'<w:left w:w="{twips(left)}" w:type="dxa"/>'
        f'<w:right w:w="{twips(GUTTER - left)}" w:type="dxa"/></w:tcMar></w:tcPr>'
        f"{''.join(block_xml(one, pen) for one in block.blocks)}"
        f"{empty_line(TIGHT)}</w:tc>"
        for left in (0.0, GUTTER)
    )
    pen.width = half * 2
    opening = table_opening((half, half), borders=_CUT, padding=0)
    return f"<w:tbl>{opening}<w:tr>{cells}</w:tr></w:tbl>"
