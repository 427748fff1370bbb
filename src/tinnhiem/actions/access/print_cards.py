"""Print cards of the summons: new ones, on paper only, the old ones dead at once.

The files are made first and the cards kept after, in a short transaction: a thousand
letters take a minute, in which nobody else may be kept from the tables. What does not
come to that end opens nothing.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import islice
from typing import Final

from tinnhiem.actions.access.cards import PrintedCard, keep_cards, new_card
from tinnhiem.actions.deed import deed
from tinnhiem.core.access.errors import CardsStaleError
from tinnhiem.core.papers.errors import PrintNeedsReasonError
from tinnhiem.papers.cards import CardFace, CardHead, cards_pdf, letters_pdf
from tinnhiem.papers.encoding import encode
from tinnhiem.papers.issuing import require_complete
from tinnhiem.papers.making import papers_of
from tinnhiem.store.models import Campaign, RosterEntry
from tinnhiem.store.queries.cards import cards_mark, entries_to_print
from tinnhiem.store.queries.papers import frozen_paper, is_secret_paper
from tinnhiem.store.queries.plans import plan_of
from tinnhiem.store.queries.records import record_of

SUMMONS: Final = "D10"
IN_A_FILE: Final = 100  # letters; a thousand in one file take 1.8 GB of memory
ON_SHEETS: Final = 400  # cards in one file: fifty sheets


class Shape(StrEnum):
    """What cards are printed on."""

    LETTERS = "letters"
    SHEETS = "sheets"


@dataclass(frozen=True, slots=True, kw_only=True)
class CardsWanted:
    """Whose cards, on what, and what the clerk saw when asking.

    Attributes:
        numbers: On the roster; None means everybody who has no living card.
        site: Address of the site as phones reach it, «http://192.168.1.5:8000».
        seen: `cards_mark` of the list that the clerk saw: a second click, or another
            clerk, must not make the cards just printed worthless.
    """

    shape: Shape
    numbers: Sequence[int] | None
    site: str
    seen: str


Cards = Sequence[tuple[RosterEntry, PrintedCard]]


def print_cards(
    *, campaign: Campaign, wanted: CardsWanted, by: str, now: datetime
) -> Mapping[str, bytes]:
    """Give voters new cards and return the PDFs by name; nothing of them is kept.

    Raises:
        CardsStaleError: Nobody needs a card, or the list has changed since.
        PrintNeedsReasonError: Letters are asked for and the summons are classified:
            print them copy by copy, and the cards on sheets.
        PaperIncompleteError: Letters are asked for before the conference is set.
        PaperGlyphError: A name cannot be printed; no card was changed.
    """
    entries = entries_to_print(campaign, wanted.numbers)
    if not entries or cards_mark(campaign) != wanted.seen:
        raise CardsStaleError(campaign.slug)
    cards = [(entry, new_card(entry)) for entry in entries]
    made = _letters if wanted.shape is Shape.LETTERS else _sheets
    files = dict(made(campaign, cards, site=wanted.site, now=now))
    _keep(campaign=campaign, cards=cards, seen=wanted.seen, by=by, now=now)
    return files


@deed
def _keep(
    *, campaign: Campaign, cards: Cards, seen: str, by: str, now: datetime
) -> None:
    # Two clicks may both have made files; the second finds another list.
    if cards_mark(campaign) != seen:
        raise CardsStaleError(campaign.slug)
    keep_cards(campaign, cards, by=by, now=now)


def _sheets(
    campaign: Campaign, cards: Cards, *, site: str, now: datetime
) -> Iterator[tuple[str, bytes]]:
    head = plan_of(campaign).head
    shown = CardHead(organ=head.issuer, title="Hội nghị lấy phiếu tín nhiệm", site=site)
    for some in _batches(cards, ON_SHEETS):
        faces = [_face(card, site) for _, card in some]
        yield _name("the", some), cards_pdf(shown, faces, made_at=now)


def _letters(
    campaign: Campaign, cards: Cards, *, site: str, now: datetime
) -> Iterator[tuple[str, bytes]]:
    """Yield the summons as issued, or as its draft stands, with the cards."""
    if is_secret_paper(campaign, SUMMONS):
        # Each print of a classified paper has its copy, its reason and its entry.
        raise PrintNeedsReasonError(SUMMONS, number=1)
    content = _summons(campaign)
    numbers = campaign.roster.order_by("number").values_list("number", flat=True)
    places = {number: place for place, number in enumerate(numbers)}
    for some in _batches(cards, IN_A_FILE):
        faces = {places[card.number]: _face(card, site) for _, card in some}
        pdf = letters_pdf(content, faces, site=site, made_at=now)
        yield _name("giay-moi-kem-the", some), pdf


def _summons(campaign: Campaign) -> str:
    frozen = frozen_paper(campaign, SUMMONS)
    file = frozen.files.first() if frozen else None
    if file is not None:
        return file.content
    record = record_of(campaign)
    require_complete(SUMMONS, record)
    (paper,) = papers_of(record, [SUMMONS])
    return encode(paper)


def _batches(cards: Cards, size: int) -> Iterator[Cards]:
    waiting = iter(cards)
    while some := list(islice(waiting, size)):
        yield some


def _name(stem: str, some: Cards) -> str:
    first, last = some[0][1].number, some[-1][1].number
    return f"{stem}-{first:04d}-{last:04d}.pdf"


def _face(card: PrintedCard, site: str) -> CardFace:
    return CardFace(
        number=card.number,
        name=card.name,
        address=f"{site}/the/{card.token}/",
        pin=card.pin,
    )
