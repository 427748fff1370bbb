"""What was done with a result, as tables that TOML can write."""

from typing import Any

from tinnhiem.store import models
from tinnhiem.store.queries.rows import row_of, rows_of


def after_count_tables_of(campaign: models.Campaign) -> dict[str, Any]:
    """Return publications, reports, and who sees to what follows; all after signing."""
    cares = models.FollowUpCare.objects.filter(officeholder__campaign=campaign)
    return {
        "publication": rows_of(
            campaign.publications.all(),
            *("audience", "form", "published_on", "rule", "right", "note", "by"),
        ),
        "report": rows_of(
            campaign.reports.all(),
            *("recipient", "sent_on", "way", "sent_by", "receipt"),
        ),
        "follow_up": [
            {
                "person": row.officeholder.person.key,
                **row_of(row, "kind", "owner", "due_on", "done_on", "note"),
            }
            for row in cares.select_related("officeholder__person")
        ],
    }
