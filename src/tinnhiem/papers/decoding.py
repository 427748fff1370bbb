"""The content that a file carries, as a paper again: its words and their places.

Only what is needed to hold a file's words against it: paragraphs and tables.
"""

import json
from collections.abc import Iterator
from typing import Any

from tinnhiem.papers.model import (
    Block,
    Cell,
    CellBlock,
    Document,
    Figure,
    Fixed,
    Paper,
    Paragraph,
    Row,
    Run,
    Spacer,
    Table,
    TwoUp,
)


def decode(content: str) -> Paper:
    """Return the paper of an encoded content, laid out already.

    Raises:
        ValueError: It is no content of a paper.
    """
    try:
        table = json.loads(content)
        documents = tuple(
            Document(blocks=tuple(_block(block) for block in document["blocks"]))
            for document in table["documents"]
        )
        return Paper(
            code=table["code"],
            title=table["title"],
            slug="",
            documents=documents,
            watermark=table["watermark"],
        )
    except (KeyError, TypeError, IndexError, AttributeError) as wrong:
        raise ValueError(content[:40]) from wrong


def _block(block: dict[str, Any]) -> Block:
    match block["k"]:
        case "table":
            rows = (
                tuple(_row(row) for row in block[part]) for part in ("head", "rows")
            )
            header, body = rows
            return Table(widths=tuple(block["w"]), header=header, rows=body)
        case "two":
            return TwoUp(tuple(_block(one) for one in block["blocks"]))
        case _:
            return _cell_block(block)


def _cell_block(block: dict[str, Any]) -> CellBlock:
    if block["k"] != "p":
        return Spacer(0)
    return Paragraph(runs=tuple(_runs(block["r"])))


def _runs(runs: list[list[str]]) -> Iterator[Run]:
    for run in runs:
        if len(run) > 2:  # noqa: PLR2004 -- text and style, then path and form
            yield Figure(run[2], run[3], run[0])
        else:
            yield Fixed(run[0])


def _row(row: dict[str, Any]) -> Row:
    cells = (
        Cell(tuple(_cell_block(one) for one in cell["b"]), cell["x"], cell["y"])
        for cell in row["c"]
    )
    return Row(tuple(cells))
