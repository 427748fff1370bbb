"""Every address of the site, however deep its list lies, with words that fill it in."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLResolver, get_resolver, reverse

from tests.site.builders import CERTIFICATE, DEVICE, FILING, SLUG
from tinnhiem.web.gate import MARK

# What an address needs; a new address without its words here fails by itself.
WORDS = {
    "slug": SLUG,
    "person": "p1",
    "item": "report",
    "filing": FILING,
    "token": "khong-co",
    "login": "lan.hcqt",
    "code": "D01",
    "kind": "pdf",
    "number": 1,
    "file": "tin-nhiem.crt",
    "order": 1,
    "device": DEVICE,
    "part": "first",
    "what": "tell",
    "certificate": CERTIFICATE,
    "key": "5f6a3c1e-0000-4000-8000-000000000000",
    "row": 1,
    "name": "phieu-thu.pdf",
}


@dataclass(frozen=True)
class Address:
    """One address that has a name.

    Attributes:
        needs: The words it is made of, of its own and of the lists above it.
    """

    name: str
    view: Callable[..., Any]
    needs: tuple[str, ...]

    @property
    def page(self) -> str:
        """The page of the table of rights that it shows."""
        return str(getattr(self.view, MARK))

    @property
    def path(self) -> str:
        """What a browser asks for."""
        return reverse(self.name, kwargs={word: WORDS[word] for word in self.needs})


def addresses() -> list[Address]:
    """Return every named address, also those in lists within lists."""
    return list(_below(get_resolver(), ()))


def _below(resolver: URLResolver, needs: tuple[str, ...]) -> Iterator[Address]:
    for each in resolver.url_patterns:
        also = (*needs, *each.pattern.regex.groupindex)
        if isinstance(each, URLResolver):
            yield from _below(each, also)
        elif each.name:
            yield Address(str(each.name), each.callback, also)
