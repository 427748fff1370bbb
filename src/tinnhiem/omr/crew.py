"""Children of ours that read leaves side by side, and give readings back in order.

A chunk goes to the next child that is free; results come in the order of the pile, so
one child and many give the same. Only a few chunks are on their way at a time: memory
stays the same for any pile.
"""

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from queue import SimpleQueue
from typing import Any, Final, Protocol

import numpy as np
from numpy.typing import NDArray

from tinnhiem.core.scanning.layout import SheetLayout, layout_rows
from tinnhiem.core.scanning.opening_fault import OpeningFault
from tinnhiem.core.scanning.page import PageOutcome, PageReading, Rejection
from tinnhiem.omr.children import Child, ChildEndedError
from tinnhiem.omr.frames import Frame
from tinnhiem.omr.leaf import Leaf, leaf_rows
from tinnhiem.omr.limits import LIMITS, Limits
from tinnhiem.omr.pictures import Unopened
from tinnhiem.omr.readings import reading_from

READER: Final = "tinnhiem.omr.sheets:SheetReader"
CHUNK: Final = 8  # pages
CHUNK_BYTES: Final = 8_000_000
AHEAD: Final = 2  # chunks on their way, for each child
MOST_ENDS: Final = 5  # children that the pages of one file may cost


@dataclass(frozen=True, slots=True, kw_only=True)
class PileLeaf:
    """A page as read, before the pile is settled.

    Attributes:
        strokes: As `ReadPage.strokes`, in half precision.
        digest: Of what is stored; empty for a page that was never opened.
        fault: Why it was not; None for a page that was read.
    """

    reading: PageReading
    strokes: NDArray[np.float16] | None = None
    digest: bytes = b""
    fault: OpeningFault | None = None


Found = Leaf | Unopened


class Crew(Protocol):
    """Whoever reads leaves: children on this machine, or a cluster."""

    def read(self, found: Iterable[Found]) -> Iterator[PileLeaf]:
        """Yield what each page came to, in order."""

    def close(self) -> None:
        """Stop at once, whatever is under way."""


