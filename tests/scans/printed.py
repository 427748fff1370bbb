"""The ballots of the product, as it prints them: the PDF and its layout file."""

import json
from functools import cache

from tests.papers.builders import (
    MADE_AT,
    make_long_record,
    make_officeholders,
    make_record,
)
from tests.scans.sheets import PrintedSheet
from tinnhiem.core.scanning.layout import layout_rows
from tinnhiem.papers.ballot_drawing import with_drawings
from tinnhiem.papers.ballot_face import face_of
from tinnhiem.papers.ballot_pdf import sheet_pdf
from tinnhiem.papers.ballot_sheet import LARGE, NORMAL, BallotSheet, ballot_sheet

# Family names, middle names and given names that nobody of ours bears together.
NAMES = (
    "Nguyễn Thị Ước",
    "Trần Văn Giả",
    "Lê Hoàng Mẫu",
    "Phạm Thị Thử",
    "Võ Đức Tưởng",
)


@cache
def printed_sheet(
    people: int = 18, *, batch: int = 1, large: bool = False
) -> PrintedSheet:
    """Return the ballot for so many people; 18 fill one page."""
    names = tuple(
        (f"{NAMES[i % len(NAMES)]} {i + 1}", "Phó Chánh Văn phòng")
        for i in range(people)
    )
    record = make_record(officeholders=make_officeholders(names))
    return _of(
        ballot_sheet(face_of(record), sizes=LARGE if large else NORMAL, batch=batch)
    )


@cache
def long_sheet(people: int = 40) -> PrintedSheet:
    """Return a ballot of several pages, with long titles."""
    return _of(ballot_sheet(face_of(make_long_record(people))))


def _of(sheet: BallotSheet) -> PrintedSheet:
    pdf = sheet_pdf(sheet, made_at=MADE_AT)
    rows = layout_rows(with_drawings(sheet.layout, pdf))
    return PrintedSheet.of(pdf, json.dumps(rows, ensure_ascii=False))
