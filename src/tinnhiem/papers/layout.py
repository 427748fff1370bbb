"""The layout of Nghị định 30/2020/NĐ-CP: heads, titles and signatures as blocks.

Sizes and places follow Phụ lục I of the decree; the two columns of the head are 67.5
and 97.5 mm, the least at which the Quốc hiệu stays on one line.
"""

from dataclasses import replace
from typing import Final

from tinnhiem.papers.measure import balanced_width, width_of
from tinnhiem.papers.model import (
    Align,
    Block,
    Cell,
    CellBlock,
    Document,
    Fixed,
    Paragraph,
    Row,
    Rule,
    Runs,
    Signature,
    Spacer,
    Table,
    Text,
)

NATION: Final = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO: Final = "Độc lập - Tự do - Hạnh phúc"
LEFT_SHARE: Final = 67.5 / 165
RULE_SHARE: Final = 0.4  # the decree: one third to one half of the line above
SIGNING_ROOM: Final = 28.0  # mm for the signature and a seal of 36 mm over its left
LINE: Final = 17 * 25.4 / 72  # mm of one line of 14 points
ROW_GAP: Final = 4.0  # mm between rows of signatures
SIGNERS_ON_A_PAGE: Final = 8  # more than these may not fit on one
BOX_ROOM: Final = 6.0  # mm beside the words in a box
STAMP_HEIGHT: Final = 10.0  # ô 10a: 25 x 10 mm kept clear


def lay_out(document: Document) -> tuple[Block, ...]:
    """Return the document as the few blocks that both renderers draw."""
    return (
        *_circulation(document),
        *_letterhead(document),
        *_title(document),
        *_addressees(document.addressees),
        *_kept_with_signatures(document),
        *_foot(document),
    )


def line(
    runs: Runs,
    *,
    size: float = 12,
    align: Align = Align.CENTER,
    narrow: float = 0,
    style: str = "VB Bang",
) -> Paragraph:
    """Return a line of a head or a table: no indent, no space around it."""
    return Paragraph(
        runs=runs, size=size, align=align, indent=0, narrow=narrow, after=0, style=style
    )


def _circulation(document: Document) -> tuple[Block, ...]:
    """Ô 11, capitals in a single box at the right edge above everything else."""
    if not document.circulation:
        return ()
    words: Runs = (Text(document.circulation, bold=True),)
    wide = round(width_of(words, size=13) + BOX_ROOM, 1)
    boxed = line(words, size=13, style="VB Quoc hieu")
    row = Row((Cell(), Cell((Spacer(1), boxed, Spacer(1)), boxed=True)))
    widths = (document.page.text_width - wide, wide)
    return (Table(widths=widths, rows=(row,), ruled=False), Spacer(3))


def _letterhead(document: Document) -> tuple[Block, ...]:
    if document.opening:
        return document.opening
    if document.is_letter:
        return _letter_head(document)
    if not document.organ:
        return ()
    left = document.page.text_width * LEFT_SHARE
    right = document.page.text_width - left
    rows = [Row((Cell(_organ(document, left)), Cell(_nation())))]
    if document.number or document.place_date:
        cells = (_under_head(document.number), _under_head(document.place_date))
        rows.append(Row(tuple(Cell((Spacer(2), one)) for one in cells)))
    if document.about:
        rows.append(Row((Cell(_about(document.about, left)), Cell())))
    if document.copy_line or document.stampable:
        rows.append(Row((Cell(_stamp_cell(document)), Cell())))
    return (Table(widths=(left, right), rows=tuple(rows), ruled=False),)


def _letter_head(document: Document) -> tuple[Block, ...]:
    """The nation's name in the middle, place and date on the right, as in a request."""
    left = document.page.text_width * LEFT_SHARE
    rows = [Row((Cell(_nation(), columns=2),))]
    if document.place_date:
        dated = Cell((Spacer(4), _under_head(document.place_date)))
        rows.append(Row((Cell(), dated)))
    widths = (left, document.page.text_width - left)
    return (Table(widths=widths, rows=tuple(rows), ruled=False),)


def _about(runs: Runs, width: float) -> tuple[CellBlock, ...]:
    """Ô 5b: 6 points under the number, in lines of about equal length."""
    return (replace(_balanced(runs, size=12, width=width), before=6),)


def _organ(document: Document, width: float) -> tuple[CellBlock, ...]:
    lines: list[CellBlock] = []
    if document.superior:
        lines.append(_balanced(document.superior, size=12, width=width))
    lines.append(_balanced(document.organ, size=12, width=width))
    full = min(width_of(document.organ, size=12), width)
    return (*lines, Rule(round(full * RULE_SHARE, 1)))


def _nation() -> tuple[CellBlock, ...]:
    motto = (Text(MOTTO, bold=True),)
    return (
        line((Text(NATION, bold=True),), style="VB Quoc hieu"),
        line(motto, size=13, style="VB Quoc hieu"),
        Rule(round(width_of(motto, size=13), 1)),
    )


def _under_head(runs: Runs) -> Paragraph:
    return Paragraph(
        runs=runs, size=13, align=Align.CENTER, indent=0, after=0, style="VB So, ngay"
    )


def _stamp_cell(document: Document) -> tuple[CellBlock, ...]:
    copy = (line(document.copy_line, size=12),) if document.copy_line else ()
    return (*copy, Spacer(STAMP_HEIGHT)) if document.stampable else copy


