"""Pages on the LAN: real TLS on loopback, the office's authority the only anchor."""

import http.client
import plistlib
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.x509.oid import ExtendedKeyUsageOID
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.test import Client
from pytest_django import Settings

from tests.site.builders import (
    MORNING,
    SLUG,
    counted_record,
    make_account,
    save_campaign,
    signed_in,
)
from tinnhiem.actions.trust.lan_certificate import make_authority, ready_certificate
from tinnhiem.actions.trust.make_backup import make_backup
from tinnhiem.cli.campaign.lan_serving import LARGEST_REQUEST, LanPlan, LanServer
from tinnhiem.cli.campaign.serve import loopback_server
from tinnhiem.config.addresses import own_addresses
from tinnhiem.config.clock import current_time
from tinnhiem.core.access.duty import Duty
from tinnhiem.core.campaigns.errors import ServerPortTakenError
from tinnhiem.core.trust.errors import AuthorityBrokenError
from tinnhiem.core.trust.lan import lan_names
from tinnhiem.store import models
from tinnhiem.store.certificates import (
    AUTHORITY,
    AUTHORITY_KEY,
    LEAF_KEY,
    read_authority,
    read_leaf,
    write_leaf,
)
from tinnhiem.store.folder import CERTIFICATES
from tinnhiem.web.trust.plain_door import StartResponse, plain_door

HOST = "hcqt-pc"
HERE = "127.0.0.1"
OPEN_FILES = Path("/proc/self/fd")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HERE, 0))
        return int(probe.getsockname()[1])


@dataclass
class Addresses:
    """What the machine's addresses are, as a test changes them."""

    now: tuple[str, ...] = (HERE,)

    def __call__(self) -> tuple[str, ...]:
        return self.now


@contextmanager
def serving(addresses: Addresses | None = None) -> Iterator[LanServer]:
    known = list(settings.ALLOWED_HOSTS)
    plan = LanPlan(
        addresses=addresses or Addresses(),
        host=HOST,
        pages=free_port(),
        door=free_port(),
        by="lan.hcqt",
    )
    server = LanServer(plan, get_wsgi_application(), plain_door)
    server.start()
    try:
        yield server
    finally:
        server.stop()
        settings.ALLOWED_HOSTS[:] = known


def anchored() -> ssl.SSLContext:
    """Return what a phone has that trusts the office's authority and nobody else."""
    authority = read_authority()
    assert authority
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.load_verify_locations(cadata=authority.der)
    return context


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: http.client.HTTPMessage
    content: bytes


def asked(
    port: int,
    path: str,
    *,
    method: str = "GET",
    tls: ssl.SSLContext | None = None,
    host: str = HERE,
) -> Answer:
    made: http.client.HTTPConnection = (
        http.client.HTTPSConnection(host, port, context=tls, timeout=9)
        if tls
        else http.client.HTTPConnection(host, port, timeout=9)
    )
    with closing(made):
        made.request(method, path)
        answer = made.getresponse()
        return Answer(answer.status, answer.headers, answer.read())


@pytest.mark.enable_socket
@pytest.mark.usefixtures("folder")
def test_a_phone_that_trusts_the_authority_reaches_the_pages() -> None:
    make_account(Duty.ADMIN)
    with serving() as server:
        answer = asked(server.plan.pages, "/dang-nhap/", tls=anchored())

        assert answer.status == 200
        assert "Đăng nhập" in answer.content.decode()
        cookies = answer.headers.get_all("Set-Cookie") or []
        assert cookies
        assert all("Secure" in cookie for cookie in cookies)
        assert "Strict-Transport-Security" not in answer.headers


@pytest.mark.enable_socket
@pytest.mark.usefixtures("folder")
def test_a_phone_that_does_not_trust_it_or_asks_another_name_is_refused() -> None:
    with serving() as server:
        nobody = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        for context, name in ((nobody, HERE), (anchored(), "khac.example")):
            with (
                socket.create_connection((HERE, server.plan.pages), 5) as door,
                pytest.raises(ssl.SSLCertVerificationError),
            ):
                context.wrap_socket(door, server_hostname=name)
        for name in (HERE, HOST, f"{HOST}.local"):
            with (
                socket.create_connection((HERE, server.plan.pages), 5) as door,
                anchored().wrap_socket(door, server_hostname=name) as made,
            ):
                assert made.version() in {"TLSv1.2", "TLSv1.3"}


