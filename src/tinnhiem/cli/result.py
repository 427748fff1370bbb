"""`tinnhiem result`: what a vote came to, from a file or from a campaign.

`check` works on files and starts without Django; what takes a campaign's signed
result out of it loads Django when it is called.
"""

from typing import Final

import click

from tinnhiem.cli.lazy import LazyGroup

PLACES: Final[dict[str, str]] = {
    "check": "tinnhiem.cli.files.result:check",
    "export": "tinnhiem.cli.campaign.result:export",
    "chart": "tinnhiem.cli.campaign.result:chart",
}


@click.group(cls=LazyGroup, places=PLACES)
def result() -> None:
    """Kết quả: kiểm tra số liệu đã công bố, xuất kết quả đã ký, vẽ biểu đồ."""
