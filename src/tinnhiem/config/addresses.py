"""Under which addresses and name others on the LAN reach this machine.

Nothing is sent: the system is asked for its own tables.
"""

import socket
import struct
import sys
from collections.abc import Iterator
from typing import Final

# An address of each private range. Connecting a datagram socket sends nothing; the
# system only says from which of its own addresses it would.
PROBES: Final = ("192.168.255.254", "10.255.255.254", "172.31.255.254")
PORT: Final = 9
OF_INTERFACE: Final = 0x8915  # SIOCGIFADDR of Linux
NAME_BYTES: Final = 15


def own_host() -> str:
    """Return the machine's name."""
    return socket.gethostname()


def own_addresses() -> tuple[str, ...]:
    """Return the machine's IPv4 addresses but loopback, the likeliest first."""
    found = [*_on_the_way_out(), *_of_interfaces(), *_of_the_name()]
    return tuple(dict.fromkeys(one for one in found if not one.startswith("127.")))


def _on_the_way_out() -> Iterator[str]:
    for probe in PROBES:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
            try:
                asked.connect((probe, PORT))
            except OSError:
                continue
            yield str(asked.getsockname()[0])


def _of_interfaces() -> Iterator[str]:
    if sys.platform != "linux":
        return
    from fcntl import ioctl  # other systems have none

    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
        for _, name in socket.if_nameindex():
            wanted = struct.pack("256s", name.encode()[:NAME_BYTES])
            try:
                told = ioctl(asked.fileno(), OF_INTERFACE, wanted)
            except OSError:
                continue  # this interface has no such address
            yield socket.inet_ntoa(told[20:24])


def _of_the_name() -> Iterator[str]:
    try:
        told = socket.getaddrinfo(own_host(), None, socket.AF_INET)
    except OSError:
        return
    yield from (str(address[0]) for *_, address in told)
