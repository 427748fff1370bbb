"""Bars as PNG for Word, drawn by Typst from the SVG that the PDF contains."""

import json
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from threading import Lock
from typing import Final

import typst

from tinnhiem.papers.bars import bar_svg
from tinnhiem.papers.layout import lay_out
from tinnhiem.papers.model import Bar, Block, Paper, Row, Table, TwoUp

DOTS_PER_INCH: Final = 300
_LOCK: Final = Lock()


def bars_of(paper: Paper) -> tuple[Bar, ...]:
    """Return every bar of the paper once, in order."""
    found = (
        one
        for document in paper.documents
        for block in lay_out(document)
        for one in _bars_in(block)
    )
    return tuple(dict.fromkeys(found))


def bar_pngs(bars: tuple[Bar, ...]) -> tuple[bytes, ...]:
    """Return each bar as PNG, 300 dots an inch."""
    return _drawn(tuple((bar_svg(bar), bar.width, bar.height) for bar in bars))


# The copies of a paper have the same bars.
@cache
def _drawn(drawings: tuple[tuple[str, float, float], ...]) -> tuple[bytes, ...]:
    if not drawings:
        return ()
    wanted = [{"svg": svg, "w": wide, "h": high} for svg, wide, high in drawings]
    with _LOCK:
        drawn = _compiler().compile(
            format="png",
            ppi=DOTS_PER_INCH,
            sys_inputs={"pictures": json.dumps(wanted)},
        )
    return (drawn,) if isinstance(drawn, bytes) else tuple(_bytes_in(drawn))


def _bytes_in(drawn: Iterable[bytes] | None) -> Iterator[bytes]:
    yield from drawn or ()


@cache
def _compiler() -> typst.Compiler:
    template = files("tinnhiem.papers") / "templates" / "pictures.typ"
    return typst.Compiler(input=str(template))


def _bars_in(block: Block) -> Iterator[Bar]:
    match block:
        case Bar():
            yield block
        case Table():
            for row in (*block.header, *block.rows):
                yield from _bars_in_row(row)
        case TwoUp():
            for one in block.blocks:
                yield from _bars_in(one)
        case _:
            pass


def _bars_in_row(row: Row) -> Iterator[Bar]:
    for cell in row.cells:
        yield from (one for one in cell.content if isinstance(one, Bar))
