"""The demonstration's story as `tinnhiem demo` tells it: at its end, files to open."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from django.conf import settings

from tinnhiem.actions.campaigns.import_campaign import as_toml
from tinnhiem.actions.demonstration import story as told
from tinnhiem.actions.demonstration.story import (
    BEGIN,
    CLERK,
    DAY,
    Story,
    at,
    example_folder,
)
from tinnhiem.actions.outcome.export_result import draw_result, export_result
from tinnhiem.cli.output import write_bytes, write_text
from tinnhiem.exports.calendar import plan_calendar
from tinnhiem.exports.formats import ExportFormat
from tinnhiem.store.queries.exports import tables_of
from tinnhiem.store.queries.plans import agenda_of_campaign

__all__ = ["BEGIN", "CHAPTERS", "DAY", "Story", "at", "example_folder"]


def report(story: Story) -> str:
    """Send the reports, close the file, and write the data as TOML."""
    reported = told.report(story)
    target = Path(settings.DATA_FOLDER) / "cuoc-lay-phieu.toml"
    write_text(target, as_toml(tables_of(story.campaign)))
    take_out(story)
    return reported


def take_out(story: Story) -> None:
    """Write the result for Excel, its chart, and the calendar."""
    folder, now = Path(settings.DATA_FOLDER), at(2 * 1440)
    workbook = export_result(
        campaign=story.campaign, form=ExportFormat.XLSX, by=CLERK, now=now
    )
    write_bytes(folder / "ket-qua.xlsx", workbook)
    chart = draw_result(campaign=story.campaign, by=CLERK, now=now)
    write_bytes(folder / "bieu-do.svg", chart)
    agenda = agenda_of_campaign(story.campaign)
    days = plan_calendar(agenda, made_at=now, series=str(story.campaign.pk))
    write_bytes(folder / "lich.ics", days)


*_BEFORE, (_LAST, _) = told.CHAPTERS
CHAPTERS: Final[tuple[tuple[str, Callable[[Story], str]], ...]] = (
    *_BEFORE,
    (_LAST, report),
)
