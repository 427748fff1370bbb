"""Halls to walk into: a conference in one of its phases, with people in it."""

from pathlib import Path

from tests.site.builders import (
    MORNING,
    counted_record,
    make_account,
    save_campaign,
    serve_on_loopback,
)
from tinnhiem.core.access.duty import Duty
from tinnhiem.store import models
from tinnhiem.store.folder import use_folder

PRESENT = 24


def hall_in(phase: str) -> models.Campaign:
    """Make a hall with 24 of 26 in it, in a phase before any sheet is issued."""
    make_account(Duty.ADMIN, login="quan.tri")
    campaign = save_campaign(counted_record(), phase=phase)
    campaign.movements.filter(kind__in=("issued", "exchanged", "returned")).delete()
    campaign.movements.filter(kind="unused").delete()
    campaign.count_rounds.all().delete()
    campaign.acts.create(kind="summons-sent", at=MORNING)
    models.Campaign.objects.update(counting_to=None)
    if phase in {"summoned", "check-in", "quorate"}:
        models.CommitteeVote.objects.filter(campaign=campaign).delete()
        campaign.committee.all().delete()
        models.Campaign.objects.update(
            opened_at=campaign.opened_at if phase == "quorate" else None
        )
    if phase == "summoned":
        models.PresenceInterval.objects.all().delete()
    return models.Campaign.objects.select_related("chair", "secretary").get()


def serve_open_hall(folder: Path) -> None:
    """Serve a hall that is open and elects its committee; never return."""
    use_folder(folder)
    make_account(Duty.ADMIN, Duty.CLERK)
    hall_in("quorate")
    serve_on_loopback()


def serve_short_hall(folder: Path) -> None:
    """Serve a hall into which one too few came; never return."""
    use_folder(folder)
    make_account(Duty.ADMIN, Duty.CLERK)
    campaign = hall_in("check-in")
    inside = models.PresenceInterval.objects.filter(entry__campaign=campaign)
    inside.filter(entry__number__lte=7).delete()
    serve_on_loopback()
