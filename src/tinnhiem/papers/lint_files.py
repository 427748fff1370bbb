"""Files as the rules of form see them: .docx, PDF, plain text.

Our own .docx says by its styles what each paragraph is for; any other text is told by
its words and their order, as a reader tells it.
"""

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, Final

from tinnhiem.papers.layout import NATION
from tinnhiem.papers.lint_model import ROLES, role_of
from tinnhiem.papers.lint_sheet import (
    KINDS,
    PARTY_HEAD,
    Line,
    Numbering,
    Role,
    Shape,
    Sheet,
)
from tinnhiem.papers.model import Page
from tinnhiem.papers.reading_back import (
    BODY,
    WORD,
    WordParagraph,
    docx_paragraphs,
    parse_xml,
    pdf_pages,
    without_mark,
)

TWIPS_IN_MM: Final = 1440 / 25.4
POINT: Final = 20  # twips
_STYLES: Final = {name.replace(" ", ""): name for name in (*ROLES, "VB So, ngay")}
_DATE: Final = re.compile(r".{1,60},\s*ngày[\s\d.…_]*tháng[\s\d.…_]*năm")
_NUMBER: Final = re.compile(r"Số\s*:?\s*[\d\s.…_]*[/-].*[A-ZĐ]")
# Of a PDF, where both stand on one line.
_NUMBER_THEN_DATE: Final = re.compile(
    r"(?<=[A-ZĐ…\u00a0])\s+(?=[A-ZÀ-ỸĐ][^,/]{2,40}, ngày.*tháng.*năm)"
)
_HEADS: Final = (NATION, PARTY_HEAD)
HEAD_LINES: Final = 8  # of a page, within which the nation's or Party's name opens it
_MARKUP: Final = re.compile(r"\*+")
_HEADING: Final = re.compile(r"^(?:[IVXLC]+\.|\d+(?:\.\d+)*\.)\s")
_SIGNING: Final = re.compile(
    r"^(?:TM|KT|TL|TUQ|Q|T/M|K/T|T/L)\b|^(?:CHÁNH|PHÓ|TRƯỞNG|GIÁM ĐỐC|CHỦ T|THƯ KÝ"
    r"|BÍ THƯ|ỦY VIÊN|NGƯỜI )"
)


def sheet_of_text(lines: Sequence[str], *, unit: str = "dòng") -> Sheet:
    """Return plain text as a sheet; `unit` is what a line of it is called."""
    numbered = [(f"{unit} {i}", text) for i, text in enumerate(lines, start=1)]
    return Sheet(lines=tuple(_recognised(numbered)))


def sheets_of_docx(content: bytes) -> tuple[Sheet, ...]:
    """Return a .docx as a sheet, with the paper and margins of its first section.

    Raises:
        zipfile.BadZipFile: The bytes are no package.
        KeyError: The package is no Word document.
        etree.XMLSyntaxError: The body is damaged.
    """
    paragraphs = docx_paragraphs(content)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        body = parse_xml(package.read(BODY))
    page, numbering = _page_of(body)
    shapes = [_shape_of(one) for one in body.iter(f"{WORD}p") if _has_text(one)]
    is_ours = any(one.style in _STYLES for one in paragraphs)
    numbered = list(enumerate(paragraphs, start=1))
    sheets: list[Sheet] = []
    for _, part in groupby(numbered, key=lambda pair: pair[1].section):
        listed = list(part)
        lines = _by_style(listed, shapes) if is_ours else _by_words(listed)
        sheets.append(Sheet(lines=tuple(lines), page=page, numbering=numbering))
    return tuple(sheets)


def _by_words(part: Sequence[tuple[int, WordParagraph]]) -> Iterator[Line]:
    return _recognised([(f"đoạn {i}", one.text) for i, one in part])


def _by_style(
    part: Sequence[tuple[int, WordParagraph]], shapes: Sequence[Shape | None]
) -> Iterator[Line]:
    before: list[Line] = []
    for i, one in part:
        role = role_of(_STYLES.get(one.style, ""), one.text, before=before)
        shape = shapes[i - 1] if role is Role.BODY and i <= len(shapes) else None
        before.append(Line(one.text, role, f"đoạn {i}", shape))
    yield from before


def sheets_of_pdf(content: bytes) -> tuple[Sheet, ...]:
    """Return a PDF as a sheet; its lines are those of the page.

    Raises:
        pypdfium2.PdfiumError: The bytes are no PDF that can be opened.
    """
    documents: list[list[tuple[str, str]]] = []
    for page, words in enumerate(pdf_pages(content), start=1):
        lines = without_mark(words).splitlines()
        if not documents or any(one.strip() in _HEADS for one in lines[:HEAD_LINES]):
            documents.append([])
        documents[-1] += [
            (f"trang {page}, dòng {i}", text)
            for i, text in enumerate(lines, start=1)
            if not _is_outside_text(text, page=page, line=i)
        ]
    return tuple(
        Sheet(lines=tuple(_recognised(numbered)), is_flowing=True)
        for numbered in documents
    )


def _is_outside_text(text: str, *, page: int, line: int) -> bool:
    """Say whether a line of a page is its number."""
    return page > 1 and line == 1 and text.strip().isdigit()


