"""Ballots laid out for machines, as tables that TOML can write.

Without the layout: words and size make it again, and were it another one by then, its
code would be another too, and no sheet printed before would be read by it.
"""

from typing import Any

from tinnhiem.store import models
from tinnhiem.store.queries.rows import row_of

WORDS = ("superior", "organ", "dated", "subject", "watermark")


def sheet_tables_of(campaign: models.Campaign) -> dict[str, Any]:
    """Return the print runs of a campaign, the first one first."""
    return {"sheet_run": [_run(run) for run in campaign.sheet_runs.all()]}


def _run(run: models.SheetRun) -> dict[str, Any]:
    face = run.face
    return {
        **row_of(run, "batch", "is_large", "made_at"),
        "origin": face["campaign"],
        **{name: face[name] for name in WORDS if face[name]},
        "person": [
            {"name": name, "title": title} if title else {"name": name}
            for name, title in face["people"]
        ],
    }
