"""Withdraw what one handed in, or return it to be mended; only before its release."""

from datetime import datetime
from functools import partial
from uuid import UUID

import structlog
from django.db import transaction

from tinnhiem.actions.deed import deed
from tinnhiem.actions.dossiers.filing import note
from tinnhiem.core.campaigns.texts import require_text
from tinnhiem.core.dossiers.filing import (
    FilingState,
    require_changeable,
    require_withdrawable,
)
from tinnhiem.store import models
from tinnhiem.store.queries.dossiers import filing_meant, filing_value
from tinnhiem.store.sealed_files import delete_sealed

log = structlog.get_logger()
REASON = 500


@deed
def withdraw_filing(
    *, campaign: models.Campaign, filing: UUID | str, by: str, now: datetime
) -> models.DossierFiling:
    """Take a version back; its file leaves the vault, its number stays used.

    Each side takes back only what it handed in: the officeholder by card, the desk
    what it brought in. What the other side handed in the desk returns with a reason.

    Raises:
        DossierUnknownError: There is no such version.
        FilingReleasedError: Voters have it.
        FilingGoneError: It waits no longer.
        FilingOfOthersError: The other side handed it in.
    """
    row = filing_meant(campaign, filing)
    meant = filing_value(row)
    require_changeable(meant)
    require_withdrawable(meant, by=by)
    row.state, sealed, row.sealed = FilingState.WITHDRAWN.value, row.sealed, ""
    row.save(update_fields=["state", "sealed"])
    note(campaign, "dossier.withdrawn", row, by=by, at=now)
    if sealed:
        # Only once the row no longer names it: a row without its file is worse.
        transaction.on_commit(partial(delete_sealed, sealed))
    log.info("dossier.withdrawn", campaign=campaign.slug, item=row.item)
    return row


@deed
def return_filing(
    *,
    campaign: models.Campaign,
    filing: UUID | str,
    reason: str,
    by: str,
    now: datetime,
) -> models.DossierFiling:
    """Return a version with the reason; the next one mends it.

    Raises:
        DossierUnknownError: There is no such version.
        FilingReleasedError: Voters have it.
        FilingGoneError: It waits no longer.
        TextMissingError, TextTooLongError: Say why, in a few lines.
    """
    row = filing_meant(campaign, filing)
    require_changeable(filing_value(row))
    row.reason = require_text(reason, what="lý do trả lại", limit=REASON)
    row.state = FilingState.RETURNED.value
    row.save(update_fields=["state", "reason"])
    note(campaign, "dossier.returned", row, by=by, at=now, reason=row.reason)
    log.info("dossier.returned", campaign=campaign.slug, item=row.item)
    return row
