"""Children of ours that touch what we dare not: asked, timed, and ended when need be.

What bounds memory and time: each child is held by the system to so much memory and
computing (`tinnhiem.omr.limits`), and by us to the clock on the wall. A child that ends
takes nothing with it but the page it was at; a new one goes on behind that.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any, Final

from tinnhiem.omr.clocks import Clock
from tinnhiem.omr.frames import Frame, FrameBrokenError, read_frame, write_frame
from tinnhiem.omr.limits import LIMITS, SPARE_SECONDS, Limits

START_SECONDS: Final = 60
WIDE: Final = 1 << 20  # bytes; a page has half of it
# Each child has one core; libraries that count cores would start threads for all. And
# what one page needed, the next needs too: Linux is not to take it back in between,
# for clearing it anew costs two milliseconds a page.
SURROUNDINGS: Final = {
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "OPENCV_FOR_THREADS_NUM": "1",
    "MALLOC_MMAP_THRESHOLD_": "33554432",
    "MALLOC_TRIM_THRESHOLD_": "67108864",
    "MALLOC_TOP_PAD_": "16777216",
}


class ChildEndedError(Exception):
    """A child ended, or was ended, over what it was asked."""


class ChildUnstartedError(Exception):
    """A child did not start at all: a fault of the installation, of no page."""


class Child:
    """One child; started when first asked, and anew after it ended.

    Not for two threads at once.
    """

    def __init__(self, setup: dict[str, Any], *, limits: Limits = LIMITS) -> None:
        """Prepare a child.

        Args:
            setup: `kind`, and what that kind needs; see `tinnhiem.omr.child`.
            limits: What it may cost.
        """
        self._setup = {**setup, "limits": asdict(limits)}
        self._patience = limits.seconds + SPARE_SECONDS
        self._running: subprocess.Popen[bytes] | None = None

    def ask(self, question: Frame) -> Iterator[Frame]:
        """Yield the answers to one question, as they come.

        Raises:
            ChildEndedError: It ended over the answer that should come next.
            ChildUnstartedError: It could not even start.
        """
        running = self._started()
        try:
            with Clock(self._patience, ring=running.kill) as clock:
                write_frame(_pipe(running.stdin), question)
                while "end" not in (frame := _next(running, clock)).head:
                    yield frame
        except (FrameBrokenError, OSError) as error:
            self.close()
            raise ChildEndedError from error

    def close(self) -> None:
        """End the child at once, whatever it does."""
        running, self._running = self._running, None
        if running is None:
            return
        running.kill()
        running.wait()
        for pipe in (running.stdin, running.stdout):
            try:
                _pipe(pipe).close()
            except OSError:  # what was still to be written has no reader any more
                continue

    def _started(self) -> subprocess.Popen[bytes]:
        if self._running is not None:
            return self._running
        path = os.pathsep.join(filter(None, sys.path))
        self._running = subprocess.Popen(
            [sys.executable, "-m", "tinnhiem.omr.child"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=WIDE,
            pipesize=WIDE,  # a page goes through in one go, where the system lets it
            env={**os.environ, **SURROUNDINGS, "PYTHONPATH": path},
        )
        try:
            with Clock(START_SECONDS, ring=self._running.kill) as clock:
                write_frame(_pipe(self._running.stdin), Frame(self._setup))
                _next(self._running, clock)
        except (FrameBrokenError, OSError) as error:
            self.close()
            msg = "python -m tinnhiem.omr.child does not start: install again"
            raise ChildUnstartedError(msg) from error
        return self._running


def _next(running: subprocess.Popen[bytes], clock: Clock) -> Frame:
    """Return the next frame; a child that keeps us waiting is ended."""
    clock.wind()
    frame = read_frame(_pipe(running.stdout))
    clock.rest()
    if frame is None:
        raise FrameBrokenError
    return frame


def _pipe(pipe: Any) -> Any:
    """Return a pipe that is there, since we asked for it."""
    assert pipe is not None  # noqa: S101 - for the types
    return pipe
