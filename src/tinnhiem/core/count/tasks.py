"""What a member of the committee does next, so that nobody has to be told (việc)."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from tinnhiem.core.count.box import EntryState, KeyedBatch, OpenBox, Stage
from tinnhiem.core.count.typists import thirds
from tinnhiem.core.count.way import Part


class TaskKind(StrEnum):
    """What there is to do, the most pressing first."""

    REVIEW = "review"
    CONTINUE = "continue"
    SETTLE = "settle"
    JUDGE = "judge"
    LOOK = "look"
    DECIDE = "decide"
    SCAN = "scan"
    KEY = "key"
    CLOSE = "close"
    WAIT = "wait"


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do, and at which batch (việc tiếp theo của một thành viên)."""

    kind: TaskKind
    batch: int = 0
    part: Part | None = None


def next_task(box: OpenBox, member: str, *, is_head: bool) -> Task:
    """Return what a member does next.

    His own unfinished work comes first, then what only he can do, then a batch that
    waits for its second typist, then a fresh one.

    Args:
        box: As it stands.
        member: By key.
        is_head: Whether he may close the count.
    """
    for task in _tasks(box, member):
        return task
    is_settled = all(box.stage(b) is Stage.SETTLED for b in box.batches)
    has_fault = any(box.stage(b) is Stage.MISCOUNT for b in box.batches)
    closes = is_head and (is_settled or has_fault)
    return Task(TaskKind.CLOSE if closes else TaskKind.WAIT)


def open_parts(box: OpenBox, batch: KeyedBatch, member: str) -> tuple[Part, ...]:
    """Return which entries of a batch this member may key or go on keying."""
    parts = (Part.FIRST, Part.SECOND)[: box.way.entries]
    own = tuple(
        part
        for part in parts
        if part in batch.entries and batch.entries[part].typist == member
    )
    if own:
        return own
    return tuple(part for part in parts if part not in batch.entries)[:1]


def _tasks(box: OpenBox, member: str) -> Iterable[Task]:
    yield from _own(box, member, state=EntryState.REVIEW, kind=TaskKind.REVIEW)
    yield from _own(box, member, state=EntryState.KEYING, kind=TaskKind.CONTINUE)
    stages = [(batch, box.stage(batch)) for batch in box.batches]
    for batch, stage in stages:
        may = member in thirds(batch.typists, members=box.members)
        if stage is Stage.DIFFERENCES and may:
            yield Task(TaskKind.SETTLE, batch.number)
    yield from _at_the_scans(box, member)
    for batch, stage in stages:
        if stage is Stage.DOUBTS and _has_no_voice(box, batch, member):
            yield Task(TaskKind.DECIDE, batch.number)
    yield from _to_key(box, member)


def _at_the_scans(box: OpenBox, member: str) -> Iterable[Task]:
    """Yield pages and rows that this member has not looked at, then piles to scan."""
    scans = [(batch, batch.scan) for batch in box.batches if batch.scan is not None]
    for batch, scan in scans:
        if any(member not in scan.said.get(p.place, {}) for p in scan.waiting()):
            yield Task(TaskKind.JUDGE, batch.number)
    for batch, scan in scans:
        if scan.open_for(member):
            yield Task(TaskKind.LOOK, batch.number)
    for batch, scan in scans:
        if not scan.waiting() and scan.sheets < batch.declared:
            yield Task(TaskKind.SCAN, batch.number)


def _own(
    box: OpenBox, member: str, *, state: EntryState, kind: TaskKind
) -> Iterable[Task]:
    for batch in box.batches:
        for part, entry in batch.entries.items():
            if entry.typist == member and entry.state is state:
                yield Task(kind, batch.number, part)


def _to_key(box: OpenBox, member: str) -> Iterable[Task]:
    """Yield batches begun by another, which wait for a second; then fresh ones."""
    for begun in (True, False):
        for batch in box.batches:
            if bool(batch.entries) is begun and member not in batch.typists:
                for part in open_parts(box, batch, member):
                    yield Task(TaskKind.KEY, batch.number, part)


def _has_no_voice(box: OpenBox, batch: KeyedBatch, member: str) -> bool:
    heard = {one.cell for one in batch.doubts if member in one.agreed}
    return any(cell not in heard for cell in box.open_doubts(batch))
