"""Papers with the words that a person changed in Word and had accepted."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from tinnhiem.core.papers.words.edits import EditedLine, EditedRun, PaperEdit
from tinnhiem.core.papers.words.typed_figures import (
    PLACE,
    RESULT_PAPERS,
    typed_figures,
    words_in,
)
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

Lines = tuple[EditedLine, ...]
BODY_STYLE: Final = "VB Noi dung"


@dataclass(frozen=True, slots=True)
class Edits:
    """The accepted lines of one paper, by the key of their block."""

    code: str
    lines: Mapping[str, Lines]


def with_edits(paper: Paper, edits: Iterable[PaperEdit]) -> Paper:
    """Return the paper as edited; an edit whose block is not there changes nothing."""
    own = _of(paper, edits)
    if not own.lines:
        return paper
    return replace(
        paper,
        documents=tuple(
            replace(document, laid=tuple(_edited(blocks, own)))
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
    own = _of(paper, edits)
    return tuple(tuple(_edited(blocks, own)) for blocks in keyed(paper))


def form_of(runs: Iterable[Run]) -> str:
    """Return words with a place instead of each figure."""
    return "".join(PLACE if isinstance(run, Figure) else run.text for run in runs)


def typed_in(code: str, block: Paragraph, lines: Lines) -> tuple[str, ...]:
    """Return the numbers that an edit types into a paper that reports the result."""
    if code not in RESULT_PAPERS:
        return ()
    return typed_figures(form_of(block.runs), words_in(lines))


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
    """Say whether the paper has the block of an edit, and may show the edit."""
    return any(
        one.key == edit.key and _may_stand(edit.code, one, edit.lines)
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
    lines = edits.lines.get(block.key) if block.key else None
    if lines is None or not _may_stand(edits.code, block, lines):
        return [block]
    figures = _figures_of(block)
    return [_line(block, line, figures) for line in lines]


def _of(paper: Paper, edits: Iterable[PaperEdit]) -> Edits:
    own = {edit.key: edit.lines for edit in edits if edit.code == paper.code}
    return Edits(paper.code, own)


def _figures_of(block: Paragraph) -> list[Figure]:
    return [run for run in block.runs if isinstance(run, Figure)]


def _may_stand(code: str, block: Paragraph, lines: Lines) -> bool:
    """Say whether an edit keeps the figures and brings none of its own.

    Asked whenever a paper is made: an imported edit never came through Word.
    """
    holds = _holds_all(lines, _figures_of(block))
    return holds and not typed_in(code, block, lines)


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