class LocalCrew:
    """Children on this machine."""

    def __init__(
        self,
        layouts: Sequence[SheetLayout],
        *,
        jobs: int = 1,
        limits: Limits = LIMITS,
        reader: str = READER,
    ) -> None:
        """Prepare as many children as `jobs`; each starts with its first chunk."""
        setup = reading_setup(layouts, reader=reader)
        self._readers = [LeafReader(setup, limits=limits) for _ in range(jobs)]
        self._free: SimpleQueue[LeafReader] = SimpleQueue()
        for one in self._readers:
            self._free.put(one)
        self._threads = ThreadPoolExecutor(max_workers=jobs)

    def read(self, found: Iterable[Found]) -> Iterator[PileLeaf]:
        """Yield what each page came to, in order."""
        ahead = AHEAD * len(self._readers)
        yield from in_order(found, self._submit, ahead=ahead)

    def close(self) -> None:
        """End the children; a chunk under way is lost."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        for one in self._readers:
            one.close()
        self._threads.shutdown(wait=True)

    def _submit(self, leaves: Sequence[Leaf]) -> Future[list[PileLeaf]]:
        return self._threads.submit(self._read_chunk, leaves)

    def _read_chunk(self, leaves: Sequence[Leaf]) -> list[PileLeaf]:
        one = self._free.get()
        try:
            return one.read(leaves)
        finally:
            self._free.put(one)


class LeafReader:
    """One child that reads leaves, and what to do when it ends over one."""

    def __init__(self, setup: dict[str, Any], *, limits: Limits = LIMITS) -> None:
        """Prepare a child; see `reading_setup`."""
        self._child = Child(setup, limits=limits)
        self._ends: Counter[str] = Counter()
        self._is_closed = False

    def read(self, leaves: Sequence[Leaf]) -> list[PileLeaf]:
        """Return what each leaf came to.

        The page at which a child ends is unreadable, and a new child goes on behind it;
        a file that has cost `MOST_ENDS` children is given up.
        """
        read: list[PileLeaf] = []
        while len(read) < len(leaves) and not self._is_closed:
            rest = leaves[len(read) :]
            if self._ends[rest[0].file] >= MOST_ENDS:
                read.append(unread(rest[0], OpeningFault.TOO_COSTLY))
                continue
            try:
                # The answers first: so the last of them, which says no more, is taken.
                for frame, leaf in zip(self._answers(rest), rest, strict=True):
                    read.append(_read(leaf, frame))
            except ChildEndedError:
                ended_at = leaves[len(read)]
                self._ends[ended_at.file] += 1
                read.append(unread(ended_at, OpeningFault.TOO_COSTLY))
        return read

    def close(self) -> None:
        """End the child; what it was at is lost."""
        self._is_closed = True
        self._child.close()

    def _answers(self, leaves: Sequence[Leaf]) -> Iterator[Frame]:
        head = {"leaves": [leaf_rows(leaf) for leaf in leaves]}
        return self._child.ask(Frame(head, [leaf.content for leaf in leaves]))


def reading_setup(
    layouts: Sequence[SheetLayout], *, reader: str = READER
) -> dict[str, Any]:
    """Return what a child needs to know before it can read."""
    rows = [layout_rows(layout) for layout in layouts]
    return {"kind": "read", "reader": reader, "layouts": rows}


def in_order(
    found: Iterable[Found],
    submit: Callable[[Sequence[Leaf]], Any],
    *,
    ahead: int,
) -> Iterator[PileLeaf]:
    """Yield pages in the order of `found`, with `ahead` chunks under way at most.

    Args:
        found: Leaves, and pages that were never opened.
        submit: Takes a chunk, returns what has `result()`: one `PileLeaf` a leaf.
        ahead: How many chunks may wait for their results.
    """
    under_way: deque[tuple[list[Found], Any]] = deque()
    for chunk in _chunks(found):
        leaves = [one for one in chunk if isinstance(one, Leaf)]
        under_way.append((chunk, submit(leaves) if leaves else None))
        if len(under_way) >= ahead:
            yield from _finished(*under_way.popleft())
    while under_way:
        yield from _finished(*under_way.popleft())


def _chunks(found: Iterable[Found]) -> Iterator[list[Found]]:
    chunk: list[Found] = []
    length = 0
    for one in found:
        chunk.append(one)
        length += len(one.content) if isinstance(one, Leaf) else 0
        if len(chunk) == CHUNK or length > CHUNK_BYTES:
            yield chunk
            chunk, length = [], 0
    if chunk:
        yield chunk


def _finished(chunk: list[Found], submitted: Any) -> Iterator[PileLeaf]:
    read = iter(submitted.result() if submitted is not None else [])
    for one in chunk:
        yield next(read) if isinstance(one, Leaf) else unread(one, one.reason)


def unread(page: Found, fault: OpeningFault) -> PileLeaf:
    """Return a page that nobody could read, rejected."""
    return PileLeaf(
        reading=PageReading(
            file=page.file,
            page=page.page,
            outcome=PageOutcome.REJECTED,
            reason=Rejection.UNREADABLE.value,
        ),
        digest=page.digest if isinstance(page, Leaf) else b"",
        fault=fault,
    )


def _read(leaf: Leaf, frame: Frame) -> PileLeaf:
    """Return what a child answered; which page it was, we know ourselves."""
    if "fault" in frame.head:
        return unread(leaf, OpeningFault(frame.head["fault"]))
    reading = reading_from({**frame.head["reading"]})
    strokes = np.frombuffer(frame.parts[0], np.float16) if frame.parts else None
    return PileLeaf(
        reading=replace(reading, file=leaf.file, page=leaf.page),
        strokes=strokes,
        digest=leaf.digest,
    )
