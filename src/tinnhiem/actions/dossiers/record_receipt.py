"""Record that paper was received: the day, the pages, by whom; no file is kept."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

import structlog
from django.utils import timezone

from tinnhiem.actions.deed import deed
from tinnhiem.actions.dossiers.filing import NewFiling, write_filing
from tinnhiem.core.campaigns.texts import NAME, limited, require_text
from tinnhiem.core.dossiers.errors import DayInFutureError, DayTooEarlyError
from tinnhiem.core.dossiers.filing import FilingKind
from tinnhiem.store import models
from tinnhiem.store.queries.plans import plan_of

log = structlog.get_logger()


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What a receipt says (biên nhận)."""

    person: str
    item: str
    received_on: date
    pages: int
    receiver: str
    form_version: str = ""
    seen: int | None = None


@deed
def record_receipt(
    *, campaign: models.Campaign, receipt: Receipt, by: str, now: datetime
) -> models.DossierFiling:
    """Keep the receipt as a new version.

    Raises:
        DossierUnknownError: Nobody of that key is rated, or the item is not asked for.
        DayInFutureError: The day has not come.
        DayTooEarlyError: The campaign was neither planned nor made by then.
        TextMissingError, TextTooLongError: Nobody received it, or a name is too long.
    """
    if receipt.received_on > timezone.localdate(now):
        raise DayInFutureError(f"{receipt.received_on:%d/%m/%Y}")
    since = _began_on(campaign)
    if receipt.received_on < since:
        raise DayTooEarlyError(
            f"{receipt.received_on:%d/%m/%Y}", since=f"{since:%d/%m/%Y}"
        )
    row = write_filing(
        campaign,
        NewFiling(
            person=receipt.person,
            item=receipt.item,
            kind=FilingKind.RECEIPT,
            pages=receipt.pages,
            received_on=receipt.received_on,
            receiver=require_text(receipt.receiver, what="người nhận", limit=NAME),
            seen=receipt.seen,
            form_version=limited(receipt.form_version, what="mẫu kê khai", limit=NAME),
        ),
        by=by,
        now=now,
    )
    log.info("dossier.received", campaign=campaign.slug, item=receipt.item)
    return row


def _began_on(campaign: models.Campaign) -> date:
    """Return the day of the plan, or of the campaign where that came first."""
    made_on = timezone.localdate(campaign.created_at)
    head = plan_of(campaign).head
    if not (head.year and head.month):
        return made_on
    first = date(head.year, head.month, 1)  # the day is often left blank, or wrong
    return min(made_on, first + timedelta(days=(head.day or 1) - 1))
