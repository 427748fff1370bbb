"""A paper of ours that comes back from Word: its text, block by block.

Only words are read. How they look (size, colour, spacing) is the paper's own affair and
is left behind; what cannot be words (pictures, notes, tracked changes) is refused.
"""

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from tinnhiem.core.files import FileSyntaxError
from tinnhiem.core.papers.words.errors import (
    CommentsLeftError,
    ForeignContentError,
    TrackedChangesError,
)
from tinnhiem.core.papers.words.word_file import (
    WordBlock,
    WordElement,
    WordFile,
    WordParagraph,
    WordTable,
    as_read,
)
from tinnhiem.intake.plan_docx import BROKEN, FALLBACK, LIMIT, WORD, require_docx
from tinnhiem.intake.text_files import read_bytes

MARK: Final = re.compile(r"blk_\d{3,}")
_MATH: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_TRACKED: Final = tuple(
    f"{WORD}{name}"
    for name in (
        *("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge"),
        *("rPrChange", "pPrChange", "tblPrChange", "trPrChange", "tcPrChange"),
        *("sectPrChange", "tblGridChange", "numberingChange"),
    )
)
_FOREIGN: Final = {
    f"{WORD}txbxContent": "hộp chữ",
    f"{WORD}footnoteReference": "chú thích cuối trang",
    f"{WORD}endnoteReference": "chú thích cuối văn bản",
    f"{WORD}object": "đối tượng nhúng",
    f"{WORD}altChunk": "tệp khác được nhúng",
    f"{WORD}sym": "ký hiệu đặc biệt (Symbol, Wingdings)",
    f"{_MATH}oMath": "công thức toán",
}
_SIGNS: Final = {
    f"{WORD}br": " ",
    f"{WORD}cr": " ",
    f"{WORD}tab": " ",
    f"{WORD}noBreakHyphen": "-",
}
_START: Final = f"{WORD}bookmarkStart"
_PARAGRAPH: Final = f"{WORD}p"
_TABLE: Final = f"{WORD}tbl"


def read_paper_docx(path: Path) -> WordFile:
    """Return the text of a paper by the bookmarks of its blocks.

    Raises:
        FileRefusedError: One of its subclasses; save the file again as .docx.
        BroughtFileError: Tracked changes, comments or foreign content; settle them.
    """
    return word_file(path, read_bytes(path, limit=LIMIT))


def word_file(path: Path, content: bytes) -> WordFile:
    """Return what the bytes of a .docx say; `path` names them in refusals.

    Raises:
        FileRefusedError: One of its subclasses; save the file again as .docx.
        BroughtFileError: Tracked changes, comments or foreign content; settle them.
    """
    require_docx(path, content)
    # python-docx takes a quarter of a second to import; only a .docx pays for it.
    import docx
    from docx.opc.exceptions import OpcError

    try:
        package = docx.Document(io.BytesIO(content))
        _require_settled(str(path), package.element.body)
        return _read(path, package)
    except (OpcError, *BROKEN) as broken:
        detail = "nội dung .docx bị hỏng"
        raise FileSyntaxError(str(path), detail=detail) from broken


def _read(path: Path, package: Any) -> WordFile:
    properties, body = package.core_properties, package.element.body
    names = {
        style.get(f"{WORD}styleId"): name.get(f"{WORD}val")
        for style in package.styles.element.iter(f"{WORD}style")
        if (name := style.find(f"{WORD}name")) is not None
    }
    return WordFile(
        path=str(path),
        code=(properties.subject or "").strip(),
        sha256=(properties.identifier or "").strip().removeprefix("sha256:"),
        blocks=_Reader(names).blocks(body),
        pictures=sum(1 for _ in _shown(body, f"{WORD}drawing", f"{WORD}pict")),
        inner_tables=sum(
            1 for cell in body.iter(f"{WORD}tc") for _ in cell.iterchildren(_TABLE)
        ),
        margins=tuple(_margins(package)),
    )


def _require_settled(path: str, body: Any) -> None:
    changes = sum(1 for _ in body.iter(*_TRACKED))
    if changes:
        raise TrackedChangesError(path, changes=changes)
    comments = sum(1 for _ in body.iter(f"{WORD}commentReference"))
    if comments:
        raise CommentsLeftError(path, comments=comments)
    for node in _shown(body, *_FOREIGN):
        raise ForeignContentError(path, detail=_FOREIGN[node.tag])


