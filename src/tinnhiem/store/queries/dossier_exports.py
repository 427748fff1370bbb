"""Dossiers as tables that TOML can write.

Left out on purpose: the files, which lie encrypted; who has read what, which is nobody
else's; drafts; who may open declarations, which is a matter of this machine's accounts.
"""

from typing import Any

from tinnhiem.store.models import Campaign
from tinnhiem.store.queries.rows import row_of, rows_of


def dossier_tables_of(campaign: Campaign) -> dict[str, Any]:
    """Return what was handed in and released, by number of the release."""
    return {
        "dossier_release": rows_of(
            campaign.dossier_releases.all(), "number", "at", "by", "reason"
        ),
        "filing": [
            {
                **({"person": row.person.key} if row.person else {}),
                **row_of(
                    row,
                    *("item", "number", "kind", "state", "pages", "sha256"),
                    *("received_on", "receiver", "form_version", "reason"),
                    *("handed_in_at", "handed_in_by"),
                ),
                **({"release": row.release.number} if row.release else {}),
            }
            for row in campaign.filings.select_related("person", "release")
        ],
    }
