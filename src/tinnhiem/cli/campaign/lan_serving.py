"""Serving on the LAN: encrypted pages, and beside them the door to the certificate.

One listener for each of the machine's addresses, so that nothing is served on an
address that is not the LAN's. Addresses change when a laptop moves: they are looked
at again every minute, and the certificate is renewed when it must be.
"""

import ssl
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final

import structlog
from cheroot.makefile import MakeFile
from cheroot.server import HTTPConnection
from cheroot.ssl import Adapter
from cheroot.wsgi import Server
from django.conf import settings
from django.db import connection

from tinnhiem.actions.trust.lan_certificate import ready_certificate
from tinnhiem.cli.campaign.ports import require_free_port
from tinnhiem.config.clock import current_time
from tinnhiem.core.errors import VoteError
from tinnhiem.core.trust.lan import LanNames, lan_names, url_host
from tinnhiem.store.certificates import certificate_file, key_file

log = structlog.get_logger()
THREADS: Final = 16
WAITING: Final = 128  # phones that come at the same moment
KEPT: Final = 400  # connections that stay open between two pages
PATIENCE: Final = 10  # seconds a silent phone keeps its connection
LOOKS_EVERY: Final = 60.0  # seconds
LARGEST_REQUEST: Final = 64 << 20  # bytes; pages refuse much smaller uploads

Application = Callable[..., Any]


@dataclass(slots=True, kw_only=True)
class LanPlan:
    """What to serve on the LAN.

    Attributes:
        addresses: Asked again and again; the machine's, or those that were typed.
        host: The machine's name.
        names: Typed names.
        pages: Port of the encrypted pages.
        door: Port of the door to the certificate.
        by: Who started it, for the journal.
    """

    addresses: Callable[[], tuple[str, ...]]
    host: str
    names: tuple[str, ...] = ()
    pages: int
    door: int
    by: str = ""

    def look(self) -> LanNames:
        """Return the names as they are now."""
        return lan_names(self.addresses(), host=self.host, names=self.names)


@dataclass(slots=True)
class LanServer:
    """Every listener of the LAN, by its address and port."""

    plan: LanPlan
    site: Application
    door: Application
    listening: dict[tuple[str, int], Server] = field(default_factory=dict)
    context: ssl.SSLContext = field(
        default_factory=lambda: ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    )
    over: threading.Event = field(default_factory=threading.Event)

    def start(self) -> None:
        """Listen on every address, then look after them in a thread.

        Raises:
            LanAddressMissingError: The machine has no private address.
            LanNameRefusedError: A typed name is not one of the LAN.
            ServerPortTakenError: Another program listens there.
            AuthorityBrokenError: The certificate's files are broken.
        """
        self.context.minimum_version = ssl.TLSVersion.TLSv1_2
        try:
            self.renew(must_load=True)
        except VoteError:
            self.stop()  # what listens already
            raise
        threading.Thread(target=self._look_after, daemon=True).start()

    def stop(self) -> None:
        """Stop every listener."""
        self.over.set()
        for server in self.listening.values():
            server.stop()
        settings.LAN_SITE = settings.LAN_DOOR = ""

    def renew(self, *, must_load: bool = False) -> None:
        """Bring certificate and listeners to the machine's present addresses."""
        plan, names = self.plan, self.plan.look()
        made = ready_certificate(names, host=plan.host, by=plan.by, now=current_time())
        if made or must_load:
            self.context.load_cert_chain(certificate_file(), key_file())
        wanted = {
            (str(address), port): is_site
            for address in names.addresses
            for port, is_site in ((plan.pages, True), (plan.door, False))
        }
        for place in self.listening.keys() - wanted.keys():
            self.listening.pop(place).stop()
        for place in wanted.keys() - self.listening.keys():
            self.listening[place] = self._listen(place, is_site=wanted[place])
        _tell_settings(names, plan)

    def _listen(self, place: tuple[str, int], *, is_site: bool) -> Server:
        host, port = place
        require_free_port(port, host=host)
        server = _Server(
            place,
            self.site if is_site else self.door,
            numthreads=THREADS if is_site else 2,
            server_name="tinnhiem",
            timeout=PATIENCE,
            shutdown_timeout=1,
            request_queue_size=WAITING,
        )
        server.keep_alive_conn_limit = KEPT
        server.ConnectionClass = _TlsConnection if is_site else _Connection
        server.max_request_body_size = LARGEST_REQUEST
        if is_site:
            server.ssl_adapter = _Tls(self.context)
        server.prepare()
        threading.Thread(target=server.serve, daemon=True).start()
        return server

    def _look_after(self) -> None:
        while not self.over.wait(LOOKS_EVERY):
            try:
                self.renew()
            except VoteError as refusal:
                # Unplugged for a moment, say; whoever is here goes on being served.
                log.warning("lan.not-renewed", code=refusal.code)
            finally:
                connection.close()


class _Server(Server):
    """Cheroot's server, with what it says in our log."""

    def error_log(self, msg: str = "", *_level_and_trace: Any, **_named: Any) -> None:
        log.warning("lan.said", what=msg)


class _Tls(Adapter):
    """TLS whose greeting is left to the thread that serves the connection.

    Cheroot's own greets in the one thread that accepts: a single phone that connects
    and says nothing would stop the hall for ten seconds.
    """

    def __init__(self, context: ssl.SSLContext) -> None:
        self.context = context

    def bind(self, sock: Any) -> Any:
        return sock

    def wrap(self, sock: Any) -> tuple[Any, dict[str, str]]:
        wrapped = self.context.wrap_socket(
            sock, server_side=True, do_handshake_on_connect=False
        )
        return wrapped, self.get_environ()

    def get_environ(self) -> dict[str, str]:
        return {"wsgi.url_scheme": "https", "HTTPS": "on"}

    def makefile(self, sock: Any, mode: str = "r", bufsize: int = -1) -> Any:
        return MakeFile(sock, mode, bufsize)


class _Connection(HTTPConnection):
    """One that takes a thread only when something has come in."""

    is_silent = True

    def communicate(self) -> bool:
        """Return whether the connection goes on."""
        if self.is_silent:
            self.is_silent = False
            return True  # back to those that are waited for
        return bool(super().communicate())  # type: ignore[no-untyped-call]


class _TlsConnection(_Connection):
    """One that greets before it is asked anything."""

    is_greeted = False

    def communicate(self) -> bool:
        """Return whether the connection goes on."""
        if self.is_silent or self.is_greeted:
            return super().communicate()
        try:
            self.socket.do_handshake()
        except OSError:  # a phone that does not trust us yet, or no TLS at all
            return False
        self.is_greeted = True
        return True


def _tell_settings(names: LanNames, plan: LanPlan) -> None:
    known = [*map(url_host, names.addresses), *names.names]
    settings.LAN_SITE = f"https://{known[0]}:{plan.pages}"
    settings.LAN_DOOR = f"http://{known[0]}:{plan.door}/"
    # In place: Django asks the same list at each request.
    settings.ALLOWED_HOSTS.extend(
        name for name in known if name not in settings.ALLOWED_HOSTS
    )