@pytest.mark.enable_socket
@pytest.mark.usefixtures("folder")
def test_the_office_is_not_set_up_from_the_lan() -> None:
    """REMOTE_ADDR here is loopback, since the test is: so the address is asked."""
    with serving() as server:
        answer = asked(server.plan.pages, "/thiet-lap/", tls=anchored())
        assert answer.status == 200
    elsewhere = Client().get("/thiet-lap/", REMOTE_ADDR="192.168.1.9", secure=True)
    forged = Client().get(
        "/thiet-lap/", REMOTE_ADDR="192.168.1.9", HTTP_X_FORWARDED_FOR=HERE
    )

    assert elsewhere.status_code == forged.status_code == 403


@pytest.mark.enable_socket
@pytest.mark.usefixtures("folder")
def test_the_plain_door_gives_the_certificate_and_nothing_else() -> None:
    make_account(Duty.ADMIN)
    with serving() as server:
        door = server.plan.door
        authority = read_authority()
        assert authority

        page = asked(door, "/")
        assert page.status == 200
        assert "default-src 'none'" in page.headers["Content-Security-Policy"]
        text = page.content.decode()
        assert authority.sha256[:4].upper() in text
        assert "<form" not in text
        assert "Set-Cookie" not in page.headers
        assert asked(door, "/tin-nhiem.crt").content == authority.der
        profile = plistlib.loads(asked(door, "/tin-nhiem.mobileconfig").content)
        assert profile["PayloadContent"][0]["PayloadContent"] == authority.der
        for look in ("/kieu.css", "/hinh.svg"):
            assert asked(door, look).status == 200
        for path in (
            *("/dang-nhap/", "/thiet-lap/", "/kho/", "/static/tinnhiem/site.css"),
            *("/goc.khoa", "/../goc.khoa", "/the/abc/", "/tin-nhiem.crt/"),
        ):
            assert asked(door, path).status == 404, path
        assert asked(door, "/", method="POST").status == 405


@pytest.mark.enable_socket
@pytest.mark.usefixtures("folder")
def test_a_silent_phone_keeps_nobody_waiting() -> None:
    make_account(Duty.ADMIN)
    with serving() as server:
        tls = anchored()
        silent = [
            socket.create_connection((HERE, port))
            for port in (server.plan.pages, server.plan.door)
            for _ in range(40)
        ]
        began = time.perf_counter()
        answer = asked(server.plan.pages, "/dang-nhap/", tls=tls)
        plain = asked(server.plan.door, "/")
        took = time.perf_counter() - began
        for one in silent:
            one.close()

    assert plain.status == 200
    assert answer.status == 200
    assert took < 5  # the patience for one of them is ten seconds


@pytest.mark.enable_socket
@pytest.mark.usefixtures("folder")
def test_half_a_greeting_holds_no_thread() -> None:
    make_account(Duty.ADMIN)
    with serving() as server:
        half = [socket.create_connection((HERE, server.plan.pages)) for _ in range(40)]
        for one in half:
            one.sendall(b"\x16")
        answer = asked(server.plan.pages, "/dang-nhap/", tls=anchored())
        for one in half:
            one.close()

    assert answer.status == 200


@pytest.mark.enable_socket
@pytest.mark.usefixtures("folder")
def test_half_a_request_holds_the_threads_of_its_own_address_only() -> None:
    make_account(Duty.ADMIN)
    with serving() as server:
        tls = anchored()
        other = ("127.0.0.3", 0)
        half: list[socket.socket] = [
            socket.create_connection((HERE, server.plan.door), source_address=other)
            for _ in range(5)
        ]
        half += [
            tls.wrap_socket(
                socket.create_connection(
                    (HERE, server.plan.pages), 5, source_address=other
                ),
                server_hostname=HERE,
            )
            for _ in range(40)
        ]
        for one in half:
            one.sendall(b"G")
        time.sleep(0.5)  # every thread that they can have, they have
        answer = asked(server.plan.pages, "/dang-nhap/", tls=tls)
        plain = asked(server.plan.door, "/")
        for one in half:
            one.close()

    assert (answer.status, plain.status) == (200, 200)


@pytest.mark.enable_socket
@pytest.mark.usefixtures("folder")
def test_who_asks_for_the_head_gets_no_body() -> None:
    make_account(Duty.ADMIN)
    with serving() as server:
        plain = socket.create_connection((HERE, server.plan.door))
        pages = anchored().wrap_socket(
            socket.create_connection((HERE, server.plan.pages)), server_hostname=HERE
        )
        for made, path in ((plain, "/"), (pages, "/dang-nhap/")):
            asking = (
                f"HEAD {path} HTTP/1.1\r\nHost: {HERE}\r\nConnection: close\r\n\r\n"
            )
            made.sendall(asking.encode())
            with made, made.makefile("rb") as answer:
                head, _, body = answer.read().partition(b"\r\n\r\n")
            assert head.startswith(b"HTTP/1.1 200 OK")
            assert body == b""


