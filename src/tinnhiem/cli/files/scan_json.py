"""What `tinnhiem scan read --json` prints; see docs/reference/scan-read.md."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from tinnhiem.core.scanning.layout import SheetLayout
from tinnhiem.core.scanning.page import PageReading, ScanTotals, total
from tinnhiem.omr.reading import ReadPile
from tinnhiem.omr.readings import reading_rows


def pile_as_json(pile: ReadPile, layouts: Sequence[SheetLayout]) -> dict[str, Any]:
    """Return pages in the order they were scanned, and the totals that match them."""
    faults = {(one.file, one.page): one.reason.value for one in pile.unopened}
    return {
        "pages": [
            {
                **reading_rows(page),
                "fault": faults.get((page.file, page.page)),
                "twin": page.twin and list(page.twin),
            }
            for page in pile.pages
        ],
        "totals": {
            **totals_as_json(total(pile.pages)),
            "runs": [
                {
                    "style": layout.style,
                    "batch": layout.batch,
                    **totals_as_json(total(pages_of(layout, pile.pages))),
                }
                for layout in layouts
            ],
        },
    }


def pages_of(layout: SheetLayout, pages: Sequence[PageReading]) -> list[PageReading]:
    """Return the pages of one print run, by their code."""
    return [page for page in pages if layout.page_with_code(page.code) is not None]


def totals_as_json(totals: ScanTotals) -> dict[str, Any]:
    """Return totals; `lines` names rows as JSON does, by text."""
    rows = asdict(totals)
    return {**rows, "lines": {str(row): counts for row, counts in totals.lines.items()}}
