"""What an imported campaign did with its result. Part of `import_campaign`."""

from collections.abc import Mapping
from typing import Any

from tinnhiem.core.outcome.follow_ups import FollowUpKind
from tinnhiem.core.outcome.publishing import PublicationForm
from tinnhiem.core.outcome.reporting import SendingWay
from tinnhiem.store import models


def save_after_count(campaign: models.Campaign, tables: Mapping[str, Any]) -> None:
    """Write publications, reports, and who sees to what follows.

    Raises:
        KeyError: A row names a person who is not rated.
        ValueError: A word is none of those the core knows.
        IntegrityError: Two rows claim the same place.
    """
    for row in tables.get("publication", []):
        PublicationForm(row["form"])
        models.Publication.objects.create(campaign=campaign, **row)
    for row in tables.get("report", []):
        SendingWay(row["way"])
        models.SentReport.objects.create(campaign=campaign, **row)
    holders = {h.person.key: h for h in campaign.officeholders.select_related("person")}
    for row in tables.get("follow_up", []):
        facts = {key: value for key, value in row.items() if key != "person"}
        FollowUpKind(row["kind"])
        models.FollowUpCare.objects.create(officeholder=holders[row["person"]], **facts)
