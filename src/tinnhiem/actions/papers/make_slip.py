"""Print the slip that goes with the copies of one recipient."""

from datetime import datetime
from pathlib import Path

from tinnhiem.actions.deed import deed
from tinnhiem.core.papers.errors import PaperNotIssuedError, RecipientUnknownError
from tinnhiem.core.papers.register import DeliverySlip
from tinnhiem.papers.catalogue.slip import delivery_slip
from tinnhiem.papers.forms import organ, superior
from tinnhiem.papers.making import write_whole
from tinnhiem.papers.pdf import to_pdf
from tinnhiem.papers.word import to_docx
from tinnhiem.store import journal
from tinnhiem.store.models import Campaign
from tinnhiem.store.queries.papers import frozen_paper
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
    frozen = frozen_paper(campaign, code)
    if frozen is None or frozen.number is None:
        raise PaperNotIssuedError(code)
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
    paths = stem.with_suffix(".pdf"), stem.with_suffix(".docx")
    for path, content in zip(
        paths, (to_pdf(paper, made_at=now), to_docx(paper, made_at=now)), strict=True
    ):
        write_whole(path, content)
    journal.write(campaign, "slip.made", at=now, by=by, code=code, place=place)
    return paths
