"""Writing a file whole or not at all."""

import contextlib
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

from tinnhiem.core.files import FileNotWritableError

LARGEST: Final = 20_000_000  # bytes; nothing that we export comes near


def require_ours(path: Path, *, ending: str, is_ours: Callable[[bytes], bool]) -> None:
    """Refuse a name of another kind of file, and a file that we did not write.

    Args:
        path: Where an export shall go; without an ending, any name will do.
        ending: «.csv».
        is_ours: Whether the content that stands there is an earlier export.

    Raises:
        FileNotWritableError: Writing there would destroy somebody's own file.
    """
    if path.suffix.lower() not in ("", ending):
        detail = f"tên tệp phải kết thúc bằng {ending}"
        raise FileNotWritableError(str(path), detail=detail)
    if not path.is_file():
        return
    try:
        is_small = path.stat().st_size <= LARGEST
        if is_small and is_ours(path.read_bytes()):
            return
    except OSError as error:
        raise FileNotWritableError(str(path), detail=error.strerror or "") from error
    detail = "tệp đã có không do chương trình này xuất ra; chọn tên khác"
    raise FileNotWritableError(str(path), detail=detail)


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
