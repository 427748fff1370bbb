"""What a check-in desk scans or types, and how it is answered (lượt quét).

A text from a scanner, a camera or a keyboard is a card, a number or a name. Every
answer has a code, so that a device can show it in its own colour, with its own sound,
and so that a person can be told what to do now.
"""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final
from unicodedata import normalize

# A queue older than this is no queue of this conference.
QUEUED_AT_MOST: Final = timedelta(hours=24)


class DeskMode(StrEnum):
    """What the next scan means; chosen by a person, never by the scan."""

    ARRIVE = "arrive"
    LEAVE = "leave"
    RETURN = "return"


class ScanCode(StrEnum):
    """What came of a scan."""

    OK = "ok"
    ALREADY = "already"
    LEFT = "left"
    NOT_HERE = "not-here"
    AMBIGUOUS = "ambiguous"
    UNKNOWN = "unknown"
    GARBLED = "garbled"
    REVOKED = "revoked"
    OTHER_CAMPAIGN = "other-campaign"
    NOT_OPEN = "not-open"
    SETTLED = "settled"
    TOO_EARLY = "too-early"
    OTHER_SITTING = "other-sitting"


class Tone(StrEnum):
    """How an answer looks and sounds."""

    GOOD = "good"
    NOTICE = "notice"
    REFUSED = "refused"


NOTICES: Final = frozenset({ScanCode.ALREADY, ScanCode.LEFT, ScanCode.AMBIGUOUS})


def tone_of(code: ScanCode) -> Tone:
    """Return how `code` looks and sounds: amber where nothing is wrong or asked."""
    if code is ScanCode.OK:
        return Tone.GOOD
    return Tone.NOTICE if code in NOTICES else Tone.REFUSED


class ScanKind(StrEnum):
    """What a text that was scanned or typed is."""

    CARD = "card"
    NUMBER = "number"
    NAME = "name"
    GARBLED = "garbled"


@dataclass(frozen=True, slots=True)
class Scan:
    """A text from a scanner, a camera or a keyboard, read.

    Attributes:
        values: The tokens a card may have, the digits of the number, or the name.
    """

    kind: ScanKind
    values: tuple[str, ...]


TOKEN: Final = re.compile(r"[A-Za-z0-9_-]{22}")
ADDRESS: Final = re.compile(r"/the/([^/?#\s]*)", re.IGNORECASE)
NUMBER: Final = re.compile(r"(?:số|so|stt|tt|#)?\s*0*(\d{1,6})\.?", re.IGNORECASE)
LONGEST: Final = 200  # letters; the address on a card has about seventy


def read_scan(text: str) -> Scan:
    """Return what `text` is: the card of a summons, a number of the roster, a name.

    A card's address counts whatever machine it names: addresses change when a laptop
    moves. A scanner types like a keyboard, so Caps Lock turns its letters round, and a
    Vietnamese input method may spoil them: then no card can be read from it.
    """
    typed = " ".join(normalize("NFC", text).split())[:LONGEST]
    address = ADDRESS.search(typed)
    token = address[1] if address else typed
    if TOKEN.fullmatch(token):
        return Scan(ScanKind.CARD, (token, token.swapcase()))
    if address or "://" in typed:
        return Scan(ScanKind.GARBLED, ())
    number = NUMBER.fullmatch(typed)
    if number:
        return Scan(ScanKind.NUMBER, (number[1],))
    return Scan(ScanKind.NAME, (typed,))


def true_time(now: datetime, *, ago: timedelta) -> datetime:
    """Return when a scan was made that a device kept for `ago`.

    The device's own clock is never asked what time it is, only how long it waited:
    a phone may be an hour wrong and still knows that.
    """
    return now - min(max(ago, timedelta()), QUEUED_AT_MOST)
