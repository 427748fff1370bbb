"""`tinnhiem people`: from the clerk's table to the frozen roster.

`read` works on files and starts without Django; all others work on a campaign and
load Django when they are called.
"""

from typing import Final

import click

from tinnhiem.cli.lazy import LazyGroup

CAMPAIGN: Final = "tinnhiem.cli.campaign.people"
PLACES: Final[dict[str, str]] = {
    "read": "tinnhiem.cli.files.people:read",
    "preview": f"{CAMPAIGN}_preview:preview",
    "import": f"{CAMPAIGN}_preview:import_file",
    "undo": f"{CAMPAIGN}_preview:undo",
    "export": f"{CAMPAIGN}_export:export",
    "duplicates": f"{CAMPAIGN}_duplicates:duplicates",
    "merge": f"{CAMPAIGN}_duplicates:merge",
    "roster": f"{CAMPAIGN}:roster",
    "exclude": f"{CAMPAIGN}:exclude_one",
    "add": f"{CAMPAIGN}:add",
    "remove": f"{CAMPAIGN}:remove",
    "freeze": f"{CAMPAIGN}:freeze",
    "diff": f"{CAMPAIGN}:diff",
}


@click.group(cls=LazyGroup, places=PLACES)
def people() -> None:
    """Nhân sự: người ghi phiếu và người được lấy phiếu."""
