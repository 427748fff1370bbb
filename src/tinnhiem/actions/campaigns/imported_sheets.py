"""Print runs of an imported campaign, laid out again. Part of `import_campaign`."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from tinnhiem.actions.ballots.lay_out_sheet import laid_out
from tinnhiem.core.scanning.errors import ScanError
from tinnhiem.papers.ballot_face import SheetFace
from tinnhiem.store import models

MOST_BATCHES: Final = 99


def save_sheet_runs(
    campaign: models.Campaign, rows: Sequence[Mapping[str, Any]]
) -> None:
    """Write the runs of the file.

    Raises:
        ValueError: A run that no printing makes.
    """
    for row in rows:
        if not 1 <= row["batch"] <= MOST_BATCHES:
            raise ValueError(row["batch"])
        try:
            laid_out(
                campaign,
                face=_face(row),
                is_large=row["is_large"],
                batch=row["batch"],
                now=row["made_at"],
            )
        except ScanError as error:
            raise ValueError(error.code) from error


def _face(row: Mapping[str, Any]) -> SheetFace:
    return SheetFace(
        campaign=row["origin"],
        superior=row.get("superior", ""),
        organ=row.get("organ", ""),
        dated=row.get("dated", ""),
        subject=row.get("subject", ""),
        watermark=row.get("watermark", ""),
        people=tuple(
            (one["name"], one.get("title", "")) for one in row.get("person", [])
        ),
    )
