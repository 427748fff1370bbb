"""The papers that were made, as links."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from django.utils import timezone

from tinnhiem.web.figures import clock, day

SHORT_DIGEST = 12


class Made(Protocol):
    """A paper as the store knows it."""

    code: str
    title: str
    pdf: str
    docx: str
    sha256: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One paper to open."""

    code: str
    title: str
    has_pdf: bool
    has_docx: bool
    digest: str
    made_at: str


def paper_lines(papers: Iterable[Made]) -> tuple[PaperLine, ...]:
    """Return the papers in the order of their codes."""
    return tuple(
        PaperLine(
            code=paper.code,
            title=paper.title,
            has_pdf=bool(paper.pdf),
            has_docx=bool(paper.docx),
            digest=paper.sha256[:SHORT_DIGEST],
            made_at=_when(timezone.localtime(paper.made_at)),
        )
        for paper in papers
    )


def _when(moment: datetime) -> str:
    return f"{clock(moment)}, {day(moment)}"
