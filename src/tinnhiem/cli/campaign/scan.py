"""`tinnhiem scan … --campaign`: the layout of the sheets that a campaign counts."""

from pathlib import Path

from tinnhiem.cli.campaign.options import open_campaign
from tinnhiem.core.scanning.errors import SheetsUnprintedError
from tinnhiem.core.scanning.layout import SheetLayout
from tinnhiem.store.queries.ballot_sheets import layout_in_force


def layout_of(data: Path, slug: str) -> SheetLayout:
    """Return where things lie on the sheets in force.

    Raises:
        SheetsUnprintedError: No ballot for machines was laid out.
        CampaignError: No such folder or campaign.
    """
    campaign = open_campaign(data, slug)
    layout = layout_in_force(campaign)
    if layout is None:
        raise SheetsUnprintedError(campaign.slug)
    return layout
