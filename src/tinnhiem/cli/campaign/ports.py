"""Ports that a server can have."""

import socket
from typing import Final

from tinnhiem.core.campaigns.errors import ServerPortTakenError

LOOPBACK: Final = "127.0.0.1"


def require_free_port(port: int, *, host: str = LOOPBACK) -> None:
    """Refuse a port that something else listens on.

    Raises:
        ServerPortTakenError: Another program has it, or the system keeps it.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise ServerPortTakenError(port) from error
