"""A reading as rows fit for JSON, the same everywhere it travels."""

from typing import Any

from tinnhiem.core.scanning.page import (
    PageOutcome,
    PageReading,
    RowFlag,
    RowReading,
)


def reading_rows(reading: PageReading) -> dict[str, Any]:
    """Return what `tinnhiem scan read --json` prints of a page."""
    return {
        "file": reading.file,
        "page": reading.page,
        "outcome": reading.outcome.value,
        "code": reading.code,
        "rows": [
            {
                "row": row.row,
                "answer": row.answer,
                "flag": row.flag and row.flag.value,
            }
            for row in reading.rows
        ],
        "reason": reading.reason,
    }


def reading_from(rows: dict[str, Any]) -> PageReading:
    """Return the reading that `reading_rows` described; no duplicate yet."""
    return PageReading(
        file=str(rows["file"]),
        page=int(rows["page"]),
        outcome=PageOutcome(rows["outcome"]),
        code=str(rows["code"]),
        rows=tuple(
            RowReading(
                row=int(row["row"]),
                answer=None if row["answer"] is None else int(row["answer"]),
                flag=RowFlag(row["flag"]) if row["flag"] else None,
            )
            for row in rows["rows"]
        ),
        reason=str(rows["reason"]),
    )
