"""What somebody changed in Word, block by block, against the paper as it was made."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from tinnhiem.core.papers.words.edits import PaperEdit
from tinnhiem.core.papers.words.errors import (
    BlockMovedError,
    BlockRefusedError,
    BlocksMergedError,
    BlockUnclearError,
    ForeignContentError,
    HeadEditedError,
    MarksLostError,
    TableReshapedError,
)
from tinnhiem.core.papers.words.word_file import (
    WordBlock,
    WordElement,
    WordFile,
    WordParagraph,
    WordTable,
    as_read,
)
from tinnhiem.papers.editing import keyed, laid_with_keys, paragraphs_in
from tinnhiem.papers.model import Block, Cell, Paper, Paragraph, Row, Table
from tinnhiem.papers.pairing import Claim, pair
from tinnhiem.papers.rewording import FoundEdit, Line, Reworder, beginning

_STYLED: Final = "VB "


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that differs between the file and the paper."""

    found: tuple[FoundEdit, ...]
    refused: tuple[BlockRefusedError, ...]


def compare(
    paper: Paper, edits: Iterable[PaperEdit], *, made: WordFile, brought: WordFile
) -> Comparison:
    """Return what changed between the paper as made and the file brought back.

    Args:
        paper: As it is printed now.
        edits: Those accepted so far, which it shows.
        made: The paper's own .docx, read like the other.
        brought: What came back.

    Raises:
        MarksLostError: No bookmark is left; make the paper again and edit that.
        ForeignContentError: Pictures were added or taken out; undo it in Word.
    """
    if not any(block.mark for block in brought.blocks):
        raise MarksLostError(brought.path)
    if made.pictures != brought.pictures:
        raise ForeignContentError(brought.path, detail="hình thêm vào hoặc bị xóa")
    if made.inner_tables != brought.inner_tables:
        raise ForeignContentError(brought.path, detail="bảng trong ô của bảng khác")
    printed = [b for blocks in laid_with_keys(paper, edits) for b in blocks]
    generated = (one for blocks in keyed(paper) for one in paragraphs_in(blocks))
    marked = [
        _Marked(f"blk_{number:03d}", block) for number, block in enumerate(printed, 1)
    ]
    return _Judge(Reworder(paper.code, generated), marked).judge(brought.blocks)


@dataclass(frozen=True, slots=True)
class _Marked:
    """A printed block and its bookmark."""

    mark: str
    block: Block

    @property
    def text(self) -> str | None:
        """Its words; None for a table."""
        return _words(self.block) if isinstance(self.block, Paragraph) else None

    @property
    def is_said(self) -> bool:
        """Whether it says anything: rules and room for signatures do not."""
        return isinstance(self.block, Table) or bool((self.text or "").strip())


