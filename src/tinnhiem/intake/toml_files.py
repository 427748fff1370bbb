"""TOML files that people bring, parsed and nothing more."""

import tomllib
from pathlib import Path
from typing import Any

from tinnhiem.core.files import FileSyntaxError
from tinnhiem.intake.text_files import read_text


def read_tables(path: Path) -> dict[str, Any]:
    """Return the tables of a TOML file.

    Raises:
        FileRefusedError: Not a readable text file.
        FileSyntaxError: Not TOML; `detail` says line and column.
    """
    try:
        return tomllib.loads(read_text(path))
    except (tomllib.TOMLDecodeError, RecursionError) as fault:
        raise FileSyntaxError(str(path), detail=str(fault)) from fault
