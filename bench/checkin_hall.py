"""The server of `bench.checkin`: a hall of 1,800 voters on the LAN's own listener."""

import json
import sys
import threading
from pathlib import Path
from typing import Any

DESKS, VOTERS, CSRF = 20, 1800, "b" * 32


def serve(folder: Path) -> None:
    """Make the hall, serve it as `serve --lan` does, print where; never return."""
    import django
    from django.conf import settings

    settings.ROOT_URLCONF = "bench.page_urls"
    django.setup()
    from django.core.wsgi import get_wsgi_application

    from tinnhiem.cli.campaign.lan_serving import LanPlan, LanServer
    from tinnhiem.config.logs import LogFile, configure_logs
    from tinnhiem.store.folder import use_folder
    from tinnhiem.web.trust.plain_door import plain_door

    use_folder(folder)
    configure_logs(LogFile(folder / "nhat-ky.log"))
    told = _hall()
    pages, door = _free_ports()
    plan = LanPlan(
        addresses=lambda: ("127.0.0.1",), host="do-toc-do", pages=pages, door=door
    )
    LanServer(plan, get_wsgi_application(), plain_door).start()
    print(json.dumps({**told, "port": pages}), flush=True)
    threading.Event().wait()


def _hall() -> dict[str, Any]:
    """Make the voters, their cards and the desks; return how clients reach them."""
    from django.test import Client

    from tests.site.builders import MORNING
    from tests.site.checkin.hall import DOOR, PRESENT, SCAN, open_hall
    from tests.site.crowds import many_voters
    from tests.site.devices import bind
    from tinnhiem.actions.access.cards import issue_cards
    from tinnhiem.store.models import HallScreen
    from tinnhiem.web.who import DEVICE_COOKIE

    campaign = open_hall()
    many_voters(campaign, VOTERS)
    entries = list(campaign.roster.order_by("number"))
    cards = issue_cards(campaign=campaign, entries=entries, by="", now=MORNING)
    tokens = []
    for number in range(1, DESKS + 1):
        client = Client()
        bind(client, campaign, name=f"Bàn {number}")
        tokens.append(client.cookies[DEVICE_COOKIE].value)
    screen = HallScreen.objects.create(
        campaign=campaign, token="m" * 43, made_at=MORNING
    )
    return {
        "cards": [f"https://127.0.0.1/the/{card.token}/" for card in cards],
        "desks": tokens,
        "csrf": CSRF,
        "scan": SCAN,
        "figures": PRESENT,
        "door": DOOR,
        "screen": f"/man-hinh/{screen.token}/phan/",
    }


def _free_ports() -> tuple[int, int]:
    import socket

    with socket.socket() as one, socket.socket() as other:
        one.bind(("127.0.0.1", 0))
        other.bind(("127.0.0.1", 0))
        return one.getsockname()[1], other.getsockname()[1]


if __name__ == "__main__":
    serve(Path(sys.argv[1]))
