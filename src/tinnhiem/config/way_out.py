"""Has this machine a way out of the hall? Read from its tables; nobody is asked.

A route is not yet a connection, and without a default route a machine may still reach
others on its own network: the warning is about what a person should unplug.
"""

from pathlib import Path
from typing import Final

ROUTES: Final = "route"
ROUTES_6: Final = "ipv6_route"
EVERYWHERE: Final = "00000000"
EVERYWHERE_6: Final = "0" * 32
LOOPBACK: Final = "lo"
DESTINATION, MASK, DEVICE_6 = 1, 7, 9


def has_way_out(tables: Path) -> bool | None:
    """Say whether a default route exists; None where the tables cannot be read.

    Args:
        tables: Where the system shows its routes, `/proc/net` on Linux. Other systems
            have no such folder.
    """
    lines = [line.split() for line in _lines(tables / ROUTES)]
    lines_6 = [line.split() for line in _lines(tables / ROUTES_6)]
    if not lines and not lines_6:
        return None
    return any(_is_default(line) for line in lines) or any(
        _is_default_6(line) for line in lines_6
    )


def _is_default(line: list[str]) -> bool:
    wanted = (EVERYWHERE, EVERYWHERE)
    return len(line) > MASK and (line[DESTINATION], line[MASK]) == wanted


def _is_default_6(line: list[str]) -> bool:
    # The kernel keeps a default route on «lo» that leads nowhere.
    is_everywhere = line[:2] == [EVERYWHERE_6, "00"]
    return len(line) > DEVICE_6 and is_everywhere and line[DEVICE_6] != LOOPBACK


def _lines(table: Path) -> list[str]:
    try:
        return table.read_text(encoding="ascii", errors="replace").splitlines()
    except OSError:
        return []