@dataclass(slots=True)
class _Judge:
    """Hears what became of every block."""

    reworder: Reworder
    marked: Sequence[_Marked]
    refused: list[BlockRefusedError] = field(default_factory=list)

    def judge(self, blocks: Sequence[WordBlock]) -> Comparison:
        places = {one.mark: at for at, one in enumerate(self.marked)}
        known = [block for block in blocks if block.mark in places or not block.mark]
        present = list(self._with_tables(known, places))
        order = [places.get(block.mark, -1) for block in present]
        if order != sorted(order):
            return Comparison((), tuple(self._moved(order)))
        for block, at, following in zip(
            present, order, [*order[1:], len(self.marked)], strict=True
        ):
            here = [one for one in self.marked[max(at, 0) : following] if one.is_said]
            anchored = at >= 0 and self.marked[at].is_said
            self._stretch(here, block.elements, anchored=anchored)
        found = self.reworder.found(self.refused)
        return Comparison(tuple(found), tuple(self.refused))

    def _with_tables(
        self, blocks: Sequence[WordBlock], places: dict[str, int]
    ) -> Iterator[WordBlock]:
        """Pass over the bookmark of a table that LibreOffice set behind it."""
        held: WordBlock | None = None
        for block in blocks:
            at = places.get(block.mark)
            is_table = at is not None and isinstance(self.marked[at].block, Table)
            has_none = not any(isinstance(one, WordTable) for one in block.elements)
            if held and is_table and has_none:
                held = replace(held, elements=(*held.elements, *block.elements))
                continue
            if held:
                yield held
            held = block
        if held:
            yield held

    def _moved(self, order: Sequence[int]) -> Iterator[BlockMovedError]:
        highest = -1
        for at in order:
            if at < highest:
                one = self.marked[at]
                yield BlockMovedError(block=one.mark, text=beginning(one.text or ""))
            highest = max(highest, at)

    def _stretch(
        self,
        here: Sequence[_Marked],
        elements: Sequence[WordElement],
        *,
        anchored: bool,
    ) -> None:
        """Compare the blocks that begin with one bookmark and end before the next."""
        merged = next(filter(None, map(_joined, elements)), None)
        if merged:
            at = here[0] if here else _Marked(merged.joins, Table(widths=()))
            refusal = BlocksMergedError(block=at.mark, text=beginning(merged.text))
            self.refused.append(refusal)
            return
        said = [one for one in elements if _says(one)]
        claims = [Claim(one.text, isinstance(one.block, Paragraph)) for one in here]
        for stray in pair(claims, said, anchored=anchored):
            mark = here[0].mark if here else self.marked[0].mark
            self.refused.append(_refusal_of(stray, mark))
        for one, claim in zip(here, claims, strict=True):
            self._block(one, claim)

    def _block(self, one: _Marked, claim: Claim) -> None:
        if claim.is_unclear:
            text = beginning(one.text or "")
            self.refused.append(BlockUnclearError(block=one.mark, text=text))
        elif isinstance(one.block, Paragraph):
            self.reworder.hear(one.block, one.mark, _lines(claim))
        elif isinstance(one.block, Table):
            found = claim.elements[0] if claim.elements else None
            table = found if isinstance(found, WordTable) else None
            self._table(one.mark, one.block, table)

    def _table(self, mark: str, block: Table, found: WordTable | None) -> None:
        cells = _cells_of(block)
        if found is None or found.shape != tuple(len(row) for row in cells):
            text = beginning(" ".join(_words(p) for p in paragraphs_in([block])))
            self.refused.append(TableReshapedError(block=mark, text=text))
            return
        for row, found_row in zip(cells, found.rows, strict=True):
            for cell, found_cell in zip(row, found_row, strict=True):
                self._cell(mark, cell, found_cell)

    def _cell(
        self, mark: str, cell: Cell | None, found: Sequence[WordParagraph]
    ) -> None:
        blocks = [b for b in cell.content if isinstance(b, Paragraph)] if cell else []
        said = [one for one in found if one.text.strip()]
        claims = [Claim(_words(block), takes_lines=True) for block in blocks]
        for stray in pair(claims, said, anchored=True):
            text = beginning(stray.text if isinstance(stray, WordParagraph) else "")
            self.refused.append(TableReshapedError(block=mark, text=text))
        for block, claim in zip(blocks, claims, strict=True):
            if claim.is_unclear:
                text = beginning(_words(block))
                self.refused.append(TableReshapedError(block=mark, text=text))
            else:
                self.reworder.hear(block, mark, _lines(claim))


def _words(block: Paragraph) -> str:
    return as_read("".join(run.text for run in block.runs))


def _lines(claim: Claim) -> list[Line]:
    return [
        Line(one.text, one.style, added, one.is_numbered)
        for one, added in zip(claim.elements, claim.added, strict=True)
        if isinstance(one, WordParagraph)
    ]


def _says(element: WordElement) -> bool:
    return isinstance(element, WordTable) or bool(element.text.strip())


def _joined(element: WordElement) -> WordParagraph | None:
    if isinstance(element, WordParagraph):
        return element if element.joins else None
    inner = (p for row in element.rows for cell in row for p in cell)
    return next((p for p in inner if p.joins), None)


def _refusal_of(stray: WordElement, mark: str) -> BlockRefusedError:
    if isinstance(stray, WordTable):
        words = " ".join(p.text for row in stray.rows for cell in row for p in cell)
        return TableReshapedError(block=mark, text=beginning(words))
    return HeadEditedError(block=mark, text=beginning(stray.text))


def _cells_of(table: Table) -> list[list[Cell | None]]:
    """Return the cells as Word has them: None where one spans from above."""
    open_rows: dict[int, tuple[int, int]] = {}
    return [
        list(_row_cells(row, len(table.widths), open_rows))
        for row in (*table.header, *table.rows)
    ]


def _row_cells(
    row: Row, columns: int, open_rows: dict[int, tuple[int, int]]
) -> Iterator[Cell | None]:
    waiting, column = list(row.cells), 0
    while column < columns:
        left, wide = open_rows.get(column, (0, 1))
        if left:
            open_rows[column] = (left - 1, wide)
            yield None
        else:
            cell = waiting.pop(0) if waiting else Cell()
            wide = cell.columns
            open_rows[column] = (cell.rows - 1, wide)
            yield cell
        column += wide
