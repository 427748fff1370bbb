"""Papers as .docx for Word, from the same blocks as the PDF.

python-docx keeps the package, the styles and the properties; the body is written as
WordprocessingML at once, which is many times faster than building it cell by cell.
"""

import io
import zipfile
from datetime import UTC, datetime
from functools import cache
from typing import Final
from xml.sax.saxutils import escape

from docx import Document as load_package  # noqa: N813 -- a function, for all its name
from docx.document import Document as Package
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE as RELATIONSHIP
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt

from tinnhiem.papers.drawings import five_png, tick_png
from tinnhiem.papers.encoding import NUMBER_SIZE, encode, fingerprint, proof_of
from tinnhiem.papers.marks import png_of
from tinnhiem.papers.model import Paper
from tinnhiem.papers.pictures import bar_pngs, bars_of
from tinnhiem.papers.wordml import (
    HEADER_TYPES,
    document_xml,
    footer_xml,
    header_xml,
)
from tinnhiem.papers.wordtables import Drawings
from tinnhiem.papers.wordtext import style_id

PROOF_SPACE: Final = "urn:tinnhiem:proof"
FONT: Final = "Times New Roman"
STYLES: Final = (
    "VB Noi dung",
    "VB De muc",
    "VB Bang",
    "VB Co quan",
    "VB Quoc hieu",
    "VB So, ngay",
    "VB Ten loai",
    "VB Kinh gui",
    "VB Ky",
    "VB Noi nhan",
)
# The first moment a zip can hold: the file is the same whenever it is written.
_ZIP_EPOCH: Final = (1980, 1, 1, 0, 0, 0)


def to_docx(paper: Paper, *, made_at: datetime) -> bytes:
    """Return the paper as an editable .docx with the same words as its PDF.

    The core properties hold the title, the code and the SHA-256 of the content
    (`identifier`). Each block is bookmarked `blk_001`, `blk_002` …

    Args:
        paper: What to write.
        made_at: Aware; the creation date in the properties.

    Raises:
        PaperGlyphError: A letter cannot be drawn; the operator replaces it.
    """
    package = load_package(io.BytesIO(_template()))
    _describe(package, paper, made_at=made_at)
    written = document_xml(
        paper,
        drawings=_drawings(package, paper),
        headers=_headers(package, paper),
        footers=_footers(package, paper),
    )
    _replace(package.part, written)
    _carry_proof(package, paper)
    return _repacked(package)


def _drawings(package: Package, paper: Paper) -> Drawings:
    """Embed the pictures that the paper draws, and no other."""
    content = encode(paper)
    draws_fives, draws_ticks = '"k":"fives"' in content, '"k":"tick"' in content
    bars = bars_of(paper)
    return Drawings(
        tick=_embed(package, tick_png()) if draws_ticks else "",
        fives=tuple(_embed(package, five_png(n)) for n in range(6) if draws_fives),
        bars={
            bar: _embed(package, png)
            for bar, png in zip(bars, bar_pngs(bars), strict=True)
        },
    )


@cache
def _template() -> bytes:
    """Return an empty package with our styles, made once."""
    package = load_package()
    normal = package.styles["Normal"]
    _set_font(normal.element)
    normal.font.size = Pt(14)
    for name in STYLES:
        style = package.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = normal
    _prune(package)
    content = io.BytesIO()
    package.save(content)
    return content.getvalue()


def _prune(package: Package) -> None:
    """Take out what python-docx's template brings and our papers never use."""
    styles = package.styles.element
    ours = {style_id(name) for name in STYLES}
    for style in styles.findall(qn("w:style")):
        is_default = style.get(qn("w:default")) == "1"
        if not is_default and style.get(qn("w:styleId")) not in ours:
            styles.remove(style)
    for relations in (package.part.rels, package.part.package.rels):
        for key in [key for key, one in relations.items() if _is_idle(one.reltype)]:
            del relations[key]


def _is_idle(relation: str) -> bool:
    return relation.endswith(
        ("/thumbnail", "/customXml", "/stylesWithEffects", "/webSettings", "/numbering")
    )


def _set_font(style: object) -> None:
    """Name the font for every script and the language for spelling."""
    properties = style.get_or_add_rPr()  # type: ignore[attr-defined]
    fonts = properties.get_or_add_rFonts()
    for name in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(name), None)
    for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(script), FONT)
    languages = properties.find(qn("w:lang"))
    if languages is not None:
        properties.remove(languages)
    properties.append(
        parse_xml(
            f'<w:lang {nsdecls("w")} w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/>'
        )
    )


def _describe(package: Package, paper: Paper, *, made_at: datetime) -> None:
    properties = package.core_properties
    moment = made_at.astimezone(UTC).replace(tzinfo=None)
    properties.title = paper.title
    properties.subject = paper.code
    properties.identifier = f"sha256:{fingerprint(encode(paper))}"
    properties.language = "vi-VN"
    properties.author = properties.last_modified_by = properties.comments = ""
    properties.created = properties.modified = moment


def _embed(package: Package, png: bytes) -> str:
    relation, _ = package.part.get_or_add_image(io.BytesIO(png))
    return relation


def _headers(package: Package, paper: Paper) -> dict[str, str]:
    """Write the header of first and later pages; return their relation ids."""
    section = package.sections[0]
    first = paper.documents[0]
    size = NUMBER_SIZE[first.form] if first.page.numbered else 0
    relations: dict[str, str] = {}
    for kind, header in zip(
        HEADER_TYPES, (section.header, section.first_page_header), strict=True
    ):
        header.is_linked_to_previous = False
        shown = size if kind == "default" else 0
        written = header_xml(paper.watermark, number_size=shown)
        _replace(header.part, written)
        relations[kind] = package.part.relate_to(header.part, RELATIONSHIP.HEADER)
    return relations


def _footers(package: Package, paper: Paper) -> dict[str, str]:
    """Write the mark of a copy into both footers; return their relation ids."""
    if paper.mark is None or not paper.mark.is_printed:
        return {}
    section = package.sections[0]
    relations: dict[str, str] = {}
    for kind, footer in zip(
        HEADER_TYPES, (section.footer, section.first_page_footer), strict=True
    ):
        footer.is_linked_to_previous = False
        picture, _ = footer.part.get_or_add_image(io.BytesIO(png_of(paper.mark)))
        _replace(footer.part, footer_xml(paper.mark, picture=picture))
        relations[kind] = package.part.relate_to(footer.part, RELATIONSHIP.FOOTER)
    return relations


def _carry_proof(package: Package, paper: Paper) -> None:
    """Put salt and content into a part that Word keeps and does not show."""
    proof = proof_of(paper)
    if proof:
        words = f'<proof xmlns="{PROOF_SPACE}">{escape(proof)}</proof>'
        part = Part(
            PackURI("/customXml/item1.xml"), "application/xml", words.encode(), None
        )
        package.part.relate_to(part, RELATIONSHIP.CUSTOM_XML)


def _replace(part: XmlPart, written: str) -> None:
    """Give a part its XML as a whole; moving nodes between trees is quadratic."""
    part._element = parse_xml(written)  # noqa: SLF001 -- python-docx has no other door


def _repacked(package: Package) -> bytes:
    """Save with fixed times, so that one content is one file."""
    saved, packed = io.BytesIO(), io.BytesIO()
    package.save(saved)
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, date_time=_ZIP_EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return packed.getvalue()