@pytest.mark.enable_socket
@pytest.mark.usefixtures("folder")
def test_plain_words_on_the_encrypted_port_are_not_answered() -> None:
    with serving() as server:
        with pytest.raises((http.client.HTTPException, OSError)):
            asked(server.plan.pages, "/")

        assert asked(server.plan.pages, "/", tls=anchored()).status == 302


@pytest.mark.enable_socket
@pytest.mark.usefixtures("folder")
def test_a_new_address_gets_its_listener_and_a_certificate_without_a_restart() -> None:
    addresses = Addresses()
    make_account(Duty.ADMIN)
    with serving(addresses) as server:
        tls = anchored()
        addresses.now = ("127.0.0.2",)
        server.renew()

        moved = asked(server.plan.pages, "/dang-nhap/", tls=tls, host="127.0.0.2")
        assert moved.status == 200
        assert f"https://127.0.0.2:{server.plan.pages}" == settings.LAN_SITE
        with pytest.raises(ConnectionRefusedError):
            asked(server.plan.pages, "/", tls=tls)
    assert settings.LAN_SITE == ""
    events = models.JournalEntry.objects.values_list("event", flat=True)
    assert list(events) == ["authority.made", *["certificate.renewed"] * 2]


@pytest.mark.enable_socket
@pytest.mark.usefixtures("folder")
def test_a_port_that_is_taken_is_said() -> None:
    with serving() as server, socket.socket() as taken:
        taken.bind((HERE, 0))
        taken.listen()
        plan = LanPlan(
            addresses=Addresses(),
            host=HOST,
            pages=taken.getsockname()[1],
            door=server.plan.door,
        )
        with pytest.raises(ServerPortTakenError):
            LanServer(plan, get_wsgi_application(), plain_door).start()


@pytest.mark.enable_socket
def test_the_machine_knows_its_own_addresses_without_asking_anybody() -> None:
    assert all(not one.startswith("127.") for one in own_addresses())


@pytest.mark.enable_socket
@pytest.mark.skipif(not OPEN_FILES.is_dir(), reason="the system does not list them")
def test_on_loopback_what_goes_in_and_out_is_not_put_on_the_disk() -> None:
    """Not even in a file that has no name: its bytes stay on the disk."""
    found: list[set[str]] = []

    def site(environ: dict[str, Any], start: StartResponse) -> list[bytes]:
        content = environ["wsgi.input"].read()
        found.append(files_on_disk())
        start("200 OK", [("Content-Length", str(len(content)))])
        return [content]

    before, port = files_on_disk(), free_port()
    server = loopback_server(site, port=port)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    sent = b"%PDF-" + b"x" * (24 << 20)  # more than the pipes hold
    with socket.create_connection((HERE, port), 5) as made:
        made.sendall(
            b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n" % len(sent)
        )
        made.sendall(b"Connection: close\r\n\r\n" + sent)
        assert made.recv(9) == b"HTTP/1.1 "
        found.append(files_on_disk())
        with made.makefile("rb") as answer:
            assert answer.read().endswith(sent)
    server.close()
    thread.join(5)

    assert [files - before for files in found] == [set(), set()]
    assert server.adj.max_request_body_size == LARGEST_REQUEST


def files_on_disk() -> set[str]:
    """Return the files that this process has open, also those without a name."""
    found = set()
    for one in OPEN_FILES.iterdir():
        try:
            found.add(str(one.readlink()))
        except FileNotFoundError:  # the one of this very listing
            continue
    return {name for name in found if name.startswith("/") and "/dev/" not in name}


# --- the files ---------------------------------------------------------------


@pytest.fixture
def ready(folder: Path) -> Path:
    """The folder of certificates of a machine at 192.168.1.5."""
    names = lan_names(["192.168.1.5"], host=HOST, names=())
    assert ready_certificate(names, host=HOST, by="lan", now=current_time())
    return folder / CERTIFICATES


def test_keys_are_readable_by_this_account_only(ready: Path) -> None:
    for name in (AUTHORITY_KEY, LEAF_KEY):
        assert (ready / name).stat().st_mode & 0o777 == 0o600


