"""Papers as PDF, by Typst: no network, no system font, the same bytes every time."""

import json
from datetime import datetime
from functools import cache
from importlib.resources import files
from threading import Lock
from typing import Final

import typst

from tinnhiem.papers.encoding import encode, fingerprint, proof_of
from tinnhiem.papers.fonts import FOLDER
from tinnhiem.papers.marks import lines_of, modules_of
from tinnhiem.papers.model import Paper
from tinnhiem.papers.typst_pdf import pdf_bytes

# The compiler keeps caches between papers and is not made for two threads.
_LOCK: Final = Lock()


@cache
def _compiler() -> typst.Compiler:
    fonts = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(FOLDER)],
    )
    template = files("tinnhiem.papers") / "templates" / "paper.typ"
    return typst.Compiler(input=str(template), font_paths=fonts)


def _mark(paper: Paper) -> str:
    """Return what is drawn at the foot of each page, or nothing."""
    if paper.mark is None or not paper.mark.is_printed:
        return ""
    drawn = {"qr": modules_of(paper.mark), "lines": lines_of(paper.mark)}
    return json.dumps(drawn, ensure_ascii=False)


def to_pdf(paper: Paper, *, made_at: datetime) -> bytes:
    """Return the paper as PDF with embedded fonts.

    The metadata hold the title and, among the keywords, the SHA-256 of the content.

    Args:
        paper: What to print.
        made_at: Aware; the creation date in the metadata.

    Raises:
        PaperGlyphError: A letter cannot be drawn; the operator replaces it.
    """
    content = encode(paper)
    with _LOCK:
        pdf = _compiler().compile(
            format="pdf",
            sys_inputs={
                "paper": content,
                "sha256": fingerprint(content),
                "mark": _mark(paper),
                "proof": proof_of(paper),
            },
            timestamp=int(made_at.timestamp()),
        )
    return pdf_bytes(pdf)
