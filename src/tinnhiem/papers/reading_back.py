"""Produced files as words again, by readers that had no part in writing them.

pypdfium2 reads the PDF that Typst wrote; zipfile and lxml read the .docx.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import pypdfium2  # type: ignore[import-untyped]
from lxml import etree

from tinnhiem.core.one_at_a_time import PDFIUM

BODY: Final = "word/document.xml"
WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK: Final = (
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
)
_SIGNS: Final = {
    f"{WORD}noBreakHyphen": "-",
    f"{WORD}br": "\n",
    f"{WORD}cr": "\n",
    f"{WORD}tab": " ",
}
# What pdfium makes of a hyphen at the end of a line, and of the break after it.
_LINE_HYPHENS: Final = str.maketrans({"\x02": "-", "\ufffe": "-"})
_MARK: Final = re.compile(
    r"\s*Mã kiểm tra:\s*(?:[0-9A-Z]\s*){4}(?:-\s*(?:[0-9A-Z]\s*){4}){3}"
    r"[^\r\n]*Phiên bản \d+\s*$"
)
_WRITTEN: Final = (f"{WORD}t", *_SIGNS)


@dataclass(frozen=True, slots=True)
class WordParagraph:
    """A paragraph of a .docx: its words, its style's id, where it stands.

    Attributes:
        bookmark: The last `blk_…` that opened before it.
        section: How many sections of the document ended before it.
    """

    text: str
    style: str = ""
    bookmark: str = ""
    in_table: bool = False
    section: int = 0


def pdf_pages(content: bytes, *, by_letters: bool = False) -> tuple[str, ...]:
    """Return the text of each page, in the order in which it was drawn.

    Read by area, cells of a sparse page may run together; read `by_letters`, widely
    set words may come apart. What either reading shows stands on the page.

    Raises:
        pypdfium2.PdfiumError: The bytes are no PDF that can be opened.
    """
    with PDFIUM:
        document = pypdfium2.PdfDocument(content)
        try:
            return tuple(
                _page_text(document[i], by_letters=by_letters)
                for i in range(len(document))
            )
        finally:
            document.close()


def without_mark(page: str) -> str:
    """Return a page's text without the mark of a copy at its foot."""
    return _MARK.sub("", page)


def _page_text(page: Any, *, by_letters: bool) -> str:
    text = page.get_textpage()
    try:
        read = text.get_text_range if by_letters else text.get_text_bounded
        return str(read()).translate(_LINE_HYPHENS)
    finally:
        text.close()
        page.close()


def docx_paragraphs(content: bytes) -> tuple[WordParagraph, ...]:
    """Return the paragraphs of the body that hold words.

    Deletions that Word tracks are not text; insertions are.

    Raises:
        zipfile.BadZipFile: The bytes are no package.
        KeyError: The package is no Word document.
        etree.XMLSyntaxError: The body is damaged.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        body = parse_xml(package.read(BODY))
    return tuple(_paragraphs(body))


def parse_xml(content: bytes) -> Any:
    """Parse XML of a stranger: no entity is resolved, nothing is fetched.

    Raises:
        etree.XMLSyntaxError: It is damaged.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    return etree.fromstring(content, parser)


def _paragraphs(body: Any) -> Iterator[WordParagraph]:
    bookmark, section = "", 0
    for node in body.iter(f"{WORD}p", f"{WORD}bookmarkStart"):
        if node.tag == f"{WORD}bookmarkStart":
            name = node.get(f"{WORD}name") or ""
            bookmark = name if name.startswith("blk_") else bookmark
            continue
        # Word writes a text box twice, the second time for old readers.
        if next(node.iterancestors(_FALLBACK), None) is not None:
            continue
        text = _text_of(node)
        if text.strip():
            in_table = next(node.iterancestors(f"{WORD}tc"), None) is not None
            yield WordParagraph(text, _style_of(node), bookmark, in_table, section)
        section += node.find(f"{WORD}pPr/{WORD}sectPr") is not None


def _text_of(paragraph: Any) -> str:
    return "".join(
        node.text or "" if node.tag == f"{WORD}t" else _SIGNS[node.tag]
        for node in paragraph.iter(*_WRITTEN)
        if next(node.iterancestors(f"{WORD}p")) is paragraph
    )


def _style_of(paragraph: Any) -> str:
    style = paragraph.find(f"{WORD}pPr/{WORD}pStyle")
    return "" if style is None else style.get(f"{WORD}val") or ""
