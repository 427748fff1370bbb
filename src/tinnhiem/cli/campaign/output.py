"""Writing a text file whole or not at all."""

import os
import tempfile
from pathlib import Path

from tinnhiem.core.files import FileNotWritableError


def write_text(path: Path, text: str) -> None:
    """Write `text` as UTF-8, replacing the file only when it is complete.

    Raises:
        FileNotWritableError: The folder is missing or does not allow it.
    """
    if path.exists() and not path.is_file():
        raise FileNotWritableError(str(path), detail="không phải tệp thường")
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        Path(name).replace(path)
    except OSError as error:
        raise FileNotWritableError(str(path), detail=error.strerror or "") from error
