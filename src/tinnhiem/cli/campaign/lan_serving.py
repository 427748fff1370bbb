"""Serving on the LAN: encrypted pages, and beside them the door to the certificate.

One listener for each of the machine's addresses, so that nothing is served on an
address that is not the LAN's. Addresses change when a laptop moves: they are looked
at again every minute, and the certificate is renewed when it must be.
"""

import ssl
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

import structlog
from django.conf import settings
from django.db import DatabaseError, connection

from tinnhiem.actions.trust.lan_certificate import ready_certificate
from tinnhiem.cli.campaign.lan_connections import (
    PATIENCE,
    Application,
    CappedServer,
    PlainConnection,
    TlsConnection,
    TlsLater,
    bodiless,
)
from tinnhiem.cli.campaign.ports import require_free_port
from tinnhiem.config.clock import current_time
from tinnhiem.core.errors import VoteError
from tinnhiem.core.trust.lan import LanNames, lan_names, url_host
from tinnhiem.store.certificates import certificate_file, key_file

log = structlog.get_logger()
THREADS: Final = 16
WAITING: Final = 128  # phones that come at the same moment
KEPT: Final = 400  # connections that stay open between two pages
LOOKS_EVERY: Final = 60.0  # seconds
LARGEST_REQUEST: Final = 64 << 20  # bytes; pages refuse much smaller uploads


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
    listening: dict[tuple[str, int], CappedServer] = field(default_factory=dict)
    context: ssl.SSLContext = field(
        default_factory=lambda: ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    )
    over: threading.Event = field(default_factory=threading.Event)
    must_load: bool = True

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
            self.renew()
        except (VoteError, OSError):
            self.stop()  # what listens already
            raise
        threading.Thread(target=self._look_after, daemon=True).start()

    def stop(self) -> None:
        """Stop every listener."""
        self.over.set()
        for server in self.listening.values():
            server.stop()
        settings.LAN_SITE = settings.LAN_DOOR = ""

    def renew(self) -> None:
        """Bring certificate and listeners to the machine's present addresses."""
        plan, names = self.plan, self.plan.look()
        made = ready_certificate(names, host=plan.host, by=plan.by, now=current_time())
        # Remembered: a certificate that was made and not loaded is loaded next time.
        self.must_load = self.must_load or made
        if self.must_load:
            self.context.load_cert_chain(certificate_file(), key_file())
            self.must_load = False
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

    def _listen(self, place: tuple[str, int], *, is_site: bool) -> CappedServer:
        host, port = place
        require_free_port(port, host=host)
        server = CappedServer(
            place,
            bodiless(self.site if is_site else self.door),
            numthreads=THREADS if is_site else 2,
            server_name="tinnhiem",
            timeout=PATIENCE,
            shutdown_timeout=1,
            request_queue_size=WAITING,
        )
        server.keep_alive_conn_limit = KEPT
        server.ConnectionClass = TlsConnection if is_site else PlainConnection
        server.max_request_body_size = LARGEST_REQUEST
        if is_site:
            server.ssl_adapter = TlsLater(self.context)
        server.prepare()
        threading.Thread(target=server.serve, daemon=True).start()
        return server

    def _look_after(self) -> None:
        while not self.over.wait(LOOKS_EVERY):
            try:
                self.renew()
            except (VoteError, OSError, DatabaseError) as fault:
                # Unplugged for a moment, say; whoever is here goes on being served.
                why = getattr(fault, "code", type(fault).__name__)
                log.warning("lan.not-renewed", code=why)
            finally:
                connection.close()


def _tell_settings(names: LanNames, plan: LanPlan) -> None:
    known = [*map(url_host, names.addresses), *names.names]
    settings.LAN_SITE = f"https://{known[0]}:{plan.pages}"
    settings.LAN_DOOR = f"http://{known[0]}:{plan.door}/"
    # In place: Django asks the same list at each request.
    settings.ALLOWED_HOSTS.extend(
        name for name in known if name not in settings.ALLOWED_HOSTS
    )
