"""`tinnhiem campaign calendar`: the campaign's days as a calendar file."""

from pathlib import Path

import click

from tinnhiem.cli.calendar_file import OUT, write_calendar
from tinnhiem.cli.campaign.options import moment, on_campaign, open_campaign
from tinnhiem.store.queries.plans import agenda_of_campaign


@click.command()
@on_campaign
@OUT
def calendar(data: Path, slug: str | None, path: Path) -> None:
    """Ghi hạn việc và Hội nghị của cuộc lấy phiếu thành lịch (.ics)."""
    chosen = open_campaign(data, slug)
    write_calendar(
        path,
        agenda_of_campaign(chosen),
        made_at=moment(None),
        series=str(chosen.pk),
        is_rehearsal=chosen.is_rehearsal,
    )
