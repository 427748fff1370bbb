"""A scanned count served, and the sheets that its camera sees, as by a phone."""

import base64
import json
import socket
from hashlib import sha256
from pathlib import Path
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.core.wsgi import get_wsgi_application

from tests.journeys.count_site import TOKENS, serve_table
from tests.journeys.fake_camera import film_of_sheets
from tests.scans.model import LEVELS, Device, GeneratedPage
from tests.scans.pages import generate
from tests.scans.sheets import PrintedSheet
from tests.site.builders import MORNING, make_account, serve_on_loopback
from tests.site.count.counting import Table, open_table
from tests.site.count.marked_sheets import print_run
from tinnhiem.cli.campaign.lan_serving import LanPlan, LanServer
from tinnhiem.core.access.duty import Duty
from tinnhiem.core.count.way import Way
from tinnhiem.core.scanning.layout import layout_rows
from tinnhiem.papers.ballot_pdf import sheet_pdf
from tinnhiem.store.certificates import certificate_file
from tinnhiem.store.folder import use_folder
from tinnhiem.web.trust.plain_door import plain_door
from tinnhiem.web.who import DEVICE_COOKIE

PDF, LAYOUT, KEY, LAN = "phieu.pdf", "phieu.json", "khoa.bin", "mang.json"
NAME: Final = "phong-hop.lan"  # of the machine, as phones in the hall call it
HERE: Final = "127.0.0.1"
# A phone over a table: aslant, unevenly lit, soft, folded sheets among them, as JPEG.
PHONE: Final = Device(
    name="camera",
    level=LEVELS["phone"],
    dpi=240,
    blank=0.0,
    pens={"blue": 1.0},
    kinds=("x",),
    upside_down=0.4,
)


def serve_camera_count(folder: Path) -> None:
    """Serve a count read by machine; its ballot and its key lie beside the folder."""
    serve_table(_table(folder), folder)


def serve_camera_on_lan(folder: Path) -> None:
    """Serve it as phones see it: by name, encrypted; and on loopback unencrypted."""
    table = _table(folder)
    tokens = [client.cookies[DEVICE_COOKIE].value for client in table.clients]
    (folder / TOKENS).write_text(json.dumps(tokens), encoding="utf-8")
    ports = [_free_port() for _ in range(2)]
    plan = LanPlan(
        addresses=lambda: (HERE,),
        host="phong-hop",
        names=(NAME,),
        pages=ports[0],
        door=ports[1],
    )
    LanServer(plan, get_wsgi_application(), plain_door).start()
    served = x509.load_pem_x509_certificate(certificate_file().read_bytes())
    key = served.public_key().public_bytes(
        Encoding.DER, PublicFormat.SubjectPublicKeyInfo
    )
    told = {"port": ports[0], "key": base64.b64encode(sha256(key).digest()).decode()}
    (folder.parent / LAN).write_text(json.dumps(told), encoding="utf-8")
    serve_on_loopback()


def sheets(folder: Path, *voters: int) -> list[GeneratedPage]:
    """Return how a phone shows the ballots of some voters of the count in `folder`."""
    pdf = (folder.parent / PDF).read_bytes()
    printed = PrintedSheet.of(pdf, (folder.parent / LAYOUT).read_text(encoding="utf-8"))
    return [generate(printed, PHONE, voter) for voter in voters]


def film(folder: Path, path: Path, *voters: int) -> None:
    """Write a film in which the ballots of some voters are laid down in turn."""
    held, bare = 4.0, 2.0  # seconds; it begins anew when it has ended
    shots = [
        shot
        for sheet in sheets(folder, *voters)
        for shot in ((None, bare), (sheet.grey, held))
    ]
    film_of_sheets(shots, path)


def _table(folder: Path) -> Table:
    use_folder(folder)
    make_account(Duty.ADMIN)
    table = open_table(way=Way.SCANNED, sizes=(6, 6, 6, 6))
    sheet = print_run(table.campaign)
    beside = folder.parent
    (beside / PDF).write_bytes(sheet_pdf(sheet, made_at=MORNING))
    (beside / LAYOUT).write_text(
        json.dumps(layout_rows(sheet.layout)), encoding="utf-8"
    )
    (beside / KEY).write_bytes(table.key)
    return table


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HERE, 0))
        return int(probe.getsockname()[1])
