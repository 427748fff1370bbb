"""A box that is read by machine: pages as a reader returns them, without a scanner."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import uuid4

from tests.site.builders import MORNING
from tests.site.count.counting import SHEETS, Table, open_table
from tinnhiem.actions.count.answer_scans import (
    ScannedRow,
    answer_row,
    send_back_rows,
)
from tinnhiem.actions.count.drop_scans import drop_scans
from tinnhiem.actions.count.judge_pages import Judgement, call_up_page, judge_page
from tinnhiem.actions.count.keep_scans import keep_scans
from tinnhiem.actions.count.placing import KeptPage, NewPage, NewScan
from tinnhiem.actions.count.read_scans import Brought, read_file
from tinnhiem.core.count.piles import Cell
from tinnhiem.core.count.scanned import ScannedPile
from tinnhiem.core.count.scanned_page import PageVerdict
from tinnhiem.core.count.way import Way
from tinnhiem.core.scanning.page import (
    PageOutcome,
    PageReading,
    Rejection,
    RowFlag,
    RowReading,
)
from tinnhiem.store import models
from tinnhiem.store.queries.open_count import box_of, require_open
from tinnhiem.store.sealed_pictures import PagePictures

JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF"


def read_page(keys: str, *, digest: bytes = b"") -> NewPage:
    """Return a page as it was read: «12?0», a question mark for a row in doubt."""
    rows = tuple(
        RowReading(row=row, answer=None, flag=RowFlag.WEAK)
        if key == "?"
        else RowReading(row=row, answer=int(key))
        for row, key in enumerate(keys, 1)
    )
    outcome = PageOutcome.FLAGGED if "?" in keys else PageOutcome.READ
    return NewPage(
        reading=PageReading(file=uuid4().hex, page=1, outcome=outcome, rows=rows),
        page=1,
        pictures=PagePictures(
            sheet=JPEG + keys.encode(),
            rows={row.row: JPEG + f"{row.row}".encode() for row in rows},
        ),
        digest=digest,
    )


def read_all(table: Table, batch: int, contents: Sequence[bytes]) -> NewScan:
    """Return the pages of some files as one scan, as our reader reads them."""
    scans = [
        read_file(table.campaign, batch=batch, file=Brought(name="a", content=content))
        for content in contents
    ]
    return replace(scans[0], pages=[page for one in scans for page in one.pages])


def refused_page(reason: Rejection = Rejection.NO_MARKERS) -> NewPage:
    """Return a page of which nothing was read."""
    reading = PageReading(
        file=uuid4().hex, page=1, outcome=PageOutcome.REJECTED, reason=reason.value
    )
    return NewPage(reading=reading, pictures=PagePictures(sheet=JPEG))


def scan(
    table: Table, batch: int, pages: Sequence[NewPage], *, member: int = 0
) -> tuple[KeptPage, ...]:
    return keep_scans(
        campaign=table.campaign,
        scan=NewScan(batch=batch, pages=pages),
        member=table.members[member],
        key=table.key,
        now=MORNING,
    )


def pile_of(table: Table, batch: int) -> ScannedPile:
    box = box_of(require_open(table.campaign), key=table.key)
    found = box.batches[batch - 1].scan
    assert found is not None
    return found


def row_at(table: Table, batch: int, cell: Cell) -> ScannedRow:
    page = pile_of(table, batch).page_at(cell[0])
    assert page is not None
    return ScannedRow(batch=batch, page=page.key, cell=cell)


def answer(table: Table, batch: int, cell: Cell, mark: str, *, member: int) -> None:
    answer_row(
        campaign=table.campaign,
        row=row_at(table, batch, cell),
        mark=mark,
        member=table.members[member],
        key=table.key,
    )


def judge(  # noqa: PLR0913 - who says what of which page
    table: Table,
    batch: int,
    place: int,
    verdict: PageVerdict | None,
    *,
    member: int,
    marks: str = "",
) -> None:
    page = pile_of(table, batch).page_at(place)
    assert page is not None
    judge_page(
        campaign=table.campaign,
        judgement=Judgement(
            batch=batch, page=page.key, verdict=verdict, marks=tuple(marks)
        ),
        member=table.members[member],
        key=table.key,
        now=MORNING,
    )


def drop(table: Table, batch: int) -> None:
    """Two members have a batch scanned anew."""
    for member in (0, 1):
        drop_scans(
            campaign=table.campaign,
            batch=batch,
            seen=pile_of(table, batch).seen,
            member=table.members[member],
            key=table.key,
            now=MORNING,
        )


def send_back(table: Table, *rows: ScannedRow) -> int:
    return send_back_rows(
        campaign=table.campaign, rows=rows, key=table.key, by="", now=MORNING
    )


def call_up(table: Table, batch: int, place: int) -> None:
    call_up_page(
        campaign=table.campaign,
        batch=batch,
        page=key_at(table, batch, place),
        key=table.key,
        by="",
        now=MORNING,
    )


def key_at(table: Table, batch: int, place: int) -> str:
    page = pile_of(table, batch).page_at(place)
    assert page is not None
    return page.key


def pictures_of(table: Table, batch: int = 1) -> list[models.SealedPicture]:
    """Return the rows that hold pictures of a batch; others hold noise."""
    keys = [page.key for page in pile_of(table, batch).pages]
    return list(models.SealedPicture.objects.filter(pk__in=keys))


def scanned_table() -> Table:
    """Return a box that is read by machine, nothing scanned yet."""
    return open_table(way=Way.SCANNED)


def scan_everything(table: Table) -> None:
    """Scan every sheet, without a doubt."""
    scan(table, 1, [read_page(keys) for keys in SHEETS[:10]])
    scan(table, 2, [read_page(keys) for keys in SHEETS[10:]])
