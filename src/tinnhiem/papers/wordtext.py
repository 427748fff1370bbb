"""Runs of text as WordprocessingML."""

import re
from functools import lru_cache
from typing import Final
from xml.sax.saxutils import escape

from tinnhiem.papers.model import Run

# «96-QĐ/TW» stays on one line, as in the PDF.
_NUMBERED: Final = re.compile(r"(?<=\d)-(?=\w)")
_UNBROKEN: Final = '</w:t><w:noBreakHyphen/><w:t xml:space="preserve">'


def run_xml(run: Run, *, size: float) -> str:
    """Return one run; size in points."""
    return _written(run.text, bold=run.bold, italic=run.italic, size=size)


@lru_cache(maxsize=4096)
def _written(text: str, *, bold: bool, italic: bool, size: float) -> str:
    half_points = round(size * 2)
    weight = "<w:b/><w:bCs/>" if bold else ""
    slant = "<w:i/><w:iCs/>" if italic else ""
    words = _NUMBERED.sub(_UNBROKEN, escape(text))
    return (
        f'<w:r><w:rPr>{weight}{slant}<w:sz w:val="{half_points}"/>'
        f'<w:szCs w:val="{half_points}"/></w:rPr>'
        f'<w:t xml:space="preserve">{words}</w:t></w:r>'
    )
