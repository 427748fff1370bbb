"""A door that is served, stopped and served again: same folder, same port."""

import json
from pathlib import Path
from typing import Any

from django.test import Client

from tests.site.builders import MORNING, make_account, serve_on_loopback
from tests.site.checkin.hall import desk, open_hall
from tinnhiem.actions.access.cards import issue_cards
from tinnhiem.core.access.duty import Duty
from tinnhiem.papers.cards import CardFace, CardHead, cards_pdf
from tinnhiem.store.folder import has_database, use_folder
from tinnhiem.web.who import DEVICE_COOKIE

TOLD, CARD = "door.json", "card.pdf"
SITE = "https://192.168.1.5:8443"
DESKS = ("Bàn 1", "Bàn 2")


def serve_door(folder: Path) -> None:
    """Serve an open hall; the second time as it was left; never return.

    `TOLD` in the folder has the port, the tokens of two desks and a card's address;
    `CARD` is that card as it is printed.
    """
    is_new = not has_database(folder)
    use_folder(folder)
    told: dict[str, Any] = (
        _begin(folder) if is_new else json.loads((folder / TOLD).read_text())
    )

    def keep(port: int) -> None:
        (folder / TOLD).write_text(json.dumps(told | {"port": port}), encoding="utf-8")

    serve_on_loopback(port=told.get("port", 0), keep=keep)


def _begin(folder: Path) -> dict[str, Any]:
    make_account(Duty.ADMIN, Duty.CLERK)
    campaign = open_hall()
    entry = campaign.roster.get(number=7)
    (card,) = issue_cards(campaign=campaign, entries=[entry], by="", now=MORNING)
    face = CardFace(
        number=7, name=entry.name, address=f"{SITE}/the/{card.token}/", pin=card.pin
    )
    head = CardHead(organ="Văn phòng", title="Hội nghị lấy phiếu tín nhiệm", site=SITE)
    (folder / CARD).write_bytes(cards_pdf(head, [face], made_at=MORNING))
    return {"desks": [_token(desk(campaign, name=name)) for name in DESKS]}


def _token(client: Client) -> str:
    return str(client.cookies[DEVICE_COOKIE].value)
