"""Write down how long a campaign is kept, by whose decision and by which rule."""

from datetime import datetime

from tinnhiem.actions.deed import deed
from tinnhiem.core.archive.retention import Retention
from tinnhiem.core.campaigns.texts import LINE, NAME, limited, require_text
from tinnhiem.store import journal, models


@deed
def set_retention(
    *, campaign: models.Campaign, retention: Retention, by: str, now: datetime
) -> None:
    """Keep the decision; a later one replaces it and needs a new request to remove.

    Raises:
        TextMissingError, TextTooLongError: Rule or person missing, or too long.
    """
    rule = require_text(retention.rule, what="căn cứ", limit=LINE)
    decided_by = require_text(retention.decided_by, what="người quyết định", limit=NAME)
    models.Retention.objects.update_or_create(
        campaign=campaign,
        defaults={
            "until": retention.until,
            "rule": rule,
            "source": limited(retention.source, what="nguồn", limit=LINE),
            "decided_by": decided_by,
            "decided_on": retention.decided_on,
            "asked_at": None,
            "asked_by": "",
        },
    )
    journal.write(
        campaign,
        "retention.set",
        at=now,
        by=by,
        until=retention.until.isoformat(),
        rule=rule,
        decided_by=decided_by,
    )
