"""Our own papers as the rules of form see them, and what only they can be asked."""

from collections.abc import Iterator
from typing import Any, Final

from tinnhiem.core.papers.lint import PaperFinding, fault
from tinnhiem.core.record import CampaignRecord
from tinnhiem.papers.encoding import pitch_of
from tinnhiem.papers.lint_sheet import Line, Numbering, Role, Shape, Sheet
from tinnhiem.papers.model import (
    Align,
    Figure,
    Fives,
    Paper,
    Paragraph,
    Row,
    Table,
    Text,
)
from tinnhiem.papers.reading_order import Placed, paragraphs_of

ROLES: Final = {
    "VB Co quan": Role.ORGAN,
    "VB Quoc hieu": Role.OTHER,
    "VB Ten loai": Role.SUBJECT,
    "VB Kinh gui": Role.ADDRESSEE,
    "VB Noi dung": Role.BODY,
    "VB De muc": Role.HEADING,
    "VB Bang": Role.CELL,
    "VB Ky": Role.SIGNING,
    "VB Noi nhan": Role.RECIPIENT,
}


def sheets_of(paper: Paper) -> tuple[Sheet, ...]:
    """Return one sheet per document of the paper."""
    lines: dict[int, list[Line]] = {}
    for placed in paragraphs_of(paper):
        told = lines.setdefault(placed.document, [])
        told.append(_line(placed, several=len(paper.documents) > 1, before=told))
    return tuple(
        Sheet(
            lines=tuple(lines.get(number, ())),
            page=document.page,
            numbering=Numbering(shown=document.page.numbered),
        )
        for number, document in enumerate(paper.documents, start=1)
    )


def _line(placed: Placed, *, several: bool, before: list[Line]) -> Line:
    where = f"khối {placed.block}"
    if several:
        where = f"văn bản {placed.document}, {where}"
    role = role_of(placed.paragraph.style, placed.text, before=before)
    return Line(placed.text, role, where, _shape(placed.paragraph))


def role_of(style: str, text: str, *, before: list[Line]) -> Role:
    """Return what a paragraph of this style is for."""
    if style == "VB So, ngay":
        return Role.NUMBER if text.startswith("Số") else Role.DATE
    role = ROLES.get(style, Role.OTHER)
    if role is Role.SUBJECT and not any(one.role is Role.KIND for one in before):
        return Role.KIND
    if role is Role.CELL and text.startswith("Bản số"):
        return Role.COPY
    return role


def _shape(paragraph: Paragraph) -> Shape | None:
    if paragraph.style != "VB Noi dung":
        return None
    # Lines to write on are not set as text is.
    is_text = paragraph.align is Align.JUSTIFY
    return Shape(
        size=paragraph.size,
        indent=paragraph.indent if is_text else None,
        after=paragraph.after,
        pitch=paragraph.pitch or pitch_of(paragraph.size),
    )


def typed_figures(paper: Paper) -> Iterator[PaperFinding]:
    """L14: no number is typed, one field prints one number, strokes agree."""
    shown: dict[tuple[str, str], tuple[str, str]] = {}
    for placed in paragraphs_of(paper):
        where = f"khối {placed.block}"
        for run in placed.paragraph.runs:
            if isinstance(run, Text) and any(one.isdigit() for one in run.text):
                yield fault(
                    "L14",
                    where=where,
                    stands=run.text,
                    should="số lấy từ số liệu đã ghi, không gõ tay",
                )
            if isinstance(run, Figure):
                first, at = shown.setdefault((run.path, run.form), (run.text, where))
                if first != run.text:
                    yield fault(
                        "L14",
                        where=f"{at}; {where}",
                        stands=f"«{first}» và «{run.text}»",
                        should="một số liệu, một cách in ở mọi chỗ",
                    )
    yield from _strokes(paper)


def _strokes(paper: Paper) -> Iterator[PaperFinding]:
    for document in paper.documents:
        for place, block in enumerate(document.blocks, start=1):
            for row in block.rows if isinstance(block, Table) else ():
                yield from _row_of_strokes(row, where=f"khối {place}")


def _row_of_strokes(row: Row, *, where: str) -> Iterator[PaperFinding]:
    blocks = [one for cell in row.cells for one in cell.content]
    fives = [one for one in blocks if isinstance(one, Fives) and one.strokes]
    totals = [
        run.text
        for one in blocks
        if isinstance(one, Paragraph)
        for run in one.runs
        if isinstance(run, Figure) and run.text.isdigit()
    ]
    for drawn in fives:
        if totals and int(totals[-1]) != drawn.strokes:
            yield fault(
                "L14",
                where=where,
                stands=f"kẻ {drawn.strokes} nét, cột Cộng ghi {totals[-1]}",
                should="số nét bằng số phiếu",
            )


def names_in(paper: Paper) -> frozenset[str]:
    """Return the persons whom the paper names from the record."""
    return frozenset(
        run.text
        for placed in paragraphs_of(paper)
        for run in placed.paragraph.runs
        if isinstance(run, Figure)
        and run.path.endswith(".name")
        and not run.path.startswith("rulebook")
        and " " in run.text
    )


def register_of(record: CampaignRecord) -> frozenset[str]:
    """Return every name that the record holds, byte for byte."""
    people: list[Any] = [*record.voters, *record.officeholders]
    hall = record.conference
    if hall is not None:
        members = hall.committee.members if hall.committee else ()
        people += [hall.chair, hall.secretary, *members, *hall.absences]
    return frozenset(one.name for one in people)
