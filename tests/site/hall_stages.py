"""Halls to take the manuals' pictures of: while people come, and at the count."""

from datetime import timedelta
from pathlib import Path

from django.test import Client

from tests.site.builders import (
    MORNING,
    counted_record,
    make_account,
    save_campaign,
    serve_on_loopback,
)
from tests.site.count.counting import open_table
from tests.site.devices import bind
from tinnhiem.core.access.duty import Duty
from tinnhiem.store import models
from tinnhiem.store.folder import use_folder
from tinnhiem.web.who import DEVICE_COOKIE

DEVICE, SCREEN = "device.txt", "man-hinh-hoi-truong"
THERE = 21  # of twenty-six
SEAL, BY, WITNESSES = "0017", "Trần Thị Hai", "Lê Văn Bốn, Lê Thị Năm"


def serve_arriving(folder: Path) -> None:
    """Serve a hall that fills up, with a bound desk; print the port, never return."""
    use_folder(folder)
    make_account(Duty.ADMIN, Duty.CLERK, Duty.CHAIR)
    campaign = save_campaign(counted_record(), phase="check-in")
    campaign.opened_at = campaign.counting_to = None
    campaign.save()
    campaign.committee.all().delete()
    campaign.movements.all().delete()
    campaign.count_rounds.all().delete()
    models.CommitteeVote.objects.all().delete()
    late = models.PresenceInterval.objects.filter(entry__number__gt=THERE)
    late.delete()
    campaign.acts.create(kind="summons-sent", at=MORNING - timedelta(days=5))
    campaign.screens.create(token=SCREEN, shows_names=True, made_at=MORNING)
    desk = Client()
    bind(desk, campaign)
    tell_device(folder, desk)
    serve_on_loopback()


def serve_counting(folder: Path) -> None:
    """Serve an open count and the device of its head; print the port, never return."""
    use_folder(folder)
    make_account(Duty.ADMIN, Duty.CLERK)
    table = open_table()
    facts = {"by": BY, "witnesses": WITNESSES}
    for minutes, kind in ((31, "box-shown"), (33, "box-sealed"), (62, "box-opened")):
        seal = {} if kind == "box-shown" else {"seal": SEAL}
        at = MORNING + timedelta(minutes=minutes)
        table.campaign.acts.create(kind=kind, at=at, facts=facts | seal)
    tell_device(folder, table.clients[0])
    serve_on_loopback()


def tell_device(folder: Path, device: Client) -> None:
    """Write down the token of a bound browser, for the browser that looks."""
    token = device.cookies[DEVICE_COOKIE].value
    (folder / DEVICE).write_text(token, encoding="utf-8")
