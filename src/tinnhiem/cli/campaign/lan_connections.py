"""Connections from the LAN: how they greet, wait for a thread, and give it back."""

import ssl
import threading
import time
from collections import Counter, defaultdict, deque
from collections.abc import Callable
from typing import Any, Final

import structlog
from cheroot.makefile import MakeFile
from cheroot.server import HTTPConnection
from cheroot.ssl import Adapter
from cheroot.wsgi import Server

log = structlog.get_logger()
PATIENCE: Final = 10  # seconds a silent phone keeps its connection
MOST_OF_ONE: Final = 128  # connections of one address that wait for a thread

Application = Callable[..., Any]


def bodiless(site: Application) -> Application:
    """Return the same, with the head alone where only that is asked (HEAD)."""

    def answer(environ: dict[str, Any], start: Any) -> Any:
        parts = site(environ, start)
        if environ["REQUEST_METHOD"] != "HEAD":
            return parts
        if hasattr(parts, "close"):
            parts.close()
        return []

    return answer


class CappedServer(Server):
    """Cheroot's server: our log, and no more than half the threads for one address.

    What an address sends slowly holds a thread until the patience ends; the other
    half of the threads goes on serving the hall. Its further connections wait.
    """

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self.turns = threading.Lock()
        self.served: Counter[str] = Counter()
        self.in_line: dict[str, deque[PlainConnection]] = defaultdict(deque)

    def process_conn(self, conn: "PlainConnection") -> None:
        """Give a connection a thread, or its place in the line of its address."""
        if conn.is_new:  # nothing has come in yet: no thread for it
            conn.is_new = False
            self.put_conn(conn)
            return
        whose = conn.remote_addr
        with self.turns:
            line = self.in_line[whose]
            must_wait = self.served[whose] >= max(1, self.requests.min // 2)
            is_long = must_wait and len(line) >= MOST_OF_ONE
            if must_wait and not is_long:
                line.append(conn)
            if not must_wait:
                self.served[whose] += 1
        if is_long:
            conn.close()
        elif not must_wait:
            super().process_conn(conn)

    def end_turn(self, whose: str) -> None:
        """Give the thread of one connection to the next of the same address."""
        with self.turns:
            line = self.in_line[whose]
            following = line.popleft() if line else None
            if following is None:
                self.served[whose] -= 1
                if not self.served[whose]:
                    del self.served[whose], self.in_line[whose]
        if following is not None:
            super().process_conn(following)

    def error_log(self, msg: str = "", *_level_and_trace: Any, **_named: Any) -> None:
        """Say in our log what went wrong."""
        log.warning("lan.said", what=msg)


class TlsLater(Adapter):
    """TLS whose greeting is left to the connection.

    Cheroot's own greets in the one thread that accepts: a single phone that connects
    and says nothing would stop the hall for ten seconds.
    """

    def __init__(self, context: ssl.SSLContext) -> None:
        self.context = context

    def bind(self, sock: Any) -> Any:
        """Return the listening socket as it is."""
        return sock

    def wrap(self, sock: Any) -> tuple[Any, dict[str, str]]:
        """Return the connection, not greeted yet, and what the pages learn of it."""
        wrapped = self.context.wrap_socket(
            sock, server_side=True, do_handshake_on_connect=False
        )
        return wrapped, self.get_environ()

    def get_environ(self) -> dict[str, str]:
        """Return what the pages learn of an encrypted connection."""
        return {"wsgi.url_scheme": "https", "HTTPS": "on"}

    def makefile(self, sock: Any, mode: str = "r", bufsize: int = -1) -> Any:
        """Return the connection as a file."""
        return MakeFile(sock, mode, bufsize)


class PlainConnection(HTTPConnection):
    """One that gives its turn back."""

    is_new = True
    server: CappedServer

    def communicate(self) -> bool:
        """Return whether the connection goes on."""
        try:
            return self.answer()
        finally:
            self.server.end_turn(self.remote_addr)

    def answer(self) -> bool:
        """Answer what came in; return whether the connection goes on."""
        return bool(super().communicate())  # type: ignore[no-untyped-call]


class TlsConnection(PlainConnection):
    """One that greets before it is asked anything, and never waits for a greeting."""

    is_greeted = False

    def __init__(
        self, server: CappedServer, sock: ssl.SSLSocket, makefile: Any
    ) -> None:
        super().__init__(server, sock, makefile)
        self.greets_until = time.monotonic() + PATIENCE

    def answer(self) -> bool:
        """Answer what came in; return whether the connection goes on."""
        if self.is_greeted:
            return super().answer()
        self.socket.settimeout(0)
        try:
            self.socket.do_handshake()
        except ssl.SSLWantReadError:  # half a greeting; the rest is waited for outside
            return time.monotonic() < self.greets_until
        except OSError:  # a phone that does not trust us yet, or no TLS at all
            return False
        self.socket.settimeout(PATIENCE)
        self.is_greeted = True
        return True
