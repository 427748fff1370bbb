"""The office's own certificate authority on its LAN: for what, how long, how shown.

Phones in the hall need HTTPS (a camera works on no other page), and no authority of
the world signs for an address that exists only in this building.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_address,
    ip_network,
)
from typing import Final

from tinnhiem.core.trust.errors import LanAddressMissingError, LanNameRefusedError

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

# All that the authority may speak for: a stolen key is worth nothing elsewhere.
PRIVATE: Final[tuple[Network, ...]] = tuple(
    ip_network(one)
    for one in (
        *("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16"),
        *("127.0.0.0/8", "::1/128", "fc00::/7", "fe80::/10"),
    )
)
ENDINGS: Final = ("local", "lan", "localhost")
AUTHORITY_LIVES: Final = timedelta(days=5 * 365)  # a term of office
# Phones refuse a longer life than 398 days, whoever signed.
LEAF_LIVES: Final = timedelta(days=397)
RENEWED_BEFORE: Final = timedelta(days=30)
CLOCK_SLACK: Final = timedelta(days=1)  # a phone's clock may be behind
LABEL: Final = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
GROUP: Final = 4


@dataclass(frozen=True, slots=True)
class LanNames:
    """What the machine is called on the LAN; the first address is the one to show.

    Attributes:
        addresses: Private, IPv4 or IPv6.
        names: Small letters, «hcqt-pc», «hcqt-pc.local».
    """

    addresses: tuple[Address, ...]
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LeafFacts:
    """What the machine's certificate says."""

    names: LanNames
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """The office's authority, as people see it.

    Attributes:
        title: What a phone calls it.
        der: The certificate itself; nothing secret.
        sha256: Fingerprint, hexadecimal.
        sha1: The one that Windows shows; only for comparing by eye.
        until: When it ends.
    """

    title: str
    der: bytes
    sha256: str
    sha1: str
    until: datetime


def lan_names(addresses: Iterable[str], *, host: str, names: Iterable[str]) -> LanNames:
    """Return the addresses and names that a certificate can be made for.

    Args:
        addresses: Of the machine's interfaces, or as somebody typed them; those that
            are not private, or no addresses, are left out.
        host: The machine's own name; left out where it cannot be one of the LAN.
        names: As somebody typed them.

    Raises:
        LanAddressMissingError: No private address is left.
        LanNameRefusedError: A typed name is not one of the LAN.
    """
    kept = tuple(dict.fromkeys(_private(addresses)))
    if not kept:
        raise LanAddressMissingError
    typed = [name.strip().casefold() for name in names]
    label = host.partition(".")[0].casefold()
    for name in typed:
        if not is_lan_name(name, host=label):
            raise LanNameRefusedError(name)
    own = [label, f"{label}.local", f"{label}.lan"] if LABEL.fullmatch(label) else []
    return LanNames(kept, tuple(dict.fromkeys([*typed, *own])))


def is_lan_name(name: str, *, host: str) -> bool:
    """Say whether a name can exist on this LAN only: the machine's, or «x.local»."""
    labels = name.split(".")
    if not all(LABEL.fullmatch(label) for label in labels):
        return False
    return name == host or labels[-1] in ENDINGS


def url_host(address: Address) -> str:
    """Return an address as it stands in a link."""
    return f"[{address}]" if address.version == 6 else str(address)  # noqa: PLR2004


def permitted(names: LanNames, endings: Iterable[str]) -> LanNames:
    """Leave out names that the authority may not speak for.

    One that is not permitted makes a phone refuse the whole certificate. The name of
    a machine that was renamed after the authority was made is such a one.

    Args:
        names: What the machine is called.
        endings: What the authority permits, each with everything below it.
    """
    bases = tuple(endings)
    kept = tuple(
        name
        for name in names.names
        if any(name == base or name.endswith(f".{base}") for base in bases)
    )
    return LanNames(names.addresses, kept)


def must_renew(
    leaf: LeafFacts | None, *, names: LanNames, authority: datetime, now: datetime
) -> bool:
    """Say whether the machine needs a new certificate.

    Args:
        leaf: The present one, if any.
        names: What the machine is called now.
        authority: When the authority ends: no certificate lives longer, so a new one
            would be no better than one that ends then.
        now: Aware.
    """
    if leaf is None:
        return True
    if now + RENEWED_BEFORE >= leaf.until and leaf.until < authority:
        return True
    wanted = {*names.addresses, *names.names}
    return not wanted <= {*leaf.names.addresses, *leaf.names.names}


def in_groups(fingerprint: str) -> tuple[str, ...]:
    """Return a fingerprint in groups of four, as two people compare it aloud."""
    plain = fingerprint.upper()
    return tuple(plain[i : i + GROUP] for i in range(0, len(plain), GROUP))


def authority_title(host: str, *, made_at: datetime) -> str:
    """Return what phones call the authority: product, machine, day."""
    return f"Tín Nhiệm {host} {made_at:%d-%m-%Y}"


def _private(addresses: Iterable[str]) -> Sequence[Address]:
    found = []
    for text in addresses:
        try:
            one = ip_address(text.strip())
        except ValueError:
            continue
        if any(one in network for network in PRIVATE):
            found.append(one)
    return found