def _recognised(numbered: Sequence[tuple[str, str]]) -> Iterator[Line]:
    """Tell what each line is for from its words and what came before."""
    part = Role.ORGAN
    waiting: Line | None = None  # a recipient that may go on in the next line
    for where, text in _apart(numbered):
        words = " ".join(_MARKUP.sub("", text).split())
        part, role = _next(part, words)
        if role is Role.RECIPIENT:
            goes_on = waiting is not None and not words.startswith(("-", "–"))
            if waiting and not goes_on:
                yield waiting
            before = f"{waiting.text} " if waiting and goes_on else ""
            waiting = Line(f"{before}{words}", role, where)
            continue
        if waiting:
            yield waiting
            waiting = None
        yield Line(text, role, where)
    if waiting:
        yield waiting


def _apart(numbered: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield the lines that say something; number and date are two, on one line."""
    for where, text in numbered:
        for piece in _NUMBER_THEN_DATE.split(text):
            if piece.strip(" *…\t\u00a0"):
                yield where, piece


def _next(part: Role, words: str) -> tuple[Role, Role]:
    """Return the part of the paper that a line opens or goes on, and its role."""
    if part is Role.ORGAN:
        return _in_head(words)
    for begin, following in _OPENINGS:
        if words.casefold().startswith(begin):
            return following[0] or part, following[1]
    if part in (Role.RECIPIENT, Role.SIGNING):
        return _in_foot(part, words)
    return _in_body(part, words)


# How lines begin that say what they are: the part they open (None: none) and the role.
_OPENINGS: Final[tuple[tuple[str, tuple[Role | None, Role]], ...]] = (
    ("nơi nhận", (Role.RECIPIENT, Role.OTHER)),
    ("(ký", (Role.SIGNING, Role.OTHER)),
    ("(kèm theo", (None, Role.SUBJECT)),
    ("(thay thế", (None, Role.SUBJECT)),
    ("kính gửi", (Role.SUBJECT, Role.ADDRESSEE)),
)


def _in_body(part: Role, words: str) -> tuple[Role, Role]:
    if part is Role.KIND:
        return Role.SUBJECT, Role.SUBJECT
    if words.isupper() and _SIGNING.match(words):
        return Role.SIGNING, Role.SIGNING
    heading = bool(_HEADING.match(words)) and not words.endswith((".", ";", ":"))
    return Role.BODY, Role.HEADING if heading else Role.BODY


def _in_head(words: str) -> tuple[Role, Role]:
    if words.strip(" .:") in KINDS:
        return Role.KIND, Role.KIND
    if _NUMBER.match(words):
        return Role.ORGAN, Role.NUMBER
    if _DATE.match(words):
        return Role.ORGAN, Role.DATE
    if words.isupper() or words.startswith(("Độc lập", "Bản số")):
        return Role.ORGAN, Role.COPY if words.startswith("Bản số") else Role.ORGAN
    # Some other paper, which has no kind that the decree knows.
    return Role.BODY, Role.BODY


def _in_foot(part: Role, words: str) -> tuple[Role, Role]:
    is_listed = words.startswith(("-", "–")) or not words.isupper()
    if part is Role.RECIPIENT and is_listed:
        return Role.RECIPIENT, Role.RECIPIENT
    return Role.SIGNING, Role.SIGNING


def _page_of(body: Any) -> tuple[Page | None, Numbering | None]:
    sections = list(body.iter(f"{WORD}sectPr"))
    if not sections:
        return None, None
    first = sections[0]
    size, margin = first.find(f"{WORD}pgSz"), first.find(f"{WORD}pgMar")
    if size is None or margin is None:
        return None, None
    page = Page(
        width=_millimetres(size, "w"),
        height=_millimetres(size, "h"),
        top=_millimetres(margin, "top"),
        bottom=_millimetres(margin, "bottom"),
        left=_millimetres(margin, "left"),
        right=_millimetres(margin, "right"),
    )
    restarts = all(
        one.find(f"{WORD}pgNumType") is not None
        and one.find(f"{WORD}pgNumType").get(f"{WORD}start") == "1"
        for one in sections[1:]
    )
    numbering = Numbering(
        hidden_on_first=first.find(f"{WORD}titlePg") is not None, restarts=restarts
    )
    return page, numbering


def _millimetres(node: Any, key: str) -> float:
    return round(float(node.get(f"{WORD}{key}", "0")) / TWIPS_IN_MM, 1)


def _has_text(paragraph: Any) -> bool:
    return any((one.text or "").strip() for one in paragraph.iter(f"{WORD}t"))


def _shape_of(paragraph: Any) -> Shape | None:
    """Return how one of our paragraphs is set; it says so itself."""
    spacing, indent = (
        paragraph.find(f"{WORD}pPr/{WORD}{name}") for name in ("spacing", "ind")
    )
    justified = paragraph.find(f"{WORD}pPr/{WORD}jc")
    sizes = [one.get(f"{WORD}val") for one in paragraph.iter(f"{WORD}sz")]
    if spacing is None or indent is None or not sizes:
        return None
    is_text = justified is not None and justified.get(f"{WORD}val") == "both"
    return Shape(
        size=float(sizes[0]) / 2,
        indent=_millimetres(indent, "firstLine") if is_text else None,
        after=float(spacing.get(f"{WORD}after", "0")) / POINT,
        pitch=float(spacing.get(f"{WORD}line", "0")) / POINT,
    )
