"""Blocks as WordprocessingML text. Lengths there are twips (1/1440 inch)."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final, assert_never
from xml.sax.saxutils import escape

from docx.oxml.ns import nsdecls

from tinnhiem.papers.encoding import PITCH
from tinnhiem.papers.layout import lay_out
from tinnhiem.papers.model import (
    Align,
    Block,
    Cell,
    CellBlock,
    Document,
    Fives,
    Page,
    Paper,
    Paragraph,
    Row,
    Rule,
    Run,
    Spacer,
    Table,
    TickBox,
    TwoUp,
)
from tinnhiem.papers.wordtext import run_xml

HEADER_TYPES: Final = ("default", "first")
TWIPS: Final = 1440 / 25.4
EMU: Final = 36000
PADDING: Final = 1.0  # mm inside ruled cells, as in the PDF
_JUSTIFICATION: Final = {
    Align.JUSTIFY: "both", Align.LEFT: "left", Align.CENTER: "center", Align.RIGHT: "right",
}  # fmt: skip
_LINE: Final = '<w:{0} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
_EDGES: Final = ("top", "left", "bottom", "right", "insideH", "insideV")


@dataclass(frozen=True, slots=True)
class Drawings:
    """Relation ids of the embedded pictures."""

    ticks: str
    fives: tuple[str, ...]


@dataclass(slots=True)
class _Pen:
    """What changes while a body is written: the running numbers."""

    drawings: Drawings
    pictures: int = 0
    bookmarks: int = 0
    width: float = 165.0
    rows: list[str] = field(default_factory=list)


def twips(millimetres: float) -> int:
    """Return millimetres as whole twips."""
    return round(millimetres * TWIPS)


def body_xml(paper: Paper, *, drawings: Drawings, headers: dict[str, str]) -> str:
    """Return the `w:body` of the whole file; every document is a section."""
    pen = _Pen(drawings)
    last = len(paper.documents) - 1
    parts: list[str] = []
    for i, document in enumerate(paper.documents):
        section = _section(document.page, headers if i == 0 else {})
        parts.extend(_document(document, pen))
        if i < last:
            parts.append(f'<w:p><w:pPr>{_TIGHT}{section}</w:pPr></w:p>')
        else:
            parts.append(section)
    return f"<w:body {nsdecls('w', 'wp', 'a', 'pic', 'r')}>{''.join(parts)}</w:body>"


_TIGHT: Final = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'


def _document(document: Document, pen: _Pen) -> Iterator[str]:
    pen.width = document.page.text_width
    table_last = False
    for block in lay_out(document):
        pen.bookmarks += 1
        name = f"blk_{pen.bookmarks:03d}"
        if table_last and isinstance(block, Table):
            yield f"<w:p><w:pPr>{_TIGHT}</w:pPr></w:p>"  # or Word joins the two tables
        yield f'<w:bookmarkStart w:id="{pen.bookmarks}" w:name="{name}"/>'
        yield _block(block, pen)
        yield f'<w:bookmarkEnd w:id="{pen.bookmarks}"/>'
        table_last = isinstance(block, Table | TwoUp)
    if table_last:
        yield f"<w:p><w:pPr>{_TIGHT}</w:pPr></w:p>"


def _section(page: Page, headers: dict[str, str]) -> str:
    references = "".join(
        f'<w:headerReference w:type="{kind}" r:id="{relation}"/>'
        for kind, relation in headers.items()
    )
    turned = ' w:orient="landscape"' if page.width > page.height else ""
    return (
        f'<w:sectPr>{references}<w:type w:val="nextPage"/>'
        f'<w:pgSz w:w="{twips(page.width)}" w:h="{twips(page.height)}"{turned}/>'
        f'<w:pgMar w:top="{twips(page.top)}" w:right="{twips(page.right)}" '
        f'w:bottom="{twips(page.bottom)}" w:left="{twips(page.left)}" '
        f'w:header="{twips(min(10, page.top / 2))}" w:footer="{twips(5)}" w:gutter="0"/>'
        '<w:pgNumType w:start="1"/><w:titlePg/></w:sectPr>'
    )


def _block(block: Block, pen: _Pen) -> str:
    match block:
        case Table():
            return _table(block, pen)
        case TwoUp():
            return _two_up(block, pen)
        case _:
            return _cell_block(block, pen, width=pen.width)


def _cell_block(block: CellBlock, pen: _Pen, *, width: float) -> str:
    match block:
        case Paragraph():
            return paragraph_xml(block)
        case Rule():
            return _rule(block, width)
        case Spacer():
            return _spacer(block)
        case TickBox():
            return _pictures([pen.drawings.ticks], pen, side=block.side, align="center")
        case Fives():
            return _fives(block, pen)
    assert_never(block)


def paragraph_xml(block: Paragraph) -> str:
    """Return one paragraph with its style and exact line pitch."""
    pitch = PITCH.get(int(block.size), block.size * 1.15)
    side = twips(block.narrow)
    keep = "<w:keepNext/>" if block.keep else ""
    outline = f'<w:outlineLvl w:val="{block.level - 1}"/>' if block.level else ""
    runs = "".join(run_xml(run, size=block.size) for run in block.runs)
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style_id(block.style)}"/>{keep}<w:widowControl/>'
        f'<w:spacing w:before="{round(block.before * 20)}" w:after="{round(block.after * 20)}"'
        f' w:line="{round(pitch * 20)}" w:lineRule="exact"/>'
        f'<w:ind w:left="{side}" w:right="{side}" w:firstLine="{twips(block.indent)}"/>'
        f'<w:jc w:val="{_JUSTIFICATION[block.align]}"/>{outline}</w:pPr>{runs}</w:p>'
    )


def style_id(name: str) -> str:
    """Return the id that python-docx gives a style: its name without spaces."""
    return name.replace(" ", "")


def _rule(rule: Rule, width: float) -> str:
    side = twips(max(0.0, (width - rule.width) / 2))
    return (
        '<w:p><w:pPr><w:pBdr><w:top w:val="single" w:sz="6" w:space="0" w:color="000000"/>'
        f'</w:pBdr><w:spacing w:before="{round(rule.gap * 20)}" w:after="0" w:line="40" '
        f'w:lineRule="exact"/><w:ind w:left="{side}" w:right="{side}"/></w:pPr></w:p>'
    )


def _spacer(spacer: Spacer) -> str:
    height = max(20, twips(spacer.height))
    return (
        f'<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="{height}" '
        'w:lineRule="exact"/></w:pPr></w:p>'
    )


def _fives(block: Fives, pen: _Pen) -> str:
    drawn = [min(max(block.strokes - 5 * i, 0), 5) for i in range(block.squares)]
    return _pictures([pen.drawings.fives[n] for n in drawn], pen, side=7, align="left")


def _pictures(relations: list[str], pen: _Pen, *, side: float, align: str) -> str:
    runs: list[str] = []
    for relation in relations:
        pen.pictures += 1
        runs.append(_picture(relation, pen.pictures, round(side * EMU)))
    return (
        '<w:p><w:pPr><w:spacing w:before="0" w:after="0"/>'
        f'<w:jc w:val="{align}"/></w:pPr>{"".join(runs)}</w:p>'
    )


def _picture(relation: str, number: int, emu: int) -> str:
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{emu}" cy="{emu}"/><wp:docPr id="{number}" name="o{number}"/>'
        '<a:graphic><a:graphicData '
        'uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="o{number}"/><pic:cNvPicPr/>'
        f'</pic:nvPicPr><pic:blipFill><a:blip r:embed="{relation}"/><a:stretch>'
        "<a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>"
        f'<a:off x="0" y="0"/><a:ext cx="{emu}" cy="{emu}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def _borders(ruled: bool) -> str:  # noqa: FBT001 -- one word of a table
    if not ruled:
        return ""
    return f"<w:tblBorders>{''.join(_LINE.format(edge) for edge in _EDGES)}</w:tblBorders>"


def table_head(widths: tuple[float, ...], *, borders: str, padding: float) -> str:
    """Return the properties and the grid that opens a `w:tbl`."""
    margins = "".join(
        f'<w:{edge} w:w="{twips(padding)}" w:type="dxa"/>'
        for edge in ("top", "left", "bottom", "right")
    )
    grid = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in widths)
    return (
        f'<w:tblPr><w:tblW w:w="{sum(twips(width) for width in widths)}" w:type="dxa"/>'
        f'<w:tblInd w:w="0" w:type="dxa"/>{borders}<w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
    )


def _table(table: Table, pen: _Pen) -> str:
    head = table_head(
        table.widths, borders=_borders(table.ruled), padding=PADDING if table.ruled else 0
    )
    rows = [*table.header, *table.rows]
    open_spans: dict[int, tuple[int, int]] = {}  # column: rows left, columns wide
    written: list[str] = []
    for i, row in enumerate(rows):
        is_head = i < len(table.header)
        keep = is_head or (table.together and i < len(rows) - 1)
        cells = _row_cells(row, table, pen, spans=open_spans, keep=keep)
        written.append(_row(row, cells, is_head=is_head))
    after = _AFTER_RULED if table.ruled else ""
    return f"<w:tbl>{head}{''.join(written)}</w:tbl>{after}"


_AFTER_RULED: Final = (
    '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="180" w:lineRule="exact"/>'
    "</w:pPr></w:p>"
)


def _row(row: Row, cells: str, *, is_head: bool) -> str:
    height = f'<w:trHeight w:val="{twips(row.height)}" w:hRule="atLeast"/>' if row.height else ""
    repeated = "<w:tblHeader/>" if is_head else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{height}{repeated}</w:trPr>{cells}</w:tr>"


def _row_cells(
    row: Row, table: Table, pen: _Pen, *, spans: dict[int, tuple[int, int]], keep: bool
) -> str:
    """Write a row's cells, and the continuations of cells that span from above."""
    written: list[str] = []
    waiting = list(row.cells)
    column = 0
    while column < len(table.widths):
        left, wide = spans.get(column, (0, 1))
        if left:
            spans[column] = (left - 1, wide)
            written.append(_continued(sum(table.widths[column : column + wide]), wide))
        else:
            cell = waiting.pop(0) if waiting else Cell()
            wide = cell.columns
            spans[column] = (cell.rows - 1, wide)
            width = sum(table.widths[column : column + wide])
            written.append(_cell(cell, pen, width=width, table=table, keep=keep))
        column += wide
    return "".join(written)


