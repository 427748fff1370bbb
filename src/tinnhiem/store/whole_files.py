"""Writing a file of the data folder whole or not at all, for this account only."""

import os
import secrets
from pathlib import Path
from typing import Final

WAITING: Final = ".dang-ghi"
PRIVATE: Final = 0o600


def write_whole(place: Path, content: bytes) -> None:
    """Write a file under another name, flush it, then give it its name.

    Raises:
        OSError: It cannot be written; what stood there before still stands.
    """
    waiting = place.with_name(f"{place.name}.{secrets.token_hex(4)}{WAITING}")
    try:
        waiting.touch(mode=PRIVATE, exist_ok=False)
        with waiting.open("r+b") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        waiting.replace(place)
    finally:
        waiting.unlink(missing_ok=True)
    flush_folder(place.parent)


def flush_folder(folder: Path) -> None:
    """Put the names of a folder on the disk, where the system can."""
    if not hasattr(os, "O_DIRECTORY"):  # Windows has no such thing and needs none
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
