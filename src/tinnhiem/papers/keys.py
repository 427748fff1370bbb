"""Names for blocks that outlive the record: what an accepted edit is tied to.

`blk_007` says where a block stands in one file; one voter more makes it `blk_008`. The
key says what it is: the words of the form, the places its figures come from, and for
a line of a list whose line it is. See docs/adr/0021.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from tinnhiem.papers.layout import head_and_body
from tinnhiem.papers.model import (
    Block,
    Cell,
    CellBlock,
    Document,
    Figure,
    Fixed,
    Paragraph,
    Row,
    Run,
    Runs,
    Table,
)

LENGTH: Final = 16
_INDEX: Final = re.compile(r"\[\d+\]")
_DIGITS: Final = re.compile(r"\d+")
_NAMED: Final = re.compile(r"\[\d+\]\.(?:\w+\.)*name$")


def keyed_blocks(
    document: Document, *, beside: Sequence[Document] = ()
) -> tuple[Block, ...]:
    """Return the document as generated; every paragraph that may be edited has a key.

    The head (ô 1 to 4: names of organs, number, place and day) has none: its words are
    the decree's.

    Args:
        document: What to lay out.
        beside: All of its file. Letters that are alike are told apart by the person
            they are to; a report and its annex by their titles.
    """
    head, body = head_and_body(document)
    title = _title(document)
    alike = sum(1 for one in beside if _title(one) == title) > 1
    namer = _Namer(f"{title}|{_addressed(body)}" if alike else title)
    return (*head, *(namer.keyed(block) for block in body))


def _title(document: Document) -> str:
    return f"{document.kind}|{_shape(document.subject)}"


def _addressed(body: Iterable[Block]) -> str:
    """Return the first name from a list that the letter holds."""
    names = (_whose(b.runs) for b in body if isinstance(b, Paragraph))
    return next(filter(None, names), "")


class _Namer:
    """Gives keys in reading order; equal blocks are told apart by their turn."""

    def __init__(self, document: str) -> None:
        self._document, self._heading = document, ""
        self._turns: Counter[str] = Counter()

    def keyed(self, block: Block) -> Block:
        if isinstance(block, Paragraph):
            if block.level:
                self._heading = _shape(block.runs)
            return self._named(block, _whose(block.runs))
        if isinstance(block, Table):
            rows = (self._row(row, i) for i, row in enumerate(block.rows))
            header = tuple(self._row(row, i) for i, row in enumerate(block.header))
            return replace(block, header=header, rows=tuple(rows))
        return block

    def _row(self, row: Row, index: int) -> Row:
        whose = _whose(_runs_of_row(row))
        return replace(
            row,
            cells=tuple(
                self._cell(cell, f"{whose}|{column}")
                for column, cell in enumerate(row.cells)
            ),
        )

    def _cell(self, cell: Cell, whose: str) -> Cell:
        content = tuple(self._in_cell(block, whose) for block in cell.content)
        return replace(cell, content=content)

    def _in_cell(self, block: CellBlock, whose: str) -> CellBlock:
        return self._named(block, whose) if isinstance(block, Paragraph) else block

    def _named(self, block: Paragraph, whose: str) -> Paragraph:
        named = "\n".join((self._document, self._heading, whose, _shape(block.runs)))
        self._turns[named] += 1
        turn = self._turns[named]
        digest = hashlib.sha256(f"{named}\n{turn}".encode()).hexdigest()
        return replace(block, key=digest[:LENGTH])


def _shape(runs: Runs) -> str:
    """Return the words of the form and the places of figures, without any number."""
    return "".join(_shape_of(run) for run in runs)


def _shape_of(run: Run) -> str:
    match run:
        case Figure():
            return f"{{{_INDEX.sub('[]', run.path)}:{run.form}}}"
        case Fixed():
            return _DIGITS.sub("#", run.text)
        case _:
            return run.text


def _whose(runs: Iterable[Run]) -> str:
    """Return whose line it is: the names in it, else whatever the list holds there.

    An edit to one person's line must never pass to another when the list moves up.
    """
    listed = [
        run for run in runs if isinstance(run, Figure) and _INDEX.search(run.path)
    ]
    named = [run for run in listed if _NAMED.search(run.path)]
    return "|".join(run.text for run in named or listed)


def _runs_of_row(row: Row) -> list[Run]:
    return [
        run
        for cell in row.cells
        for block in cell.content
        if isinstance(block, Paragraph)
        for run in block.runs
    ]
