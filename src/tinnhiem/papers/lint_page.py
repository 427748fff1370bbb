"""Rules about paper, margins, type and page numbers (L01, L11)."""

from collections.abc import Iterator
from typing import Final

from tinnhiem.core.papers.lint import PaperFinding, fault
from tinnhiem.papers.lint_sheet import Line, Role, Shape, Sheet
from tinnhiem.papers.model import Page

A4_SIDES: Final = (210.0, 297.0)
MARGINS: Final = {  # millimetres, from and to
    "trên": (20.0, 25.0),
    "dưới": (20.0, 25.0),
    "trái": (30.0, 35.0),
    "phải": (15.0, 20.0),
}
SIZES: Final = {False: (13.0, 14.0), True: (14.0, 15.0)}  # points; True: the Party's
INDENTS: Final = (10.0, 12.7)
LEAST_GAP: Final = 6.0  # points between paragraphs
SINGLE: Final = 1.15  # of the size: the line pitch of Times New Roman
PARTY_PITCH: Final = (18.0, 22.0)
CLOSE: Final = 0.3  # what twips and the rounding of other programs may differ by


def page_and_type(sheet: Sheet) -> Iterator[PaperFinding]:
    """L01: A4, margins, size, indent, gap and pitch of the body."""
    if not sheet.is_official:
        return
    if sheet.page is not None:
        yield from _paper(sheet.page)
    told: set[str] = set()
    for line in sheet.of(Role.BODY):
        for finding in _body(line, is_party=sheet.is_party):
            # One paragraph stands for all that are set the same way.
            if finding.should not in told:
                told.add(finding.should)
                yield finding


def _paper(page: Page) -> Iterator[PaperFinding]:
    sides = sorted((page.width, page.height))
    if any(abs(is_ - want) > 1 for is_, want in zip(sides, A4_SIDES, strict=True)):
        yield fault(
            "L01",
            where="khổ giấy",
            stands=f"{page.width:g} x {page.height:g} mm",
            should="A4, 210 x 297 mm",
        )
    margins = (page.top, page.bottom, page.left, page.right)
    for (side, (least, most)), width in zip(MARGINS.items(), margins, strict=True):
        if not least - CLOSE <= width <= most + CLOSE:
            yield fault(
                "L01",
                where=f"lề {side}",
                stands=f"{width:.1f} mm".replace(".", ","),
                should=f"{least:g} - {most:g} mm",
            )


def _body(line: Line, *, is_party: bool) -> Iterator[PaperFinding]:
    shape = line.shape or Shape()
    least, most = SIZES[is_party]
    if shape.size is not None and not least <= shape.size <= most:
        yield _set(line, f"cỡ chữ {shape.size:g}", f"cỡ chữ {least:g} - {most:g}")
    if shape.indent is not None and not any(
        abs(shape.indent - one) <= CLOSE for one in INDENTS
    ):
        yield _set(
            line,
            f"lùi đầu dòng {shape.indent:.1f} mm".replace(".", ","),
            "lùi đầu dòng 10 hoặc 12,7 mm",
        )
    if shape.after is not None and shape.after < LEAST_GAP:
        yield _set(
            line, f"cách đoạn {shape.after:g} pt", f"cách đoạn từ {LEAST_GAP:g} pt"
        )
    if shape.pitch is not None and shape.size is not None:
        yield from _pitch(line, shape.pitch, size=shape.size, is_party=is_party)


def _pitch(
    line: Line, pitch: float, *, size: float, is_party: bool
) -> Iterator[PaperFinding]:
    single = size * SINGLE
    least, most = PARTY_PITCH if is_party else (single, single * 1.5)
    if not least - CLOSE <= pitch <= most + CLOSE:
        yield _set(
            line,
            f"giãn dòng {pitch:.1f} pt".replace(".", ","),
            f"giãn dòng {least:.1f} - {most:.1f} pt".replace(".", ","),
        )


def _set(line: Line, stands: str, should: str) -> PaperFinding:
    return fault(
        "L01", where=line.where, stands=f"{stands}: «{line.excerpt}»", should=should
    )


def page_numbers(sheet: Sheet) -> Iterator[PaperFinding]:
    """L11: from the second page on; annexes on their own."""
    if sheet.numbering is None or not sheet.is_official:
        return
    checks = (
        (sheet.numbering.shown, "không có số trang", "số trang ở giữa lề trên"),
        (
            sheet.numbering.hidden_on_first,
            "trang thứ nhất hiển thị số trang",
            "không hiển thị số ở trang thứ nhất",
        ),
        (
            sheet.numbering.restarts,
            "số trang nối tiếp văn bản trước",
            "đánh số lại từ 1 cho mỗi phụ lục",
        ),
    )
    for holds, stands, should in checks:
        if not holds:
            yield fault("L11", where="lề trên", stands=stands, should=should)
