"""What the layouts of the State and of the Party share: lines, titles, signatures."""

from dataclasses import replace
from typing import Final

from tinnhiem.core.plans.plan import PaperForm
from tinnhiem.papers.measure import balanced_width, width_of
from tinnhiem.papers.model import (
    Align,
    Block,
    Cell,
    CellBlock,
    Document,
    Paragraph,
    Row,
    Runs,
    Signature,
    Spacer,
    Table,
    Text,
)

SIGNING_ROOM: Final = 28.0  # mm for the signature and a seal of 36 mm over its left
LINE: Final = 17 * 25.4 / 72  # mm of one line of 14 points
ROW_GAP: Final = 4.0  # mm between rows of signatures
SIGNERS_ON_A_PAGE: Final = 8  # more than these may not fit on one
BOX_ROOM: Final = 6.0  # mm beside the words in a box
STAMP_HEIGHT: Final = 10.0  # ô 10a: 25 x 10 mm kept clear


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


def circulation(document: Document) -> tuple[Block, ...]:
    """Ô 11, capitals in a single box at the right edge above everything else."""
    if not document.circulation:
        return ()
    words: Runs = (Text(document.circulation, bold=True),)
    wide = round(width_of(words, size=13) + BOX_ROOM, 1)
    boxed = line(words, size=13, style="VB Quoc hieu")
    row = Row((Cell(), Cell((Spacer(1), boxed, Spacer(1)), boxed=True)))
    widths = (document.page.text_width - wide, wide)
    return (Table(widths=widths, rows=(row,), ruled=False), Spacer(3))


def under_head(runs: Runs) -> Paragraph:
    """Return ô 3 or ô 4: 13 points, in the middle of its column."""
    return Paragraph(
        runs=runs, size=13, align=Align.CENTER, indent=0, after=0, style="VB So, ngay"
    )


def balanced(runs: Runs, *, size: float, width: float) -> Paragraph:
    """Return a centred line of the head, in lines of about equal length."""
    narrow = (width - balanced_width(runs, size=size, width=width)) / 2
    return line(runs, size=size, narrow=round(narrow, 1), style="VB Co quan")


def title_line(
    runs: Runs, *, width: float, before: float = 0, size: float = 14
) -> Paragraph:
    """Return a line of the title, in lines of about equal length."""
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


def addressees(named: tuple[Runs, ...]) -> tuple[Block, ...]:
    """«Kính gửi: …»; several stand one below the other, dashes under the colon."""
    if not named:
        return ()
    if len(named) == 1:
        return (_addressee((Text("Kính gửi: "), *named[0])), Spacer(2))
    label = line((Text("Kính gửi:"),), size=14, align=Align.RIGHT, style="VB Kinh gui")
    rows = [Row((Cell((label,)), Cell()))]
    for i, runs in enumerate(named, start=1):
        end = Text("." if i == len(named) else ";")
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


def kept_with_signatures(document: Document) -> tuple[Block, ...]:
    """The body; its last paragraph never leaves the signatures alone on a page."""
    blocks = document.blocks
    if not document.signatures or not blocks or not isinstance(blocks[-1], Paragraph):
        return blocks
    return (*blocks[:-1], replace(blocks[-1], keep=True))


def foot(document: Document) -> tuple[Block, ...]:
    """Return «Nơi nhận» and the signatures, on one page with what stands before."""
    half = document.page.text_width / 2
    signed = document.signatures
    if not signed and not document.recipients:
        return ()
    if len(signed) <= 1:
        right = _signature(signed[0], lines=len(signed[0].lines)) if signed else ()
        rows: tuple[Row, ...] = (Row((Cell(recipients(document)), Cell(right))),)
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
    below = (Spacer(3), *recipients(document))
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


def stamp_cell(document: Document) -> tuple[CellBlock, ...]:
    """Return the copy's number and the room of ô 10a."""
    copy = (line(document.copy_line, size=12),) if document.copy_line else ()
    return (*copy, Spacer(STAMP_HEIGHT)) if document.stampable else copy


def recipients(document: Document) -> tuple[CellBlock, ...]:
    """«Nơi nhận»: «- » before each, «;» after each but the last.

    The State writes the head 12 bold italic and the list 11, the Party the head 14
    underlined and the list 12.
    """
    if not document.recipients:
        return ()
    is_party = document.form is PaperForm.PARTY
    words = (
        Text("Nơi nhận:", underline=True)
        if is_party
        else Text("Nơi nhận:", bold=True, italic=True)
    )
    head = line(
        (words,), size=14 if is_party else 12, align=Align.LEFT, style="VB Noi nhan"
    )
    last = len(document.recipients) - 1
    listed = tuple(
        line(
            (Text("- "), *runs, Text(";" if i < last else ".")),
            size=12 if is_party else 11,
            align=Align.LEFT,
            style="VB Noi nhan",
        )
        for i, runs in enumerate(document.recipients)
    )
    return (head, *listed)
