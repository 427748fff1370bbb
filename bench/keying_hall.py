"""A closed box of 81 sheets with 15 names, before a committee of three with devices."""

import json
from pathlib import Path
from typing import Final

from bench.keying import NAMES, SHEETS, TOKENS
from tests.site.builders import MORNING, make_account, serve_on_loopback
from tests.site.count.counting import at_the_table
from tests.site.crowds import crowd_name, many_voters
from tinnhiem.core.access.duty import Duty
from tinnhiem.store import models
from tinnhiem.store.folder import use_folder
from tinnhiem.web.who import DEVICE_COOKIE

PRINTED: Final = 90


def serve_box(folder: Path) -> None:
    """Make the folder, leave the devices' tokens in it and serve; never return."""
    use_folder(folder)
    make_account(Duty.ADMIN)
    table = at_the_table()
    campaign = table.campaign
    many_voters(campaign, SHEETS)
    for entry in campaign.roster.filter(stays=None):
        entry.stays.create(arrived_at=MORNING)
    _rate(campaign)
    campaign.movements.all().delete()
    moved = {"printed": PRINTED, "stamped": PRINTED, "issued": SHEETS}
    moved |= {"unused": PRINTED - SHEETS, "returned": SHEETS}
    for kind, sheets in moved.items():
        campaign.movements.create(kind=kind, sheets=sheets, at=MORNING)
    tokens = [client.cookies[DEVICE_COOKIE].value for client in table.clients]
    (folder / TOKENS).write_text(json.dumps(tokens), encoding="utf-8")
    serve_on_loopback()


def _rate(campaign: models.Campaign) -> None:
    """Put fifteen invented names on the ballot."""
    there = campaign.officeholders.filter(eligibility="rated").count()
    for number in range(there, NAMES):
        name = crowd_name(500 + number)
        person = models.Person.objects.create(key=f"giu-{number}", name=name)
        campaign.officeholders.create(
            person=person,
            name=name,
            title="Trưởng phòng",
            order=20 + number,
            eligibility="rated",
        )
