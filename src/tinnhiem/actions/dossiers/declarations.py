"""How declarations of assets are kept, and who may open them."""

from datetime import datetime

import structlog

from tinnhiem.actions.deed import deed
from tinnhiem.core.access.errors import AccountUnknownError
from tinnhiem.core.campaigns.texts import require_text
from tinnhiem.store import journal, models

log = structlog.get_logger()
REASON = 500


@deed
def keep_declarations(
    *, campaign: models.Campaign, as_files: bool, by: str, now: datetime
) -> None:
    """Keep encrypted files, or receipts only; files that are there stay.

    Saying again what is so already changes and notes nothing.
    """
    if campaign.keeps_declarations == as_files:
        return
    campaign.keeps_declarations = as_files
    campaign.save(update_fields=["keeps_declarations"])
    event = "kept-as-files" if as_files else "kept-as-receipts"
    journal.write(campaign, f"declarations.{event}", at=now, by=by)
    log.info("declarations.changed", campaign=campaign.slug, as_files=as_files)


@deed
def name_reader(
    *, campaign: models.Campaign, login: str, reason: str, by: str, now: datetime
) -> models.DeclarationReader:
    """Let an account open the declarations; naming twice keeps the first reason.

    Raises:
        AccountUnknownError: There is no such account, or it is shut.
        TextMissingError, TextTooLongError: Say why, in a few lines.
    """
    why = require_text(reason, what="lý do cho đọc bản kê khai", limit=REASON)
    account = models.Account.objects.filter(login=login, is_active=True).first()
    if account is None:
        raise AccountUnknownError(login)
    row, is_new = models.DeclarationReader.objects.get_or_create(
        campaign=campaign,
        account=account,
        defaults={"reason": why, "named_by": by, "named_at": now},
    )
    if is_new:
        journal.write(campaign, "reader.named", at=now, by=by, login=login, reason=why)
    return row


@deed
def drop_reader(
    *, campaign: models.Campaign, login: str, by: str, now: datetime
) -> None:
    """Take the right back; who has none has none afterwards, and nothing is noted."""
    found = campaign.declaration_readers.filter(account__login=login)
    if found.exists():
        found.delete()
        journal.write(campaign, "reader.dropped", at=now, by=by, login=login)
