"""Writing a file whole or not at all."""

import contextlib
import os
import tempfile
from pathlib import Path

from tinnhiem.core.files import FileNotWritableError


def write_text(path: Path, text: str) -> None:
    """Write `text` as UTF-8, replacing the file only when it is complete.

    Raises:
        FileNotWritableError: The folder is missing or does not allow it.
    """
    write_bytes(path, text.replace("\n", os.linesep).encode())


def write_bytes(path: Path, content: bytes) -> None:
    """Write `content`, replacing the file only when it is complete.

    Raises:
        FileNotWritableError: The folder is missing or does not allow it.
    """
    if path.exists() and not path.is_file():
        raise FileNotWritableError(str(path), detail="không phải tệp thường")
    name = ""
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).replace(path)
    except OSError as error:
        if name:
            with contextlib.suppress(OSError):
                Path(name).unlink()
        raise FileNotWritableError(str(path), detail=error.strerror or "") from error
