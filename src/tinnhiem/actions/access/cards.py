"""Cards of the summons: printed once, kept as hashes, entered with a PIN."""

import hmac
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
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
from tinnhiem.store.queries.cards import card_digest

TOKEN_BYTES = 16


@dataclass(frozen=True, slots=True)
class PrintedCard:
    """A card as it is printed, and never again: the database has only hashes."""

    number: int
    name: str
    token: str = field(repr=False)
    pin: str = field(repr=False)


@deed
def issue_cards(
    *, campaign: Campaign, entries: Iterable[RosterEntry], by: str, now: datetime
) -> tuple[PrintedCard, ...]:
    """Give each voter a new card; an older one opens nothing from now on."""
    chosen = list(entries)
    printed = tuple(new_card(entry) for entry in chosen)
    keep_cards(campaign, list(zip(chosen, printed, strict=True)), by=by, now=now)
    return printed


def new_card(entry: RosterEntry) -> PrintedCard:
    """Return a card that opens nothing until it is kept."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    pin = "".join(secrets.choice("0123456789") for _ in range(PIN_DIGITS))
    return PrintedCard(entry.number, entry.name, token, pin)


def keep_cards(
    campaign: Campaign,
    cards: Sequence[tuple[RosterEntry, PrintedCard]],
    *,
    by: str,
    now: datetime,
) -> None:
    """Let new cards open the door, and older ones of the same voters no more.

    Inside the transaction of the caller.
    """
    entries = [entry for entry, _ in cards]
    Card.objects.filter(entry__in=entries, revoked_at=None).update(revoked_at=now)
    Card.objects.bulk_create(
        Card(
            entry=entry,
            token_sha256=card_digest(card.token),
            pin=_keyed(card.token, card.pin),
            issued_at=now,
        )
        for entry, card in cards
    )
    numbers = [entry.number for entry in entries]
    journal.write(campaign, "cards.issued", at=now, by=by, numbers=numbers)


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
    digest = card_digest(token)
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


def _keyed(token: str, pin: str) -> str:
    # Six digits alone are quickly tried; keyed by the token, which the database does
    # not have, they are as hard to find as the token. Five thousand take a moment.
    return hmac.digest(token.encode(), pin.encode(), "sha256").hex()
