"""Lay out the ballot that machines read, once the names on it are settled."""

from datetime import datetime

import structlog

from tinnhiem.actions.deed import deed
from tinnhiem.core.ballots.errors import (
    SheetBatchTakenError,
    SheetOutdatedError,
    SheetsHandedOutError,
    SheetTooEarlyError,
)
from tinnhiem.core.campaigns.errors import CampaignFrozenError
from tinnhiem.core.conference.keeping import PREPARING
from tinnhiem.core.conference.phase import Phase
from tinnhiem.core.scanning.layout import SheetLayout, layout_from, layout_rows
from tinnhiem.papers.ballot_drawing import with_drawings
from tinnhiem.papers.ballot_face import (
    SheetFace,
    as_test,
    face_from,
    face_of,
    face_rows,
)
from tinnhiem.papers.ballot_pdf import sheet_pdf
from tinnhiem.papers.ballot_sheet import (
    LARGE,
    NORMAL,
    BallotSheet,
    ballot_sheet,
)
from tinnhiem.store import journal, models
from tinnhiem.store.queries.ballot_sheets import run_in_force
from tinnhiem.store.queries.conference import account_of
from tinnhiem.store.queries.records import record_of

log = structlog.get_logger()


@deed
def lay_out_sheet(
    *,
    campaign: models.Campaign,
    is_large: bool,
    batch: int | None = None,
    by: str,
    now: datetime,
) -> models.SheetRun:
    """Return the run whose sheets are printed: the one in force when nothing changed.

    Other names, another day or size make a new run, and with it every sheet printed
    before is no ballot any more.

    Args:
        campaign: Whose ballot.
        is_large: Large type, for all who vote.
        batch: A run of that number even when nothing changed; None for as needed.
        by: Who lays it out.
        now: When; aware.

    Raises:
        SheetTooEarlyError: The roster is not frozen; names may still change.
        SheetBatchTakenError: There was a run of that number, or a later one.
        SheetsHandedOutError: A new run would make sheets foreign that voters hold.
        CampaignFrozenError: The conference is past printing.
        RowsOfABallotError, BallotTooLongError: It cannot be laid out.
    """
    if not campaign.roster.exists():
        raise SheetTooEarlyError
    face = face_of(record_of(campaign))
    last = run_in_force(campaign)
    latest = last.batch if last else 0
    is_same = last and face_from(last.face) == face and last.is_large == is_large
    if last and is_same and batch in (None, latest):
        return last
    _require_new_run_allowed(campaign, last)
    number = batch or latest + 1
    if number <= latest:
        raise SheetBatchTakenError(number, latest=latest)
    run = laid_out(campaign, face=face, is_large=is_large, batch=number, now=now)
    pages, style = len(run.layout["pages"]), run.layout["style"]
    told = {"batch": number, "pages": pages, "style": style}
    journal.write(campaign, "sheet.laid-out", at=now, by=by, **told)
    log.info("sheet.laid-out", campaign=campaign.slug, batch=number, pages=pages)
    return run


def laid_out(
    campaign: models.Campaign,
    *,
    face: SheetFace,
    is_large: bool,
    batch: int,
    now: datetime,
) -> models.SheetRun:
    """Lay a ballot out and keep the run; part of a deed that says why.

    Raises:
        RowsOfABallotError, BallotTooLongError: It cannot be laid out.
    """
    sheet = ballot_sheet(face, sizes=LARGE if is_large else NORMAL, batch=batch)
    return models.SheetRun.objects.create(
        campaign=campaign,
        batch=batch,
        is_large=is_large,
        face=face_rows(face),
        layout=layout_rows(_drawn(sheet, now=now)),
        made_at=now,
    )


def sheet_of(run: models.SheetRun) -> BallotSheet:
    """Return the sheet of a run, to be drawn.

    Raises:
        SheetOutdatedError: This version of the program would draw it elsewhere than
            its layout says.
    """
    sizes = LARGE if run.is_large else NORMAL
    sheet = ballot_sheet(face_from(run.face), sizes=sizes, batch=run.batch)
    if sheet.layout != layout_from(run.layout).undrawn():
        raise SheetOutdatedError(run.batch)
    return sheet


def sheet_to_test_with(face: SheetFace, *, is_large: bool) -> BallotSheet:
    """Return the test sheet of a form: the same places, a code that never counts."""
    return ballot_sheet(as_test(face), sizes=LARGE if is_large else NORMAL)


def _drawn(sheet: BallotSheet, *, now: datetime) -> SheetLayout:
    """Return the layout with its pages as printed, for whoever reads scans of them."""
    return with_drawings(sheet.layout, sheet_pdf(sheet, copies=1, made_at=now))


def is_current(run: models.SheetRun) -> bool:
    """Say whether the campaign would still print the same words."""
    return face_of(record_of(run.campaign)) == face_from(run.face)


def _require_new_run_allowed(
    campaign: models.Campaign, last: models.SheetRun | None
) -> None:
    if Phase(campaign.phase) not in PREPARING:
        raise CampaignFrozenError(what="mẫu phiếu đọc bằng máy", phase=campaign.phase)
    account = account_of(campaign)
    if last and account and account.issued:
        raise SheetsHandedOutError(account.issued)
