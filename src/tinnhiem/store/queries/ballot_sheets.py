"""Ballots laid out for machines: the run in force, whose sheets are counted."""

from tinnhiem.core.scanning.layout import SheetLayout, layout_from
from tinnhiem.store import models


def run_in_force(campaign: models.Campaign) -> models.SheetRun | None:
    """Return the last run; None before one was made."""
    return campaign.sheet_runs.order_by("-batch").first()


def layout_in_force(campaign: models.Campaign) -> SheetLayout | None:
    """Return where things lie on the sheets that count; None when none were made.

    Sheets of every earlier run are foreign: two forms in one box would tell voters
    apart, and an earlier one may name other people.
    """
    run = run_in_force(campaign)
    return layout_from(run.layout) if run else None
