"""The words of a paper in the order in which the renderers write them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from tinnhiem.papers.layout import lay_out
from tinnhiem.papers.model import (
    Block,
    Cell,
    CellBlock,
    Paper,
    Paragraph,
    Row,
    Table,
    TwoUp,
)


@dataclass(frozen=True, slots=True)
class Placed:
    """A paragraph and where it stands.

    Attributes:
        document, block: Which document of the paper, which of its blocks; from 1.
        in_table: Whether it is a cell of a ruled table.
        head: The texts of the table's head, which a PDF repeats on every page;
            empty for paragraphs of the head itself and outside tables.
        drawn: Its rank among the paragraphs as they are drawn: a cell over two rows
            is drawn with the lower one.
    """

    paragraph: Paragraph
    document: int
    block: int
    in_table: bool = False
    head: tuple[str, ...] = ()
    drawn: int = 0

    @property
    def text(self) -> str:
        """The words without their styles."""
        return text_of(self.paragraph)


def text_of(paragraph: Paragraph) -> str:
    """Return the words of a paragraph without their styles."""
    return "".join(run.text for run in paragraph.runs)


def paragraphs_of(paper: Paper) -> Iterator[Placed]:
    """Yield every paragraph with words, as Word has it; what stands twice comes twice.

    Sorted by `drawn`, they are in the order of the PDF.
    """
    before = 0
    for number, document in enumerate(paper.documents, start=1):
        for place, block in enumerate(lay_out(document), start=1):
            found = list(_in_block(block))
            for one in found:
                drawn = before + one.drawn
                if one.text.strip():
                    yield replace(one, document=number, block=place, drawn=drawn)
            before += len(found)


def _in_block(block: Block) -> Iterator[Placed]:
    match block:
        case Table():
            yield from _in_table(block)
        case TwoUp():
            yield from _in_blocks((*block.blocks, *block.blocks))
        case _:
            yield from _in_cell_block(block, ruled=False)


def _in_blocks(blocks: tuple[Block, ...]) -> Iterator[Placed]:
    before = 0
    for block in blocks:
        found = list(_in_block(block))
        yield from (replace(one, drawn=before + one.drawn) for one in found)
        before += len(found)


def _in_table(table: Table) -> list[Placed]:
    """Return the paragraphs of a table, each with its rank in the drawing."""
    heads = _in_rows(table.header, table)
    words = tuple(one.text for one in sorted(heads, key=lambda one: one.drawn))
    rows = [
        replace(one, head=words, drawn=one.drawn + len(heads))
        for one in _in_rows(table.rows, table)
    ]
    return [*heads, *rows]


def _in_rows(rows: tuple[Row, ...], table: Table) -> list[Placed]:
    found: list[tuple[tuple[int, int], Placed]] = []
    for last_row, column, cell in _cells(rows, columns=len(table.widths)):
        found += [
            ((last_row, column), one) for one in _in_cell(cell, ruled=table.ruled)
        ]
    order = sorted(range(len(found)), key=lambda i: found[i][0])
    ranks = {place: rank for rank, place in enumerate(order)}
    return [replace(one, drawn=ranks[i]) for i, (_, one) in enumerate(found)]


def _cells(rows: tuple[Row, ...], *, columns: int) -> Iterator[tuple[int, int, Cell]]:
    """Yield the cells with the last row and the first column that they cover."""
    free_from = [0] * columns  # the first row in which a column is free again
    for i, row in enumerate(rows):
        column = 0
        for cell in row.cells:
            while column < columns and free_from[column] > i:
                column += 1
            yield i + cell.rows - 1, column, cell
            for covered in range(column, min(columns, column + cell.columns)):
                free_from[covered] = i + cell.rows
            column += cell.columns


def _in_cell(cell: Cell, *, ruled: bool) -> Iterator[Placed]:
    for block in cell.content:
        yield from _in_cell_block(block, ruled=ruled)


def _in_cell_block(block: CellBlock, *, ruled: bool) -> Iterator[Placed]:
    if isinstance(block, Paragraph):
        yield Placed(block, 0, 0, ruled)
