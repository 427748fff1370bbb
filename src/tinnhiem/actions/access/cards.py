"""Cards of the summons: printed once, kept as hashes, entered with a PIN."""

import hashlib
import hmac
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from tinnhiem.actions.access.door import (
    forget_wrong_answers,
    note_wrong_answer,
    require_open_door,
)
from tinnhiem.actions.deed import deed
from tinnhiem.core.access.errors import CardRefusedError
from tinnhiem.core.access.lockout import CARD
from tinnhiem.core.access.password import PIN_DIGITS, require_pin
from tinnhiem.store import journal
from tinnhiem.store.models import Campaign, Card, RosterEntry

TOKEN_BYTES = 16


@dataclass(frozen=True, slots=True)
class PrintedCard:
    """A card as it is printed, and never again: the database has only hashes."""

    number: int
    name: str
    token: str
    pin: str


@deed
def issue_cards(
    *, campaign: Campaign, entries: Iterable[RosterEntry], by: str, now: datetime
) -> tuple[PrintedCard, ...]:
    """Give each voter a new card; an older one opens nothing from now on."""
    printed = tuple(_issue(entry, now=now) for entry in entries)
    numbers = [card.number for card in printed]
    journal.write(campaign, "cards.issued", at=now, by=by, numbers=numbers)
    return printed


@deed
def revoke_card(
    *, campaign: Campaign, entry: RosterEntry, by: str, now: datetime
) -> None:
    """Take a lost card back; whoever entered with it is out."""
    living = Card.objects.filter(entry=entry, revoked_at=None)
    for card in living:
        card.sessions.all().delete()
    living.update(revoked_at=now)
    journal.write(campaign, "card.revoked", at=now, by=by, number=entry.number)


def enter_by_card(*, token: str, pin: str, address: str, now: datetime) -> Card:
    """Return the living card that token and PIN belong to.

    Nothing is written of a right answer: when somebody read a dossier is for the
    receipt of the dossier to say, not for the door.

    Raises:
        PinUnreadableError: What was typed is no PIN.
        CardRefusedError: They do not fit, or the card was taken back.
        DoorShutError: Too many wrong answers; wait.
    """
    typed = require_pin(pin)
    digest = _digest(token)
    subject = f"card:{digest}"
    require_open_door(subject, lockout=CARD, address=address, now=now)
    card = (
        Card.objects.filter(token_sha256=digest, revoked_at=None)
        .select_related("entry__campaign")
        .first()
    )
    if card is None or not hmac.compare_digest(card.pin, _keyed(token, typed)):
        note_wrong_answer(subject, address=address, now=now)
        raise CardRefusedError
    forget_wrong_answers(subject)
    return card


def _issue(entry: RosterEntry, *, now: datetime) -> PrintedCard:
    Card.objects.filter(entry=entry, revoked_at=None).update(revoked_at=now)
    token = secrets.token_urlsafe(TOKEN_BYTES)
    pin = "".join(secrets.choice("0123456789") for _ in range(PIN_DIGITS))
    Card.objects.create(
        entry=entry, token_sha256=_digest(token), pin=_keyed(token, pin), issued_at=now
    )
    return PrintedCard(entry.number, entry.name, token, pin)


def _digest(token: str) -> str:
    # 128 random bits need no slow hash: nobody tries them all.
    return hashlib.sha256(token.encode()).hexdigest()


def _keyed(token: str, pin: str) -> str:
    # Six digits alone are quickly tried; keyed by the token, which the database does
    # not have, they are as hard to find as the token. Five thousand take a moment.
    return hmac.digest(token.encode(), pin.encode(), "sha256").hex()
