"""What must never reach a log."""

import warnings
from collections.abc import MutableMapping
from typing import Any

NEVER_LOGGED = frozenset(
    {"voter", "person", "name", "mark", "marks", "level_of", "reading", "readings"}
)


def guard_secrecy(
    _logger: Any, _method: str, line: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    """Withhold a line that names a voter or an answer, before it reaches a disk.

    In tests the warning is an error, so such a line never ships. On the day, the
    vote goes on and only the line is lost.
    """
    leaked = sorted(NEVER_LOGGED & line.keys())
    if not leaked:
        return line
    warnings.warn(
        f"log line {line['event']!r} carries {', '.join(leaked)}: "
        "log counts and row numbers instead (docs/explanation/secrecy.md)",
        stacklevel=2,
    )
    return {"event": "log.withheld", "of": line["event"], "keys": leaked}
