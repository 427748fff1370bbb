"""Who has a card."""

from collections.abc import Sequence
from hashlib import sha256

from django.db.models import Max, Q, QuerySet

from tinnhiem.store.models import Campaign, Card, RosterEntry


def card_digest(token: str) -> str:
    """Return what finds the card of a token; the table holds nothing else of it."""
    # 128 random bits need no slow hash: nobody tries them all.
    return sha256(token.encode()).hexdigest()


def entries_with_cards(campaign: Campaign) -> QuerySet[RosterEntry]:
    """Return the voters, each with `living_since` (None without a card)."""
    living = Q(cards__revoked_at=None)
    rows = campaign.roster.annotate(living_since=Max("cards__issued_at", filter=living))
    return rows.order_by("number")


def cards_mark(campaign: Campaign) -> str:
    """Return what changes with every card that is printed or taken back."""
    cards = Card.objects.filter(entry__campaign=campaign)
    last = cards.aggregate(issued=Max("issued_at"), revoked=Max("revoked_at"))
    return f"{cards.count()} {last['issued'] or ''} {last['revoked'] or ''}"


def entries_without_card(campaign: Campaign) -> QuerySet[RosterEntry]:
    """Return the voters who have no living card."""
    living = Card.objects.filter(entry__campaign=campaign, revoked_at=None)
    return campaign.roster.exclude(pk__in=living.values("entry"))


def entries_to_print(
    campaign: Campaign, numbers: Sequence[int] | None
) -> list[RosterEntry]:
    """Return the voters of those numbers, or who has no living card."""
    if numbers is None:
        return list(entries_without_card(campaign))
    return list(campaign.roster.filter(number__in=numbers))
