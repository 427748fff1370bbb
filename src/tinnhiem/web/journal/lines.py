"""One entry as a page shows it, without what the committee has not yet signed."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final, Protocol

from django.utils.timezone import localtime
from django.utils.translation import gettext

from tinnhiem.core.campaigns.acts import ACT_WORDS
from tinnhiem.core.conference.phase import ORDER, Phase
from tinnhiem.messages.checkin import NOT_TAKEN_WORDS
from tinnhiem.messages.conference import PHASE_WORDS
from tinnhiem.messages.dossiers import ITEM_WORDS
from tinnhiem.messages.journal import HOW_WORDS, event_words, fact_words
from tinnhiem.messages.open_count import PART_WORDS, WAY_WORDS
from tinnhiem.papers.forms import short_day
from tinnhiem.web.saying import said

# Of a count that is not signed, nobody outside the committee learns even what was odd.
UNTIL_SIGNED: Final = frozenset({"count.recorded", "count.recounted"})
# And of these, not even that they were: how often a batch had doubtful lines or was
# keyed again, and who would not sign. By how the events begin.
HIDDEN_UNTIL_SIGNED: Final = (
    "doubt.",
    "differences.",
    "batch.sent-back",
    "batch.taken-up",
    "minutes.refus",
)
FINGERPRINT: Final = 64
# As `date` and `datetime` write themselves; anything else is words.
DAY: Final = re.compile(r"\d{4}-(0\d|1[0-2])-([0-2]\d|3[01])")
MOMENT: Final = re.compile(DAY.pattern + r"T\d\d:\d\d(:\d\d(\.\d+)?)?([+-]\d\d:\d\d|Z)")
SHOWN_OF_FINGERPRINT: Final = 16
# By fact, what its codes are called.
CODES: Final[Mapping[str, Mapping[str, str]]] = {
    "act": {act.value: words for act, words in ACT_WORDS.items()},
    "how": HOW_WORDS,
    "item": ITEM_WORDS,
    "part": PART_WORDS,
    "scan": {code.value: words for code, words in NOT_TAKEN_WORDS.items()},
    "phase": {phase.value: words for phase, words in PHASE_WORDS.items()},
    "way": WAY_WORDS,
}


class Entry(Protocol):
    """What a line needs of an entry."""

    at: datetime
    by: str
    event: str
    facts: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Line:
    """One deed; `facts` are pairs of words."""

    at: datetime
    by: str
    event: str
    facts: tuple[tuple[str, str], ...]


def lines_of(entries: Iterable[Entry], *, is_signed: bool) -> tuple[Line, ...]:
    """Return the entries in words, without those of a count that is not signed.

    Args:
        entries: In the order of the page.
        is_signed: The committee has signed the minutes.
    """
    return tuple(
        _line(entry, is_signed=is_signed)
        for entry in entries
        if is_signed or not entry.event.startswith(HIDDEN_UNTIL_SIGNED)
    )


def is_being_counted(phase: Phase, *, left_from: Phase) -> bool:
    """Say whether a count may be open in `phase`, or was when it was left for good."""
    reached = phase if phase in ORDER else left_from
    opened, signed = ORDER.index(Phase.COUNTING), ORDER.index(Phase.SIGNED)
    return opened <= ORDER.index(reached) < signed


def has_signed(phase: Phase, *, left_from: Phase) -> bool:
    """Say whether the minutes are signed in `phase`, or were when it was left."""
    reached = phase if phase in ORDER else left_from
    return ORDER.index(reached) >= ORDER.index(Phase.SIGNED)


def _line(entry: Entry, *, is_signed: bool) -> Line:
    hidden = entry.event in UNTIL_SIGNED and not is_signed
    facts = () if hidden else tuple(entry.facts.items())
    told = tuple((said(fact_words(k)), value_words(v, of=k)) for k, v in facts)
    return Line(entry.at, entry.by, said(event_words(entry.event)), told)


def value_words(value: object, *, of: str) -> str:
    """Return a value of a fact as people read it."""
    if isinstance(value, bool):
        return gettext("có") if value else gettext("không")
    if isinstance(value, list):
        return ", ".join(value_words(one, of=of) for one in value) or gettext(
            "không có"
        )
    return _plain(str(value), of=of) or gettext("không có")


def _plain(words: str, *, of: str) -> str:
    codes = CODES.get(of, {})
    if words in codes:
        return said(codes[words])
    if MOMENT.fullmatch(words):
        return _moment(datetime.fromisoformat(words))
    if DAY.fullmatch(words):
        return short_day(date.fromisoformat(words))
    if len(words) == FINGERPRINT and " " not in words:
        return f"{words[:SHOWN_OF_FINGERPRINT]}…"
    return words


def _moment(at: datetime) -> str:
    there = localtime(at)
    return gettext("{hour} giờ {minute} phút, {day}").format(
        hour=f"{there:%H}", minute=f"{there:%M}", day=short_day(there.date())
    )
