"""Reading our own papers back, with other programs than those that wrote them."""

import io
import zipfile
from functools import cache
from xml.etree import ElementTree

from pypdf import PdfReader

from tests.papers.builders import (
    MADE_AT,
    make_party_record,
    make_planned_record,
    make_record,
)
from tinnhiem.core.record import CampaignRecord
from tinnhiem.papers.layout import lay_out
from tinnhiem.papers.making import papers_of
from tinnhiem.papers.model import Cell, Paper, Paragraph, Run, Table, TwoUp
from tinnhiem.papers.pdf import to_pdf
from tinnhiem.papers.word import to_docx

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
RECORDS = {
    "full": make_record,
    "blank": make_planned_record,
    "party": make_party_record,
}


@cache
def record_of(kind: str) -> CampaignRecord:
    return RECORDS[kind]()


@cache
def all_papers(kind: str = "full") -> tuple[Paper, ...]:
    return tuple(papers_of(record_of(kind)))


def one_paper(code: str, kind: str = "full") -> Paper:
    return next(paper for paper in all_papers(kind) if paper.code == code)


@cache
def pdf_pages(paper: Paper) -> tuple[str, ...]:
    reader = PdfReader(io.BytesIO(to_pdf(paper, made_at=MADE_AT)))
    return tuple(page.extract_text() for page in reader.pages)


def pdf_text(paper: Paper) -> str:
    return "\n".join(pdf_pages(paper))


def docx_part(content: bytes, name: str) -> ElementTree.Element:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return ElementTree.fromstring(package.read(name))  # noqa: S314 -- our own file


@cache
def docx_text(paper: Paper) -> str:
    body = docx_part(to_docx(paper, made_at=MADE_AT), "word/document.xml")
    return "\n".join(_paragraph_text(one) for one in body.iter(f"{W}p"))


def _paragraph_text(paragraph: ElementTree.Element) -> str:
    return "".join(
        "-" if one.tag == f"{W}noBreakHyphen" else one.text or ""
        for one in paragraph.iter()
        if one.tag in (f"{W}t", f"{W}noBreakHyphen")
    )


def runs_of(paper: Paper) -> list[Run]:
    """Return every run that the paper prints."""
    return [
        run
        for document in paper.documents
        for block in lay_out(document)
        for run in _runs_in(block)
    ]


def _runs_in(block: object) -> list[Run]:
    match block:
        case Paragraph():
            return list(block.runs)
        case Table():
            cells = (c for row in (*block.header, *block.rows) for c in row.cells)
            return [run for cell in cells for run in _runs_in(cell)]
        case Cell():
            return [run for one in block.content for run in _runs_in(one)]
        case TwoUp():
            return [run for one in block.blocks for run in _runs_in(one)]
        case _:
            return []


def header_words(paper: Paper) -> list[str]:
    """Return the words of every table head, which a PDF repeats on later pages."""
    return [
        word
        for document in paper.documents
        for block in lay_out(document)
        if isinstance(block, Table)
        for row in block.header
        for cell in row.cells
        for run in _runs_in(cell)
        for word in run.text.split()
    ]


def file_words(content: bytes) -> str:
    """Return the words of a PDF file, one space between any two."""
    reader = PdfReader(io.BytesIO(content))
    return " ".join(w for page in reader.pages for w in page.extract_text().split())
