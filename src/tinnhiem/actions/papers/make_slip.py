"""Print the slip for one recipient, or the list on which copies are signed for."""

from datetime import datetime
from pathlib import Path

from django.utils.timezone import localdate

from tinnhiem.actions.deed import deed
from tinnhiem.core.papers.errors import PaperNotIssuedError, RecipientUnknownError
from tinnhiem.core.papers.register import DeliverySlip, ReceiptLine, ReceiptList
from tinnhiem.papers.catalogue.slip import delivery_slip, receipt_list
from tinnhiem.papers.forms import organ, superior
from tinnhiem.papers.making import write_whole
from tinnhiem.papers.model import Paper
from tinnhiem.papers.pdf import to_pdf
from tinnhiem.papers.word import to_docx
from tinnhiem.store import journal
from tinnhiem.store.models import AllottedCopy, Campaign, FrozenPaper
from tinnhiem.store.queries.papers import copy_rows, frozen_paper
from tinnhiem.store.queries.plans import plan_of
from tinnhiem.store.queries.registers import register_row


@deed
def make_slip(  # noqa: PLR0913 - a paper, a recipient and a place
    *,
    campaign: Campaign,
    code: str,
    recipient: str,
    folder: Path,
    by: str,
    now: datetime,
) -> tuple[Path, Path]:
    """Write the slip as PDF and .docx and note it in the journal.

    Raises:
        PaperNotIssuedError: Only what bears a number is sent with a slip.
        RecipientUnknownError: Nobody of that name is in Nơi nhận.
        FileNotWritableError: The folder does not take files.
    """
    frozen = _numbered(campaign, code)
    row = register_row(frozen)
    sent = next((one for one in row.sent if one.recipient == recipient), None)
    if sent is None:
        known = list(dict.fromkeys(one.recipient for one in row.sent))
        raise RecipientUnknownError(code, wanted=recipient, known=known)
    plan_head = plan_of(campaign).head
    paper = delivery_slip(
        DeliverySlip(
            superior=superior(plan_head),
            organ=organ(plan_head),
            office=plan_head.issuer,
            place=plan_head.place,
            issuer=frozen.issuer,
            row=row,
            sent=sent,
        )
    )
    place = row.sent.index(sent) + 1
    stem = folder / f"D22c-phieu-gui-{code}-{row.number:02d}-{place}"
    paths = _written(paper, stem, now=now)
    journal.write(campaign, "slip.made", at=now, by=by, code=code, place=place)
    return paths


@deed
def make_receipts(
    *, campaign: Campaign, code: str, folder: Path, by: str, now: datetime
) -> tuple[Path, Path]:
    """Write the list of all copies of an issued paper as PDF and .docx.

    Raises:
        PaperNotIssuedError: Only what bears a number is signed for.
        FileNotWritableError: The folder does not take files.
    """
    frozen = _numbered(campaign, code)
    plan_head = plan_of(campaign).head
    receipts = ReceiptList(
        superior=superior(plan_head),
        organ=organ(plan_head),
        row=register_row(frozen),
        lines=tuple(map(_line, copy_rows(campaign, code, frozen.edition))),
    )
    stem = folder / f"D22d-ky-nhan-{code}-{frozen.number or 0:02d}"
    paths = _written(receipt_list(receipts), stem, now=now)
    journal.write(campaign, "receipts.made", at=now, by=by, code=code)
    return paths


def _line(copy: AllottedCopy) -> ReceiptLine:
    return ReceiptLine(
        number=copy.number,
        recipient=copy.recipient,
        received_by=copy.handed_to,
        received_on=localdate(copy.handed_at) if copy.handed_at else None,
    )


def _numbered(campaign: Campaign, code: str) -> FrozenPaper:
    frozen = frozen_paper(campaign, code)
    if frozen is None or frozen.number is None:
        raise PaperNotIssuedError(code)
    return frozen


def _written(paper: Paper, stem: Path, *, now: datetime) -> tuple[Path, Path]:
    paths = stem.with_suffix(".pdf"), stem.with_suffix(".docx")
    contents = to_pdf(paper, made_at=now), to_docx(paper, made_at=now)
    for path, content in zip(paths, contents, strict=True):
        write_whole(path, content)
    return paths
