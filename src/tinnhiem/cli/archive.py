"""`tinnhiem archive`: the bundle of a campaign, and what ends it.

`verify` works on files and starts without Django; the others load it when called.
"""

from typing import Final

import click

from tinnhiem.cli.lazy import LazyGroup

PLACES: Final[dict[str, str]] = {
    "make": "tinnhiem.cli.campaign.archive:make",
    "verify": "tinnhiem.cli.files.archive:verify",
    "restore": "tinnhiem.cli.campaign.archive:restore",
    "keep": "tinnhiem.cli.campaign.purge:keep",
    "purge": "tinnhiem.cli.campaign.purge:purge",
}


@click.group(cls=LazyGroup, places=PLACES)
def archive() -> None:
    """Gói lưu trữ: lập, kiểm tra, phục hồi; hết thời hạn lưu thì xóa, có chứng nhận."""
