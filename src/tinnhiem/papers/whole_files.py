"""Writing a file whole or not at all."""

import contextlib
import os
import tempfile
from pathlib import Path

from tinnhiem.core.files import FileNotWritableError


def write_whole(path: Path, content: bytes) -> None:
    """Write a file beside its place and move it there.

    Raises:
        FileNotWritableError: The folder does not take files; choose another.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as refused:
        raise FileNotWritableError(str(path), detail=str(refused.strerror)) from refused
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).replace(path)
    except OSError as refused:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise FileNotWritableError(str(path), detail=str(refused.strerror)) from refused
