"""A whole paper as WordprocessingML: sections, bookmarks, headers."""

from collections.abc import Iterator
from typing import Final
from xml.sax.saxutils import escape

from docx.oxml.ns import nsdecls

from tinnhiem.papers.layout import lay_out
from tinnhiem.papers.marks import SIDE, lines_of
from tinnhiem.papers.model import Document, Mark, Page, Paper, Table, TwoUp
from tinnhiem.papers.wordtables import (
    EMU,
    TIGHT,
    Drawings,
    Pen,
    block_xml,
    picture_xml,
    table_opening,
)
from tinnhiem.papers.wordtext import empty_line, twips

HEADER_TYPES: Final = ("default", "first")
_NUMBER: Final = (
    '<w:r><w:rPr><w:sz w:val="{0}"/></w:rPr><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:rPr><w:sz w:val="{0}"/>'
    '</w:rPr><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
MARK_GAP: Final = 3.0  # mm between the QR code and the words
MARK_WORDS: Final = 120.0  # mm for the words
_WATERMARK_PLACE: Final = (
    "position:absolute;margin-left:0;margin-top:0;width:420pt;height:110pt;rotation:315;"
    "z-index:-251658752;mso-position-horizontal:center;"
    "mso-position-horizontal-relative:margin;mso-position-vertical:center;"
    "mso-position-vertical-relative:margin"
)


def document_xml(
    paper: Paper,
    *,
    drawings: Drawings,
    headers: dict[str, str],
    footers: dict[str, str],
) -> str:
    """Return the main part of the whole file; every document is a section."""
    references = _references("header", headers) + _references("footer", footers)
    pen = Pen(drawings, width=0)
    last = len(paper.documents) - 1
    parts: list[str] = []
    for i, document in enumerate(paper.documents):
        section = _section(document.page, references if i == 0 else "")
        parts.extend(_document(document, pen))
        parts.append(empty_line(TIGHT, section=section) if i < last else section)
    spaces = nsdecls("w", "wp", "a", "pic", "r")
    return f"<w:document {spaces}><w:body>{''.join(parts)}</w:body></w:document>"


def _document(document: Document, pen: Pen) -> Iterator[str]:
    pen.width = document.page.text_width
    after_table = False
    for block in lay_out(document):
        is_table = isinstance(block, Table | TwoUp)
        pen.bookmarks += 1
        if after_table and is_table:
            yield empty_line(TIGHT, keep=True)  # or Word joins the two tables
        number = pen.bookmarks
        yield f'<w:bookmarkStart w:id="{number}" w:name="blk_{number:03d}"/>'
        yield block_xml(block, pen)
        yield f'<w:bookmarkEnd w:id="{number}"/>'
        after_table = is_table and not (isinstance(block, Table) and block.ruled)
    if after_table:
        yield empty_line(TIGHT)


def _references(what: str, relations: dict[str, str]) -> str:
    return "".join(
        f'<w:{what}Reference w:type="{kind}" r:id="{relation}"/>'
        for kind, relation in relations.items()
    )


def _section(page: Page, references: str) -> str:
    turned = ' w:orient="landscape"' if page.width > page.height else ""
    return (
        f'<w:sectPr>{references}<w:type w:val="nextPage"/>'
        f'<w:pgSz w:w="{twips(page.width)}" w:h="{twips(page.height)}"{turned}/>'
        f'<w:pgMar w:top="{twips(page.top)}" w:right="{twips(page.right)}" '
        f'w:bottom="{twips(page.bottom)}" w:left="{twips(page.left)}" '
        f'w:header="{twips(page.top / 2)}" w:footer="{twips(5)}" w:gutter="0"/>'
        '<w:pgNumType w:start="1"/><w:titlePg/></w:sectPr>'
    )


def footer_xml(mark: Mark, *, picture: str) -> str:
    """Return a footer: the QR code of a copy and the words beside it."""
    side = round(SIDE * EMU)
    drawn = picture_xml(picture, 1, emu=(side, side), alt=f"Mã QR {mark.code}")
    words = '<w:r><w:rPr><w:sz w:val="16"/></w:rPr><w:br/></w:r>'.join(
        f'<w:r><w:rPr><w:sz w:val="16"/></w:rPr><w:t xml:space="preserve">'
        f"{escape(line)}</w:t></w:r>"
        for line in lines_of(mark)
    )
    tight = '<w:spacing w:before="0" w:after="0"/>'
    cells = (
        f'<w:tc><w:tcPr><w:tcW w:w="{twips(SIDE + MARK_GAP)}" w:type="dxa"/></w:tcPr>'
        f"<w:p><w:pPr>{tight}</w:pPr>{drawn}</w:p></w:tc>"
        f'<w:tc><w:tcPr><w:tcW w:w="{twips(MARK_WORDS)}" w:type="dxa"/>'
        f'<w:vAlign w:val="center"/></w:tcPr><w:p><w:pPr>{tight}</w:pPr>{words}</w:p>'
        "</w:tc>"
    )
    widths = (SIDE + MARK_GAP, MARK_WORDS)
    return (
        f"<w:ftr {nsdecls('w', 'wp', 'a', 'pic', 'r')}>"
        f"<w:tbl>{table_opening(widths, borders='', padding=0)}<w:tr>{cells}</w:tr>"
        f"</w:tbl>{empty_line(TIGHT)}</w:ftr>"
    )


def header_xml(watermark: str, *, number_size: float) -> str:
    """Return a header: the page number in that size, 0 for none; the watermark."""
    number = _NUMBER.format(round(number_size * 2)) if number_size else ""
    spaces = (
        f'{nsdecls("w", "r")} xmlns:v="urn:schemas-microsoft-com:vml" '
        'xmlns:o="urn:schemas-microsoft-com:office:office"'
    )
    return (
        f'<w:hdr {spaces}><w:p><w:pPr><w:jc w:val="center"/></w:pPr>'
        f"{number}{_watermark(watermark)}</w:p></w:hdr>"
    )


def _watermark(words: str) -> str:
    if not words:
        return ""
    return (
        '<w:r><w:pict><v:shape id="watermark" type="#_x0000_t136" '
        f'style="{_WATERMARK_PLACE}" o:allowincell="f" fillcolor="silver" stroked="f">'
        '<v:fill opacity=".5"/><v:textpath on="t" fitshape="t" '
        'style="font-family:&quot;Times New Roman&quot;;font-size:1pt" '
        f'string="{escape(words)}"/></v:shape></w:pict></w:r>'
    )
