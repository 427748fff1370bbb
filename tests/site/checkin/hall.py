"""A hall whose doors are open: nobody has come, and desks are bound."""

import json
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.test import Client

from tests.site.builders import SLUG, counted_record, make_account, save_campaign
from tests.site.devices import bind
from tinnhiem.config.clock import current_time
from tinnhiem.core.access.duty import Duty
from tinnhiem.core.conference.phase import Phase
from tinnhiem.store import journal, models

DOOR = f"/cuoc/{SLUG}/diem-danh/"
SCAN, PEOPLE, PRESENT = (f"{DOOR}json/{one}/" for one in ("luot", "nguoi", "co-mat"))


def open_hall(*, phase: Phase = Phase.CHECK_IN) -> models.Campaign:
    """Save a campaign whose check-in began an hour ago."""
    make_account(Duty.ADMIN, login="quan.tri")
    campaign = save_campaign(counted_record(), phase=phase.value)
    models.PresenceInterval.objects.all().delete()
    models.Absence.objects.all().delete()
    campaign.committee.all().delete()
    began = current_time() - timedelta(hours=1)
    journal.write(campaign, "phase.reached", at=began, phase=phase.value)
    return campaign


def desk(campaign: models.Campaign, *, name: str = "Bàn 1") -> Client:
    """Return the browser of a bound desk."""
    client = Client()
    bind(client, campaign, name=name)
    return client


def scan(client: Client, text: str, *, key: UUID | None = None, **more: Any) -> Any:
    """Send one scan as the page of a desk does; return what it was told."""
    body = {"key": str(key or uuid4()), "text": text, "mode": "arrive", **more}
    answer = client.post(SCAN, json.dumps(body), content_type="application/json")
    assert answer.status_code == 200, answer.content
    return answer.json()


def stay_since(campaign: models.Campaign, *, number: int, at: datetime) -> None:
    """Let a voter in as another desk did earlier."""
    entry = campaign.roster.get(number=number)
    entry.stays.create(arrived_at=at, desk="Bàn 2")