def _balanced(runs: Runs, *, size: float, width: float) -> Paragraph:
    narrow = (width - balanced_width(runs, size=size, width=width)) / 2
    return line(runs, size=size, narrow=round(narrow, 1), style="VB Co quan")


def _title(document: Document) -> tuple[Block, ...]:
    if not document.kind:
        return ()
    kind = (Fixed(document.kind, bold=True),)
    lines = [_title_line(kind, width=document.page.text_width, before=9)]
    for runs, size in ((document.subject, 14), (document.annex_to, 13)):
        if runs:
            lines.append(_title_line(runs, width=document.page.text_width, size=size))
    shown = document.page.text_width - 2 * lines[-1].narrow
    length = min(width_of(lines[-1].runs, size=lines[-1].size), shown)
    return (*lines, Rule(round(length * RULE_SHARE, 1), gap=4), Spacer(3))


def _title_line(
    runs: Runs, *, width: float, before: float = 0, size: float = 14
) -> Paragraph:
    narrow = (width - balanced_width(runs, size=size, width=width - 10)) / 2
    return Paragraph(
        runs=runs,
        size=size,
        align=Align.CENTER,
        indent=0,
        narrow=round(narrow, 1),
        before=before,
        after=0,
        keep=True,
        style="VB Ten loai",
    )


def _addressees(addressees: tuple[Runs, ...]) -> tuple[Block, ...]:
    """«Kính gửi: …»; several stand one below the other, dashes under the colon."""
    if not addressees:
        return ()
    if len(addressees) == 1:
        return (_addressee((Text("Kính gửi: "), *addressees[0])), Spacer(2))
    label = line((Text("Kính gửi:"),), size=14, align=Align.RIGHT, style="VB Kinh gui")
    rows = [Row((Cell((label,)), Cell()))]
    for i, runs in enumerate(addressees, start=1):
        end = Text("." if i == len(addressees) else ";")
        listed = line(
            (Text("- "), *runs, end), size=14, align=Align.LEFT, style="VB Kinh gui"
        )
        rows.append(Row((Cell(), Cell((listed,)))))
    return (
        Spacer(2),
        Table(widths=(52, 113), rows=tuple(rows), ruled=False),
        Spacer(3),
    )


def _addressee(runs: Runs) -> Paragraph:
    return Paragraph(
        runs=runs, align=Align.CENTER, indent=0, before=6, style="VB Kinh gui"
    )


def _kept_with_signatures(document: Document) -> tuple[Block, ...]:
    """The body; its last paragraph never leaves the signatures alone on a page."""
    blocks = document.blocks
    if not document.signatures or not blocks or not isinstance(blocks[-1], Paragraph):
        return blocks
    return (*blocks[:-1], replace(blocks[-1], keep=True))


def _foot(document: Document) -> tuple[Block, ...]:
    half = document.page.text_width / 2
    signed = document.signatures
    if not signed and not document.recipients:
        return ()
    if len(signed) <= 1:
        right = _signature(signed[0], lines=len(signed[0].lines)) if signed else ()
        rows: tuple[Row, ...] = (Row((Cell(_recipients(document)), Cell(right))),)
        return (
            Spacer(2),
            Table(widths=(half, half), rows=rows, ruled=False, together=True),
        )
    rows = tuple(
        _signing_row(signed[i : i + 2], first=i == 0) for i in range(0, len(signed), 2)
    )
    rows = (*rows[:-1], _with_recipients(rows[-1], document))
    together = len(signed) <= SIGNERS_ON_A_PAGE
    table = Table(widths=(half, half), rows=rows, ruled=False, together=together)
    return (Spacer(2), table)


def _with_recipients(row: Row, document: Document) -> Row:
    """Add «Nơi nhận» under the last signature, so that it is never alone on a page."""
    if not document.recipients:
        return row
    left, right = row.cells
    below = (Spacer(3), *_recipients(document))
    return Row((Cell((*left.content, *below)), right))


def _signing_row(pair: tuple[Signature, ...], *, first: bool) -> Row:
    lines = max(len(one.lines) for one in pair)
    gap = () if first else (Spacer(ROW_GAP),)
    cells = tuple(Cell((*gap, *_signature(one, lines=lines))) for one in pair)
    return Row(cells if len(pair) > 1 else (*cells, Cell()))


def _signature(signature: Signature, *, lines: int) -> tuple[CellBlock, ...]:
    """Return the titles, room to sign and the name; names of a row stand level."""
    missing = lines - len(signature.lines)
    titles = tuple(line(runs, size=14, style="VB Ky") for runs in signature.lines)
    note = (
        (line((Text(signature.note, italic=True),), size=12),) if signature.note else ()
    )
    name = line(signature.name, size=14, style="VB Ky")
    return (*titles, *note, Spacer(SIGNING_ROOM + missing * LINE), name)


def _recipients(document: Document) -> tuple[CellBlock, ...]:
    """«Nơi nhận»: «- » before each, «;» after each but the last."""
    if not document.recipients:
        return ()
    head = line(
        (Text("Nơi nhận:", bold=True, italic=True),),
        align=Align.LEFT,
        style="VB Noi nhan",
    )
    last = len(document.recipients) - 1
    listed = tuple(
        line(
            (Text("- "), *runs, Text(";" if i < last else ".")),
            size=11,
            align=Align.LEFT,
            style="VB Noi nhan",
        )
        for i, runs in enumerate(document.recipients)
    )
    return (head, *listed)
