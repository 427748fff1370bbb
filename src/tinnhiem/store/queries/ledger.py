"""The ledger of ballot papers and the box, for the pages that keep them."""

from datetime import datetime
from typing import Final

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from tinnhiem.core.conference.box import Box, BoxAct, BoxDeed
from tinnhiem.store import models

SHOWN: Final = 60  # movements on the page; the whole of a hall is fewer


def movements_of(campaign: models.Campaign) -> tuple[models.BallotMovement, ...]:
    """Return the latest movements, the newest first."""
    return tuple(campaign.movements.order_by("-id")[:SHOWN])


def box_of(campaign: models.Campaign) -> Box:
    """Return what was done at the box so far."""
    acts = {row.kind: _act(row) for row in campaign.acts.all()}
    return Box(
        shown=acts.get(BoxDeed.SHOWN),
        sealed=acts.get(BoxDeed.SEALED),
        opened=acts.get(BoxDeed.OPENED),
    )


def _act(row: models.RecordedAct) -> BoxAct:
    told: dict[str, str] = row.facts
    at: datetime = timezone.localtime(row.at)
    return BoxAct(
        at=at,
        by=told.get("by", ""),
        witnesses=told.get("witnesses", ""),
        seal=told.get("seal", ""),
        note=row.note,
    )


def in_the_hall(campaign: models.Campaign) -> QuerySet[models.RosterEntry]:
    """Return who is in the hall now, each with `has_sheet`; who has none comes first.

    Within that, by number, as on the paper list.
    """
    stays = models.PresenceInterval.objects.filter(
        entry=OuterRef("pk"), left_at=None, sitting=campaign.sitting
    )
    receipts = models.SheetReceipt.objects.filter(entry=OuterRef("pk"))
    inside = campaign.roster.filter(Exists(stays)).annotate(has_sheet=Exists(receipts))
    return inside.order_by("has_sheet", "number")


def receipts_of(campaign: models.Campaign) -> int:
    """Return how many have a sheet by the list of names."""
    return models.SheetReceipt.objects.filter(entry__campaign=campaign).count()
