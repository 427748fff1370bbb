"""Paragraphs, runs and lines as WordprocessingML. Lengths there are twips."""

import re
from functools import lru_cache
from typing import Final
from xml.sax.saxutils import escape

from tinnhiem.papers.encoding import pitch_of
from tinnhiem.papers.measure import style_of
from tinnhiem.papers.model import Align, Paragraph, Rule, Run, Spacer, Text

TWIPS: Final = 1440 / 25.4
POINT: Final = 20  # twips
# «96-QĐ/TW» stays on one line, as in the PDF.
_NUMBERED: Final = re.compile(r"(?<=[\dA-ZĐ])-(?=[\dA-ZĐ])")
_UNBROKEN: Final = '</w:t><w:noBreakHyphen/><w:t xml:space="preserve">'
_JUSTIFICATION: Final = {
    Align.JUSTIFY: "both",
    Align.LEFT: "left",
    Align.CENTER: "center",
    Align.RIGHT: "right",
}


def twips(millimetres: float) -> int:
    """Return millimetres as whole twips."""
    return round(millimetres * TWIPS)


def style_id(name: str) -> str:
    """Return the id that python-docx gives a style: its name without spaces."""
    return name.replace(" ", "")


def run_xml(run: Run, *, size: float) -> str:
    """Return one run; size in points."""
    underline = isinstance(run, Text) and run.underline
    style = style_of(bold=run.bold, italic=run.italic) + "u" * underline
    return _written(run.text, style=style, size=size)


def paragraph_xml(block: Paragraph) -> str:
    """Return one paragraph with its style and exact line pitch."""
    side = twips(block.narrow)
    keep = "<w:keepNext/>" if block.keep else ""
    outline = f'<w:outlineLvl w:val="{block.level - 1}"/>' if block.level else ""
    runs = "".join(run_xml(run, size=block.size) for run in block.runs)
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style_id(block.style)}"/>{keep}'
        f"<w:widowControl/>{_spacing(block)}"
        f'<w:ind w:left="{side}" w:right="{side}" w:firstLine="{twips(block.indent)}"/>'
        f'<w:jc w:val="{_JUSTIFICATION[block.align]}"/>{outline}</w:pPr>{runs}</w:p>'
    )


def rule_xml(rule: Rule, *, width: float) -> str:
    """Return a line in the middle of `width` millimetres: the border of a paragraph."""
    side = twips(max(0.0, (width - rule.width) / 2))
    return (
        "<w:p><w:pPr><w:keepNext/><w:pBdr>"
        '<w:top w:val="single" w:sz="6" w:space="0" w:color="000000"/></w:pBdr>'
        f'<w:spacing w:before="{round(rule.gap * POINT)}" w:after="0" w:line="40" '
        f'w:lineRule="exact"/><w:ind w:left="{side}" w:right="{side}"/></w:pPr></w:p>'
    )


def spacer_xml(spacer: Spacer, *, keep: bool = False) -> str:
    """Return an empty line of that height."""
    return empty_line(max(POINT, twips(spacer.height)), keep=keep)


def empty_line(height: int, *, keep: bool = False, section: str = "") -> str:
    """Return an empty paragraph of exactly `height` twips, perhaps ending a section."""
    kept = "<w:keepNext/>" if keep else ""
    return (
        f'<w:p><w:pPr>{kept}<w:spacing w:before="0" w:after="0" w:line="{height}" '
        f'w:lineRule="exact"/>{section}</w:pPr></w:p>'
    )


def _spacing(block: Paragraph) -> str:
    return (
        f'<w:spacing w:before="{round(block.before * POINT)}" '
        f'w:after="{round(block.after * POINT)}" '
        f'w:line="{round((block.pitch or pitch_of(block.size)) * POINT)}" '
        'w:lineRule="exact"/>'
    )


@lru_cache(maxsize=4096)
def _written(text: str, *, style: str, size: float) -> str:
    half_points = round(size * 2)
    weight = "<w:b/><w:bCs/>" if "b" in style else ""
    slant = "<w:i/><w:iCs/>" if "i" in style else ""
    line = '<w:u w:val="single"/>' if "u" in style else ""
    words = _NUMBERED.sub(_UNBROKEN, escape(text))
    return (
        f'<w:r><w:rPr>{weight}{slant}<w:sz w:val="{half_points}"/>'
        f'<w:szCs w:val="{half_points}"/>{line}</w:rPr>'
        f'<w:t xml:space="preserve">{words}</w:t></w:r>'
    )
