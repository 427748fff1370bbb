"""A clock that rings when somebody takes too long, one thread for many waits."""

import threading
from collections.abc import Callable
from math import inf
from time import monotonic
from types import TracebackType
from typing import Final, Self

NEVER: Final = inf


class Clock:
    """Rings once, so many seconds after it was wound, unless it was put to rest.

    Between waits it rests: how long we take ourselves does not count. Its thread ends
    with the block that it was made for, so nothing runs on after an answer.
    """

    def __init__(self, seconds: float, *, ring: Callable[[], object]) -> None:
        """Prepare a clock; it rests until it is wound.

        Args:
            seconds: From winding to ringing.
            ring: Called once, from another thread.
        """
        self._seconds = seconds
        self._ring = ring
        self._until = NEVER
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> Self:
        """Start watching."""
        self._thread.start()
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        """Stop watching, and wait until that is so."""
        self._stopped.set()
        self._thread.join()

    def wind(self) -> None:
        """Ring in so many seconds, counted from now."""
        self._until = monotonic() + self._seconds

    def rest(self) -> None:
        """Do not ring until wound again."""
        self._until = NEVER

    def _watch(self) -> None:
        # Awake at least as often as it may ring, so no later winding is overslept.
        while not self._stopped.wait(min(self._seconds, self._until - monotonic())):
            if monotonic() >= self._until:
                self._ring()
                return
