"""`tinnhiem scan`: what committees and technicians do with scanned ballots as files.

Starts without Django; the tools that measure pictures load when they are called.
"""

from typing import Final

import click

from tinnhiem.cli.lazy import LazyGroup

PLACES: Final[dict[str, str]] = {
    "read": "tinnhiem.cli.files.scan_read:read",
    "calibrate": "tinnhiem.cli.files.scan_calibrate:calibrate",
}


@click.group(cls=LazyGroup, places=PLACES)
def scan() -> None:
    """Phiếu đã quét: đọc phiếu, kiểm tra máy quét bằng phiếu thử."""
