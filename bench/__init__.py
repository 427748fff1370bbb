"""Measurements against peers and limits, in the same run: `make bench`.

`python -m bench.NAME --help` says what a measurement does, and measures nothing.
"""

import ast
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

HELP: Final = {"-h", "--help"}


def asked_about(words: Sequence[str]) -> str | None:
    """Return the module of ours that a command line only asks about; None for none.

    Args:
        words: Of the whole command line, as `sys.orig_argv` has them.
    """
    if "-m" not in words:
        return None
    module, *rest = words[words.index("-m") + 1 :] or [""]
    is_ours = module.partition(".")[0] == __name__
    return module if is_ours and HELP & set(rest) else None


def about(module: str) -> str:
    """Return what a module of ours says of itself, without running it."""
    name = module.partition(".")[2] or "__main__"
    source = Path(__file__).with_name(f"{name}.py").read_text(encoding="utf-8")
    return ast.get_docstring(ast.parse(source)) or ""


# Here, for this runs before any module of ours, whichever is called.
if (_module := asked_about(sys.orig_argv)) is not None:
    print(about(_module))
    sys.exit(0)
