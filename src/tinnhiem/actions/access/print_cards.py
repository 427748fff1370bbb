"""Print cards of the summons: new ones, on paper only, the old ones dead at once."""

from collections.abc import Sequence
from datetime import datetime

from tinnhiem.actions.access.cards import PrintedCard, issue_cards
from tinnhiem.actions.deed import deed
from tinnhiem.core.access.errors import CardsStaleError
from tinnhiem.papers.cards import CardFace, CardHead, cards_pdf
from tinnhiem.store.models import Campaign
from tinnhiem.store.queries.cards import cards_mark, entries_to_print
from tinnhiem.store.queries.plans import plan_of


@deed
def print_cards(  # noqa: PLR0913 - all keyword-only, each a fact of its own
    *,
    campaign: Campaign,
    numbers: Sequence[int] | None,
    site: str,
    seen: str,
    by: str,
    now: datetime,
) -> bytes:
    """Give voters new cards and return the sheets as PDF; nothing of it is kept.

    Args:
        campaign: With a frozen roster.
        numbers: On the roster; None means everybody who has no living card.
        site: Address of the site as phones reach it, «http://192.168.1.5:8000».
        seen: `cards_mark` of the list that the clerk saw: a second click, or another
            clerk, must not make the cards just printed worthless.
        by: Who prints.
        now: When.

    Raises:
        CardsStaleError: Nobody needs a card, or the list has changed since.
        PaperGlyphError: A name cannot be printed; no card was changed.
    """
    if cards_mark(campaign) != seen:
        raise CardsStaleError(campaign.slug)
    entries = entries_to_print(campaign, numbers)
    if not entries:
        raise CardsStaleError(campaign.slug)
    printed = issue_cards(campaign=campaign, entries=entries, by=by, now=now)
    head = plan_of(campaign).head
    shown = CardHead(organ=head.issuer, title="Hội nghị lấy phiếu tín nhiệm", site=site)
    faces = [_face(card, site) for card in printed]
    return cards_pdf(shown, faces, made_at=now)


def _face(card: PrintedCard, site: str) -> CardFace:
    return CardFace(
        number=card.number,
        name=card.name,
        address=f"{site}/the/{card.token}/",
        pin=card.pin,
    )
