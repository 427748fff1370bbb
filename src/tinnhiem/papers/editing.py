"""Papers with the words that a person changed in Word and had accepted."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from tinnhiem.core.papers.words.edits import EditedLine, EditedRun, PaperEdit
from tinnhiem.papers.keys import keyed_blocks
from tinnhiem.papers.model import (
    Align,
    Block,
    Cell,
    CellBlock,
    Figure,
    Fixed,
    Paper,
    Paragraph,
    Row,
    Run,
    Table,
    Text,
)

Edits = Mapping[str, tuple[EditedLine, ...]]
BODY_STYLE: Final = "VB Noi dung"


def with_edits(paper: Paper, edits: Iterable[PaperEdit]) -> Paper:
    """Return the paper as edited; an edit whose block is not there changes nothing."""
    lines = {edit.key: edit.lines for edit in edits if edit.code == paper.code}
    if not lines:
        return paper
    return replace(
        paper,
        documents=tuple(
            replace(document, laid=tuple(_edited(blocks, lines)))
            for document, blocks in zip(paper.documents, keyed(paper), strict=True)
        ),
    )


def keyed(paper: Paper) -> tuple[tuple[Block, ...], ...]:
    """Return the blocks of each document as generated, with their keys."""
    beside = paper.documents
    return tuple(keyed_blocks(one, beside=beside) for one in beside)


def laid_with_keys(
    paper: Paper, edits: Iterable[PaperEdit]
) -> tuple[tuple[Block, ...], ...]:
    """Return the blocks of each document as printed, with their keys."""
    lines = {edit.key: edit.lines for edit in edits if edit.code == paper.code}
    return tuple(tuple(_edited(blocks, lines)) for blocks in keyed(paper))


def paragraphs_in(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    """Yield every paragraph in reading order, those in cells too."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        elif isinstance(block, Table):
            for row in (*block.header, *block.rows):
                for cell in row.cells:
                    yield from (b for b in cell.content if isinstance(b, Paragraph))


def shows(paper: Paper, edit: PaperEdit) -> bool:
    """Say whether the paper has the block that an edit belongs to."""
    return any(
        one.key == edit.key
        and _holds_all(edit.lines, [r for r in one.runs if isinstance(r, Figure)])
        for blocks in keyed(paper)
        for one in paragraphs_in(blocks)
    )


def _edited(blocks: Iterable[Block], edits: Edits) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from _paragraphs(block, edits)
        elif isinstance(block, Table):
            header = tuple(_row(row, edits) for row in block.header)
            rows = tuple(_row(row, edits) for row in block.rows)
            yield replace(block, header=header, rows=rows)
        else:
            yield block


def _row(row: Row, edits: Edits) -> Row:
    return replace(row, cells=tuple(_cell(cell, edits) for cell in row.cells))


def _cell(cell: Cell, edits: Edits) -> Cell:
    content: list[CellBlock] = []
    for block in cell.content:
        if isinstance(block, Paragraph):
            # A cell keeps a line, though an empty one: a table is never deformed.
            content.extend(_paragraphs(block, edits) or [_emptied(block)])
        else:
            content.append(block)
    return replace(cell, content=tuple(content))


def _emptied(block: Paragraph) -> Paragraph:
    return replace(block, runs=(Text(""),))


def _paragraphs(block: Paragraph, edits: Edits) -> list[Paragraph]:
    lines = edits.get(block.key) if block.key else None
    figures = [run for run in block.runs if isinstance(run, Figure)]
    if lines is None or not _holds_all(lines, figures):
        return [block]
    return [_line(block, line, figures) for line in lines]


def _holds_all(lines: Iterable[EditedLine], figures: list[Figure]) -> bool:
    """Say whether an edit shows every figure once: no record loses one on its way."""
    shown = [
        run.figure for line in lines for run in line.runs if run.figure is not None
    ]
    needed = {i for i, one in enumerate(figures) if one.text}
    return len(shown) == len(set(shown)) and (
        needed <= set(shown) <= set(range(len(figures)))
    )


def _line(block: Paragraph, line: EditedLine, figures: list[Figure]) -> Paragraph:
    runs = tuple(_run(run, figures) for run in line.runs)
    if line.is_body and block.style != BODY_STYLE:
        return Paragraph(runs=runs, key=block.key)
    # A title was balanced for the words it had.
    narrow = 0.0 if block.align is Align.CENTER else block.narrow
    return replace(block, runs=runs, narrow=narrow)


def _run(run: EditedRun, figures: list[Figure]) -> Run:
    if run.figure is not None:
        return figures[run.figure]
    kind = Fixed if any(letter.isdigit() for letter in run.text) else Text
    return kind(run.text, run.bold, run.italic)
