"""An open count as a value: batches, entries, decisions, and what is still to do.

Everything here comes out of sealed rows and goes back into them; nothing of it is kept
in clear. The whole of a count's rules is in these functions, so that a test can play
every order of events without a database.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from tinnhiem.core.ballots.fault import Fault, FaultCode
from tinnhiem.core.count.count import Count
from tinnhiem.core.count.doubts import Doubt, decided_cells
from tinnhiem.core.count.errors import CountIncompleteError
from tinnhiem.core.count.mark import Mark
from tinnhiem.core.count.piles import (
    Cell,
    KeyedDifference,
    Pile,
    Row,
    differences,
    doubtful_cells,
    settle,
    undecided,
    with_cells,
)
from tinnhiem.core.count.readings import Readings
from tinnhiem.core.count.reconciliation import Batch
from tinnhiem.core.count.scanned import ScannedPile
from tinnhiem.core.count.way import FIGURES, Part, Way


class EntryState(StrEnum):
    """How far a typist is with a batch."""

    KEYING = "keying"
    FINISHED = "finished"
    REVIEW = "review"  # sent back to the paper, nobody says why to the typist


class Stage(StrEnum):
    """What a batch waits for, in the order of the work."""

    WAITING = "waiting"
    KEYING = "keying"
    REVIEW = "review"
    PAGES = "pages"  # scanned pages that people have not judged
    ROWS = "rows"  # scanned rows that too few have looked at
    DIFFERENCES = "differences"
    DOUBTS = "doubts"
    MISCOUNT = "miscount"
    SETTLED = "settled"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyedEntry:
    """One member's reading of one batch (một lần nhập của một lô).

    Attributes:
        typist: Key of the member.
        rows: Whole sheets.
        started: The sheet being keyed; empty between two sheets.
        version: Counts the drafts kept; whoever saves names the one it read.
    """

    typist: str
    state: EntryState
    rows: Pile = ()
    started: Row = ()
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyedBatch:
    """A batch of the box with all that was keyed and decided about it.

    Attributes:
        declared: Sheets as counted by hand.
        entries: By part: the first and, where two key, the second.
        third: Key of who settled the differences; empty when nobody has.
        scan: Its pages as a machine read them; None under the other ways.
    """

    number: int
    declared: int
    entries: Mapping[Part, KeyedEntry] = field(default_factory=dict)
    decisions: Mapping[Cell, str] = field(default_factory=dict)
    third: str = ""
    doubts: tuple[Doubt, ...] = ()
    scan: ScannedPile | None = None

    @property
    def typists(self) -> tuple[str, ...]:
        """Who keyed it, the first before the second."""
        return tuple(
            self.entries[part].typist
            for part in (Part.FIRST, Part.SECOND)
            if part in self.entries
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenBox:
    """The whole count while it is open.

    Attributes:
        officeholders: Keys, in ballot order.
        members: Keys of the committee, the head first.
        sheets: Returned sheets that are keyed, so without the foreign ones.
    """

    way: Way
    officeholders: tuple[str, ...]
    members: tuple[str, ...]
    sheets: int
    batches: tuple[KeyedBatch, ...]

    @property
    def piles(self) -> dict[int, ScannedPile]:
        """The scanned piles by number of the batch; none where sheets are keyed."""
        return {b.number: b.scan for b in self.batches if b.scan is not None}

    def stage(self, batch: KeyedBatch) -> Stage:
        """Return what a batch waits for."""
        if batch.scan is not None:
            return self._stage_of_scan(batch, batch.scan)
        states = {entry.state for entry in batch.entries.values()}
        missing = len(batch.entries) < self.way.entries
        waits = (
            (not states, Stage.WAITING),
            (EntryState.REVIEW in states, Stage.REVIEW),
            (missing or EntryState.KEYING in states, Stage.KEYING),
            (self.open_differences(batch), Stage.DIFFERENCES),
            (self.open_doubts(batch), Stage.DOUBTS),
            (self.is_miscounted(batch), Stage.MISCOUNT),
        )
        return next((stage for holds, stage in waits if holds), Stage.SETTLED)

    def _stage_of_scan(self, batch: KeyedBatch, scan: ScannedPile) -> Stage:
        waits = (
            (not scan.pages, Stage.WAITING),
            (scan.waiting(), Stage.PAGES),
            (scan.open_rows(), Stage.ROWS),
            (self.open_doubts(batch), Stage.DOUBTS),
            (scan.sheets != batch.declared, Stage.MISCOUNT),
        )
        return next((stage for holds, stage in waits if holds), Stage.SETTLED)

    def is_compared(self, batch: KeyedBatch) -> bool:
        """Say whether every entry is finished and as long as the other."""
        finished = [
            entry
            for entry in batch.entries.values()
            if entry.state is EntryState.FINISHED
        ]
        lengths = {len(entry.rows) for entry in finished}
        return len(finished) == self.way.entries and len(lengths) == 1

    def differences(self, batch: KeyedBatch) -> tuple[KeyedDifference, ...]:
        """Return every cell that differs; nothing before both entries are finished."""
        if self.way.entries == 1 or not self.is_compared(batch):
            return ()
        return differences(
            batch.entries[Part.FIRST].rows, batch.entries[Part.SECOND].rows
        )

    def open_differences(self, batch: KeyedBatch) -> tuple[KeyedDifference, ...]:
        """Return the differing cells that the third has not read yet."""
        return undecided(self.differences(batch), batch.decisions)

    def pile(self, batch: KeyedBatch) -> Pile | None:
        """Return the batch as both entries and the third have it; None before that.

        Doubtful cells are in it as they were keyed.
        """
        if not self.is_compared(batch) or self.open_differences(batch):
            return None
        first = batch.entries[Part.FIRST].rows
        if self.way.entries == 1:
            return first
        second = batch.entries[Part.SECOND].rows
        wanted = {one.cell for one in self.differences(batch)}
        decided = {cell: key for cell, key in batch.decisions.items() if cell in wanted}
        return settle(first, second, decisions=decided)

    def doubtful(self, batch: KeyedBatch) -> tuple[Cell, ...]:
        """Return the lines of a settled pile that the committee decides about."""
        if batch.scan is not None:
            return batch.scan.doubtful()
        pile = self.pile(batch)
        return () if pile is None else doubtful_cells(pile)

    def open_doubts(self, batch: KeyedBatch) -> tuple[Cell, ...]:
        """Return the doubtful lines on which not every member agrees."""
        decided = decided_cells(batch.doubts, members=self.members)
        return tuple(cell for cell in self.doubtful(batch) if cell not in decided)

    def is_miscounted(self, batch: KeyedBatch) -> bool:
        """Say whether the batch was keyed whole and is not what was counted by hand.

        Under totals: whether there is not one row for each officeholder.
        """
        if not self.is_compared(batch):
            return False
        is_totals = self.way is Way.TOTALS
        wanted = len(self.officeholders) if is_totals else batch.declared
        return len(batch.entries[Part.FIRST].rows) != wanted

    def faults(self) -> tuple[Fault, ...]:
        """Return what keeps batches from being closed, in the order of the batches.

        The more precise fault stands alone: where two entries differ in length,
        nothing is said about the length that was declared.
        """
        return tuple(
            found
            for batch in self.batches
            for found in [self._fault(batch)]
            if found is not None
        )

    def readings(self) -> Readings:
        """Return every sheet of the box with a mark on every line.

        Raises:
            CountIncompleteError: Some batches are not settled.
        """
        piles = self._settled_piles()
        sheets = [tuple(Mark(key) for key in row) for pile in piles for row in pile]
        return Readings(self.officeholders, tuple(sheets))

    def totals(self, *, foreign: int) -> tuple[Count, ...]:
        """Return the counts that were keyed as figures.

        Raises:
            CountIncompleteError: Some batches are not settled, or lack rows.
        """
        rows = [row for pile in self._settled_piles() for row in pile]
        if len(rows) != len(self.officeholders):
            raise CountIncompleteError([batch.number for batch in self.batches])
        return tuple(
            Count(
                officeholder=key,
                foreign=foreign,
                **{
                    name: int(figure) for name, figure in zip(FIGURES, row, strict=True)
                },
            )
            for key, row in zip(self.officeholders, rows, strict=True)
        )

    def hand_counts(self) -> tuple[Batch, ...]:
        """Return each batch as declared and as keyed."""
        return tuple(
            Batch(str(batch.number), batch.declared, len(pile))
            for batch, pile in zip(self.batches, self._settled_piles(), strict=True)
        )

    def _settled_piles(self) -> Sequence[Pile]:
        wanting = (Stage.SETTLED, Stage.MISCOUNT)
        left = [b.number for b in self.batches if self.stage(b) not in wanting]
        if left:
            raise CountIncompleteError(left)
        piles = []
        for batch in self.batches:
            decided = decided_cells(batch.doubts, members=self.members)
            if batch.scan is not None:
                piles.append(batch.scan.pile(decided))
                continue
            wanted = set(self.doubtful(batch))
            cells = {cell: key for cell, key in decided.items() if cell in wanted}
            piles.append(with_cells(self.pile(batch) or (), cells))
        return piles

    def _fault(self, batch: KeyedBatch) -> Fault | None:
        lengths = [len(entry.rows) for entry in batch.entries.values()]
        scan = batch.scan
        if scan is not None:
            lengths = [scan.sheets]
        figures: dict[str, int] = {}
        match self.stage(batch):
            case Stage.SETTLED:
                return None
            case Stage.REVIEW if len(set(lengths)) > 1:
                code = FaultCode.ENTRIES_DIFFER_IN_LENGTH
                figures = {"first": lengths[0], "second": lengths[1]}
            case Stage.DIFFERENCES:
                code = FaultCode.CELLS_DIFFER
                figures = {"cells": len(self.open_differences(batch))}
            case Stage.PAGES | Stage.ROWS if scan is not None:
                code, left = _left_of(scan)
                figures = {"left": left}
            case Stage.DOUBTS:
                code = FaultCode.DOUBTS_LEFT
                figures = {"cells": len(self.open_doubts(batch))}
            case Stage.MISCOUNT if self.way is not Way.TOTALS:
                code = FaultCode.BATCH_DIFFERS
                figures = {"declared": batch.declared, "keyed": lengths[0]}
            case _:
                code = _unfinished(scan)
        return Fault(code, tuple(figures.items()), str(batch.number))


def _unfinished(scan: ScannedPile | None) -> FaultCode:
    if scan is None:
        return FaultCode.BATCH_UNFINISHED
    return FaultCode.BATCH_UNSCANNED


def _left_of(scan: ScannedPile) -> tuple[FaultCode, int]:
    pages = scan.waiting()
    if pages:
        return FaultCode.PAGES_LEFT, len(pages)
    return FaultCode.ROWS_LEFT, len(scan.open_rows())
