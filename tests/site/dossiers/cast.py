"""Who works with dossiers: the desk, those under vote, those who read."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.site.builders import MORNING, SLUG, make_account
from tinnhiem.actions.access.cards import issue_cards
from tinnhiem.actions.dossiers.filing import NewFiling
from tinnhiem.actions.dossiers.hand_in import hand_in_pdf
from tinnhiem.actions.trust.vault import make_vault
from tinnhiem.core.access.duty import Duty
from tinnhiem.core.dossiers.filing import FilingKind
from tinnhiem.store.models import Campaign, DossierFiling

HOME = f"/cuoc/{SLUG}/ho-so/"
MINE = f"/cuoc/{SLUG}/ho-so-cua-toi/"
READ = f"/cuoc/{SLUG}/doc-ho-so/"
PASSPHRASE = "bảy con vịt bơi qua sông"


def open_a_vault() -> None:
    """Make the vault of this folder; it is open from then on."""
    make_vault(passphrase=PASSPHRASE, by="", now=MORNING)


def by_card(campaign: Campaign, number: int) -> Client:
    """Return a phone whose holder entered by the card of that number."""
    make_account(Duty.ADMIN, login="quan.tri")  # or everybody is led to the set-up
    entry = campaign.roster.get(number=number)
    (card,) = issue_cards(campaign=campaign, entries=[entry], by="", now=MORNING)
    client = Client()
    client.post(f"/the/{card.token}/", {"pin": card.pin})
    return client


def sent(
    content: bytes, *, seen: int = 0, name: str = "bao-cao.pdf"
) -> dict[str, object]:
    """Return what a browser sends with a file."""
    return {"seen": seen, "file": SimpleUploadedFile("bao-cao.pdf", content)}


def hand_in(
    campaign: Campaign, content: bytes, *, person: str = "p1", item: str = "report"
) -> DossierFiling:
    """Hand a file in for somebody."""
    new = NewFiling(person=person, item=item, kind=FilingKind.PDF)
    return hand_in_pdf(
        campaign=campaign, new=new, content=content, by="lan", now=MORNING
    )
