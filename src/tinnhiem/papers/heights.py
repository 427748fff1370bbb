"""How high a table will be, so that none is held together that no page can hold."""

import math
from dataclasses import replace
from typing import Final

from tinnhiem.papers.fonts import MM_PER_POINT
from tinnhiem.papers.measure import lines_of
from tinnhiem.papers.model import (
    Block,
    Cell,
    CellBlock,
    Fives,
    Page,
    Paragraph,
    Row,
    Spacer,
    Table,
    TickBox,
)

# What stands on the page with the table: a heading, the ends of the estimate.
ROOM_BESIDE: Final = 25.0  # mm
PADDING: Final = 2.0  # mm inside a ruled cell, both sides together
FIVE: Final = (7.0, 6.6)  # mm, one square for five strokes: width, height
PITCH: Final = 1.25  # line to line, by font size; over what any size has


def loosened(block: Block, page: Page) -> Block:
    """Return a table that must stay together only where a page can hold it.

    A block that must not break and is higher than a page would run off it.
    """
    if not isinstance(block, Table) or not block.together:
        return block
    room = page.height - page.top - page.bottom - ROOM_BESIDE
    return block if height_of(block) <= room else replace(block, together=False)


def height_of(table: Table) -> float:
    """Return about how high the table is, in millimetres; rather more than less."""
    return sum(_row(row, table) for row in (*table.header, *table.rows))


def _row(row: Row, table: Table) -> float:
    heights = [row.height]
    column = 0
    for cell in row.cells:
        width = sum(table.widths[column : column + cell.columns])
        heights.append(_cell(cell, width=width, ruled=table.ruled) / cell.rows)
        column += cell.columns
    return max(heights)


def _cell(cell: Cell, *, width: float, ruled: bool) -> float:
    padding = PADDING if ruled else 0.0
    return padding + sum(_part(one, width=width - padding) for one in cell.content)


def _part(block: CellBlock, *, width: float) -> float:
    match block:
        case Paragraph():
            room = max(width - 2 * block.narrow, 1)
            lines = len(lines_of(block.runs, size=block.size, width=room))
            pitch = block.pitch or block.size * PITCH
            return (lines * pitch + block.before + block.after) * MM_PER_POINT
        case Spacer():
            return block.height
        case TickBox():
            return block.side
        case Fives():
            return math.ceil(block.squares * FIVE[0] / width) * FIVE[1]
        case _:
            return float(getattr(block, "height", 2))