def test_the_authority_speaks_for_private_addresses_only(ready: Path) -> None:
    made = x509.load_pem_x509_certificate((ready / AUTHORITY).read_bytes())
    limits = made.extensions.get_extension_for_class(x509.NameConstraints)
    allowed = {str(one.value) for one in limits.value.permitted_subtrees or ()}

    uses = made.extensions.get_extension_for_class(x509.ExtendedKeyUsage)
    assert list(uses.value) == [ExtendedKeyUsageOID.SERVER_AUTH]  # nor signs programs
    assert limits.critical
    assert {"192.168.0.0/16", "10.0.0.0/8", "local", "lan", HOST} <= allowed
    assert "0.0.0.0/0" not in allowed
    assert not [one for one in allowed if one.endswith((".vn", ".com"))]


@pytest.mark.usefixtures("ready")
def test_a_certificate_is_made_again_only_when_it_must_be() -> None:
    now = current_time()
    names = lan_names(["192.168.1.5"], host=HOST, names=())
    first = read_leaf()
    assert first

    assert not ready_certificate(names, host=HOST, by="", now=now)
    late = first.until - timedelta(days=30)
    assert ready_certificate(names, host=HOST, by="", now=late)
    second = read_leaf()
    assert second
    assert second.until > first.until
    moved = lan_names(["192.168.1.6"], host=HOST, names=())
    assert ready_certificate(moved, host=HOST, by="", now=now)


@pytest.mark.usefixtures("ready")
def test_a_new_authority_ends_the_certificates_of_the_old_one() -> None:
    names = lan_names(["192.168.1.5"], host=HOST, names=())
    old = read_authority()

    new = make_authority(host=HOST, by="lan", now=current_time())

    assert old
    assert new.sha256 != old.sha256
    assert read_leaf() is None
    assert ready_certificate(names, host=HOST, by="", now=current_time())


def test_a_key_that_does_not_fit_signs_nothing(ready: Path) -> None:
    (ready / AUTHORITY_KEY).write_bytes((ready / LEAF_KEY).read_bytes())

    with pytest.raises(AuthorityBrokenError):
        write_leaf(lan_names(["10.0.0.1"], host="", names=()), now=MORNING)


def test_no_backup_takes_a_key_along(ready: Path, tmp_path: Path) -> None:
    kept = make_backup(
        tmp_path / "sao-luu",
        passphrase="chín con trâu đi qua cầu",
        by="",
        now=MORNING,
    )

    assert ready.is_dir()
    assert not [one.path for one in kept.files if one.path.startswith(CERTIFICATES)]


# --- the page ----------------------------------------------------------------


@pytest.mark.usefixtures("folder")
def test_without_a_certificate_the_page_says_how_to_make_one() -> None:
    make_account(Duty.ADMIN)

    page = Client().get("/chung-chi/").content.decode()

    assert "tinnhiem lan certificate" in page
    assert Client().get("/chung-chi/tin-nhiem.crt").status_code == 404


@pytest.mark.usefixtures("ready")
def test_everybody_may_take_the_certificate_and_compare_it() -> None:
    make_account(Duty.ADMIN)
    file = Client().get("/chung-chi/tin-nhiem.crt")
    page = Client().get("/chung-chi/").content.decode()

    x509.load_der_x509_certificate(file.content)
    assert file["Content-Disposition"].startswith("attachment")
    assert file["X-Content-Type-Options"] == "nosniff"
    groups = sha256(file.content).hexdigest().upper()
    assert groups[:4] in page
    assert groups[-4:] in page
    assert Client().get("/chung-chi/goc.khoa").status_code == 404
    assert b"PRIVATE KEY" not in file.content


@pytest.mark.usefixtures("folder")
def test_cookies_are_marked_only_where_the_connection_is_encrypted() -> None:
    make_account(Duty.CLERK)

    plain = signed_in(Duty.CLERK).get("/dang-nhap/")
    secret = signed_in(Duty.CLERK).get("/dang-nhap/", secure=True)

    assert [bool(one["secure"]) for one in plain.cookies.values()] == [False]
    assert [bool(one["secure"]) for one in secret.cookies.values()] == [True]


@pytest.mark.usefixtures("folder")
def test_cards_carry_the_address_that_phones_reach(
    settings: Settings,
) -> None:
    save_campaign(counted_record(), phase="summoned")
    clerk = signed_in(Duty.CLERK)
    page = f"/cuoc/{SLUG}/nhan-su/the/"

    here = clerk.get(page).content.decode()
    settings.LAN_SITE = "https://192.168.1.5:8443"
    on_lan = clerk.get(page).content.decode()

    assert 'value="http://testserver"' in here
    assert 'value="https://192.168.1.5:8443"' in on_lan