def _continued(width: float, wide: int) -> str:
    span = f'<w:gridSpan w:val="{wide}"/>' if wide > 1 else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{twips(width)}" w:type="dxa"/>{span}<w:vMerge/>'
        "</w:tcPr><w:p/></w:tc>"
    )


def _cell(cell: Cell, pen: _Pen, *, width: float, table: Table, keep: bool) -> str:
    span = f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
    merge = '<w:vMerge w:val="restart"/>' if cell.rows > 1 else ""
    middle = '<w:vAlign w:val="center"/>' if table.ruled else ""
    inner = width - (2 * PADDING if table.ruled else 0)
    content = "".join(
        _cell_block(_kept(block, keep=keep), pen, width=inner) for block in cell.content
    )
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{twips(width)}" w:type="dxa"/>{span}{merge}{middle}'
        f"</w:tcPr>{content or '<w:p/>'}</w:tc>"
    )


def _kept(block: CellBlock, *, keep: bool) -> CellBlock:
    return replace(block, keep=True) if keep and isinstance(block, Paragraph) else block


def _two_up(block: TwoUp, pen: _Pen) -> str:
    """Return the blocks twice in a frame whose middle is the line to cut along."""
    half = pen.width / 2
    gap = 10.0
    pen.width = half - gap
    filled = "".join(_block(one, pen) for one in block.blocks)
    again = "".join(_block(one, pen) for one in block.blocks)
    pen.width = half * 2
    cut = (
        '<w:tblBorders><w:insideV w:val="dashed" w:sz="6" w:space="0" '
        'w:color="000000"/></w:tblBorders>'
    )
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{twips(half)}" w:type="dxa"/><w:tcMar>'
        f'<w:left w:w="{twips(left)}" w:type="dxa"/>'
        f'<w:right w:w="{twips(gap - left)}" w:type="dxa"/></w:tcMar></w:tcPr>'
        f'{content}<w:p/></w:tc>'
        for content, left in ((filled, 0.0), (again, gap))
    )
    head = table_head((half, half), borders=cut, padding=0)
    return f"<w:tbl>{head}<w:tr>{cells}</w:tr></w:tbl>"


