"""Regulations shipped with the product, as TOML beside this file."""

import re
import unicodedata
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

from tinnhiem.core.rules.errors import (
    AmbiguousRulebookError,
    RulebookNotInForceError,
    UnknownRulebookError,
)
from tinnhiem.core.rules.reading import read_rulebook
from tinnhiem.core.rules.rulebook import Rulebook, Track

# Not importlib.resources: it costs a tenth of the time `rulebook list` may take, and
# a wheel is always unpacked.
FOLDER: Final = Path(__file__).parent
SUFFIX: Final = ".toml"
LEADING: Final = re.compile(r"(?P<kind>[^\d]*?)\s*(?:số\s*)?(?P<number>\d+)")


@cache
def available() -> tuple[str, ...]:
    """Return the keys of all shipped rulebooks, those of the latest year first."""
    keys = (path.stem for path in FOLDER.iterdir() if path.suffix == SUFFIX)
    return tuple(
        sorted(keys, key=lambda key: (key.rsplit("-", 1)[-1], key), reverse=True)
    )


@cache
def load(key: str) -> Rulebook:
    """Return the shipped rulebook of this key.

    Raises:
        UnknownRulebookError: There is none; choose one of those it lists.
    """
    if key not in available():
        raise UnknownRulebookError(key, known=available())
    text = (FOLDER / f"{key}{SUFFIX}").read_text(encoding="utf-8")
    return read_rulebook(text, where=f"{key}{SUFFIX}")


def find(wanted: str) -> Rulebook:
    """Return the rulebook somebody means by its key, name or number.

    «96-QĐ/TW», «Nghị quyết 96/2023/QH15» and «Quy định số 96» each name one book. A
    bare «96» does not: two instruments of 2023 bear it.

    Raises:
        AmbiguousRulebookError: Several instruments bear the number; name the kind.
        UnknownRulebookError: None does; choose one of those it lists.
    """
    if wanted in available():
        return load(wanted)
    books = tuple(load(key) for key in available())
    meant = _by_full_number(books, wanted) or _by_leading_number(books, wanted)
    if not meant:
        raise UnknownRulebookError(wanted, known=available())
    if len(meant) > 1:
        raise AmbiguousRulebookError(wanted, names=[book.name for book in meant])
    return meant[0]


def in_force_on(day: date, *, track: Track) -> Rulebook:
    """Return the rulebook of a track that was in force on `day`.

    Raises:
        RulebookNotInForceError: None of those shipped was; correct the day, or bring
            a rulebook for that time.
    """
    books = [load(key) for key in available()]
    for book in books:
        if book.track is track and book.is_in_force_on(day):
            return book
    known = [book.key for book in books if book.track is track]
    raise RulebookNotInForceError(day, track=track, known=known)


def _by_full_number(books: tuple[Rulebook, ...], wanted: str) -> tuple[Rulebook, ...]:
    plain = _plain(wanted)
    return tuple(
        book
        for book in books
        if re.search(rf"(?<!\d){re.escape(_plain(book.number))}(?!\w)", plain)
    )


def _by_leading_number(
    books: tuple[Rulebook, ...], wanted: str
) -> tuple[Rulebook, ...]:
    said = LEADING.fullmatch(unicodedata.normalize("NFC", wanted).strip())
    if said is None:
        return ()
    return tuple(
        book
        for book in books
        if re.match(rf"{said['number']}(?!\d)", book.number)
        and said["kind"].strip().casefold() in ("", book.kind.casefold())
    )


def _plain(words: str) -> str:
    """Return words for comparison: folded, đ as d, strokes and blanks as hyphens."""
    folded = unicodedata.normalize("NFC", words).casefold().replace("đ", "d")
    return re.sub(r"[\s/‐‑–-]+", "-", folded.strip())
