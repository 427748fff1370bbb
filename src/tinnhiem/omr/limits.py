"""What one pile of scans may cost us, and how a child of ours is held to it."""

import contextlib
import os
import signal
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Bounds far above what any copier makes, and far below what a trap asks for.

    Attributes:
        most_files: In all folders and paths together.
        most_bytes: Of one file.
        most_pages: Of one file.
        most_stored: Bytes of one page as it lies in its file.
        most_pixels: Of one page; A3 at 600 dpi has 70 million.
        fewest_pixels: Along the shorter side; A4 at 75 dpi has 620.
        seconds: Of computing, for one page.
        memory: Bytes that a child may take beyond what it starts with.
    """

    most_files: int = 20_000
    most_bytes: int = 4_000_000_000
    most_pages: int = 20_000
    most_stored: int = 64_000_000
    most_pixels: int = 80_000_000
    fewest_pixels: int = 300
    seconds: int = 30
    memory: int = 1_000_000_000


LIMITS: Final = Limits()
SPARE_SECONDS: Final = 15  # of the clock on the wall, beyond the computing


def confine(limits: Limits) -> None:
    """Let this process take no more memory, write no file, leave no core dump.

    Where the system knows no such limits (Windows) the sizes looked at beforehand and
    the clock of whoever started this process are what bounds it.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who started us ends us
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    most = _mapped() + limits.memory
    with contextlib.suppress(ValueError, OSError):  # macOS refuses this one
        resource.setrlimit(resource.RLIMIT_AS, (most, most))


def allow_seconds(seconds: int) -> None:
    """Let this process compute for so much longer; after that the system ends it."""
    if sys.platform == "win32":
        return
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    until = int(used.ru_utime + used.ru_stime) + seconds + 1
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (until, hard))


def _mapped() -> int:
    """Return the bytes of address space in use; libraries map far more than they use.

    A gigabyte where the system does not tell.
    """
    with contextlib.suppress(OSError, ValueError, IndexError):
        pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[0]
        return int(pages) * os.sysconf("SC_PAGE_SIZE")
    return 1_000_000_000