def header_xml(watermark: str, *, numbered: bool) -> str:
    """Return a header: the page number from page 2, the watermark on all pages."""
    number = (
        '<w:r><w:rPr><w:sz w:val="26"/></w:rPr><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:rPr><w:sz w:val="26"/>'
        '</w:rPr><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    spaces = (
        f"{nsdecls('w', 'r')} xmlns:v=\"urn:schemas-microsoft-com:vml\" "
        'xmlns:o="urn:schemas-microsoft-com:office:office"'
    )
    return (
        f'<w:hdr {spaces}><w:p><w:pPr><w:jc w:val="center"/></w:pPr>'
        f"{number if numbered else ''}{_watermark(watermark)}</w:p></w:hdr>"
    )


def _watermark(words: str) -> str:
    if not words:
        return ""
    return (
        '<w:r><w:pict><v:shape id="watermark" type="#_x0000_t136" '
        'style="position:absolute;margin-left:0;margin-top:0;width:420pt;height:110pt;'
        "rotation:315;z-index:-251658752;mso-position-horizontal:center;"
        "mso-position-horizontal-relative:margin;mso-position-vertical:center;"
        'mso-position-vertical-relative:margin" o:allowincell="f" fillcolor="silver" '
        f'stroked="f"><v:fill opacity=".5"/><v:textpath on="t" fitshape="t" '
        f'style="font-family:&quot;Times New Roman&quot;;font-size:1pt" '
        f'string="{escape(words)}"/></v:shape></w:pict></w:r>'
    )


__all__ = ["Drawings", "Run", "body_xml", "header_xml", "paragraph_xml"]
