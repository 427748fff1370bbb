"""A child of ours that opens, reads and cuts whole pages, for the web and its cameras.

One child does all of it: what a page of the web brings is a few sheets, and a sheet
under a camera must be answered within a second. A child that has opened nothing but
single photographs is kept warm for the next; one that has parsed a file of pages ends
with it, so that nothing hostile in it ever sees the pages of others.
"""

import atexit
import threading
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from tinnhiem.core.scanning.layout import SheetLayout
from tinnhiem.omr.children import Child, ChildEndedError
from tinnhiem.omr.crew import READER, reading_setup
from tinnhiem.omr.finding import ScanFile
from tinnhiem.omr.frames import Frame
from tinnhiem.omr.limits import LIMITS, Limits
from tinnhiem.omr.opening import pages_asked
from tinnhiem.omr.pictures import Unopened
from tinnhiem.omr.shown import Room, ShownPage, shown_from
from tinnhiem.omr.viewfinder import MOST_BYTES, NoFrameError, Sight, sight_from

PHOTOGRAPHS: Final = (b"\xff\xd8\xff", b"\x89PNG\r\n")  # how JPEG and PNG begin
Found = ShownPage | Unopened
MOST_AT_ONCE: Final = 3  # children; who comes then waits for one of them


class PageChild:
    """One child for the sheets of some print runs; started when first asked.

    Not for two threads at once.
    """

    def __init__(
        self,
        layouts: Sequence[SheetLayout],
        *,
        room: Room,
        limits: Limits = LIMITS,
        reader: str = READER,
    ) -> None:
        """Prepare a child.

        Args:
            layouts: Of the print runs whose sheets may come.
            room: For the pictures of a page.
            limits: What a page may cost.
            reader: Of pictures; another than ours in tests.
        """
        self.setup: dict[str, Any] = {
            **reading_setup(layouts, reader=reader),
            "kind": "show",
            "room": asdict(room),
        }
        self._child = Child(self.setup, limits=limits)

    def pages_of(self, content: bytes, *, name: str) -> Generator[Found, None, None]:
        """Yield every page of a file, in order; close the child when that breaks off.

        A page over which the child ends, or that it cannot open, is `Unopened`; the
        others go on.

        Args:
            content: PDF, TIFF, JPEG or PNG, whatever its name says.
            name: What its pages are called.
        """
        scan = ScanFile(name=name, path=Path(), may_be_link=False, content=content)
        is_kept = False
        try:
            for found in pages_asked(self._child, scan):
                if isinstance(found, Unopened):
                    yield found
                else:
                    yield shown_from(found, file=name)
            is_kept = content.startswith(PHOTOGRAPHS)
        finally:
            if not is_kept:
                self.close()

    def look(self, frame: bytes) -> Sight:
        """Say what a frame of a camera shows.

        Raises:
            NoFrameError: It is none, or the child ended over it.
        """
        if len(frame) > MOST_BYTES:
            raise NoFrameError
        try:
            (answer,) = self._child.ask(Frame({"look": True}, [frame]))
        except ChildEndedError as error:
            raise NoFrameError from error
        if answer.head["sight"] is None:
            raise NoFrameError
        return sight_from(answer.head["sight"])

    def close(self) -> None:
        """End the child at once; the next question starts another."""
        self._child.close()


class PageChildren:
    """A few children kept warm in this process, lent to one thread at a time."""

    def __init__(self, *, most: int = MOST_AT_ONCE) -> None:
        """Prepare for at most so many at a time."""
        self._turns = threading.BoundedSemaphore(most)
        self._lock = threading.Lock()
        self._idle: list[PageChild] = []
        atexit.register(self.close)

    @contextmanager
    def lent(
        self, layouts: Sequence[SheetLayout], *, room: Room
    ) -> Iterator[PageChild]:
        """Lend a child for these layouts, warm if there is one; wait for a turn."""
        fresh = PageChild(layouts, room=room)
        with self._turns:
            child = self._taken(fresh)
            try:
                yield child
            except BaseException:
                child.close()
                raise
            finally:
                with self._lock:
                    self._idle.append(child)

    def close(self) -> None:
        """End all that nobody uses."""
        with self._lock:
            idle, self._idle = self._idle, []
        for child in idle:
            child.close()

    def _taken(self, fresh: PageChild) -> PageChild:
        """Return an idle child that knows the same layouts; the others end."""
        with self._lock:
            others = [child for child in self._idle if child.setup != fresh.setup]
            alike = [child for child in self._idle if child.setup == fresh.setup]
            taken = alike.pop() if alike else fresh
            self._idle = alike
        for child in others:
            child.close()
        return taken