def _shown(body: Any, *tags: str) -> Iterator[Any]:
    """Yield nodes once: Word writes some a second time for old readers."""
    for node in body.iter(*tags):
        if next(node.iterancestors(FALLBACK), None) is None:
            yield node


def _margins(package: Any) -> Iterator[str]:
    """Yield what was typed into headers and footers; page numbers are ours."""
    for part in package.part.package.iter_parts():
        if re.search(r"/(header|footer)\d*\.xml$", str(part.partname)):
            text = "".join(node.text or "" for node in part.element.iter(f"{WORD}t"))
            if text.strip() and not text.strip().isdigit():
                yield text.strip()


class _Reader:
    """Reads the body once; every bookmark of ours opens a block."""

    def __init__(self, style_names: dict[str, str]) -> None:
        self._styles = style_names
        self._seen: set[str] = set()
        self._blocks: list[tuple[str, list[WordElement]]] = [("", [])]

    def blocks(self, body: Any) -> tuple[WordBlock, ...]:
        for node in _children(body):
            if node.tag == _START:
                self._open(self._name(node))
            elif node.tag == _TABLE:
                self._table(node)
            else:
                self._line(node)
        return tuple(WordBlock(mark, tuple(found)) for mark, found in self._blocks)

    def _open(self, name: str) -> None:
        if name:
            self._blocks.append((name, []))

    def _name(self, node: Any) -> str:
        """Return a bookmark of ours; LibreOffice writes some a second time."""
        name = node.get(f"{WORD}name") or ""
        if not MARK.fullmatch(name) or name in self._seen:
            return ""
        self._seen.add(name)
        return name

    def _line(self, node: Any) -> None:
        """Read a paragraph; a bookmark behind its last word opens the next block."""
        text, joins, late = "", "", ""
        for inner in node.iter():
            name = self._name(inner) if inner.tag == _START else ""
            if name and not text.strip():
                self._open(name)
            elif name:
                late = name
            added = _text_of(inner)
            if late and added.strip():
                joins, late = late, ""
            text += added
        self._blocks[-1][1].append(self._paragraph(node, text, joins))
        self._open(late)

    def _table(self, node: Any) -> None:
        names = [name for start in node.iter(_START) if (name := self._name(start))]
        self._open(names[0] if names else "")
        joins = names[1] if len(names) > 1 else ""
        rows = tuple(
            tuple(
                tuple(self._in_cell(one, joins) for one in _children(cell, _PARAGRAPH))
                for cell in _within(row, f"{WORD}tc")
            )
            for row in _within(node, f"{WORD}tr")
        )
        self._blocks[-1][1].append(WordTable(rows))

    def _in_cell(self, node: Any, joins: str) -> WordParagraph:
        return self._paragraph(node, "".join(map(_text_of, node.iter())), joins)

    def _paragraph(self, node: Any, text: str, joins: str) -> WordParagraph:
        style, numbered = "", False
        properties = node.find(f"{WORD}pPr")
        if properties is not None:
            named = properties.find(f"{WORD}pStyle")
            style = "" if named is None else named.get(f"{WORD}val") or ""
            number = properties.find(f"{WORD}numPr/{WORD}numId")
            numbered = number is not None and number.get(f"{WORD}val") != "0"
        name = self._styles.get(style, style)
        return WordParagraph(as_read(text), name, numbered, joins)


def _children(node: Any, *tags: str) -> Iterator[Any]:
    """Yield paragraphs, tables and bookmarks in order, through content controls."""
    wanted = tags or (_PARAGRAPH, _TABLE, _START)
    for child in node.iterchildren():
        if child.tag in wanted:
            yield child
        elif child.tag in {f"{WORD}sdt", f"{WORD}customXml"}:
            inner = child.find(f"{WORD}sdtContent")
            yield from _children(child if inner is None else inner, *tags)


def _within(node: Any, tag: str) -> Iterator[Any]:
    for child in node.iterchildren():
        if child.tag == tag:
            yield child
        elif child.tag in {f"{WORD}sdt", f"{WORD}customXml", f"{WORD}sdtContent"}:
            yield from _within(child, tag)


def _text_of(node: Any) -> str:
    if node.tag == f"{WORD}t":
        return node.text or ""
    if node.tag == f"{WORD}br" and node.get(f"{WORD}type") in {"page", "column"}:
        return ""
    # Tab stops in the properties share the name of a tab among the words.
    if node.tag == f"{WORD}tab" and node.getparent().tag != f"{WORD}r":
        return ""
    return _SIGNS.get(node.tag, "")
