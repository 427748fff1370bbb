"""What an officeholder sees of their own dossier; «Của tôi» shows the same in short."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from tinnhiem.actions.dossiers.take_back import withdraw_filing
from tinnhiem.core.dossiers.dossier import OWN
from tinnhiem.core.dossiers.errors import DossierUnknownError
from tinnhiem.core.errors import VoteError
from tinnhiem.store.queries.dossier_readers import person_key_of, released_for_voter
from tinnhiem.store.queries.dossiers import DossierRound, dossiers_of
from tinnhiem.store.queries.voters import EntryRow
from tinnhiem.web.dossiers.handing_in import Side, report_page, upload_page
from tinnhiem.web.dossiers.lines import DossierLine, dossier_line
from tinnhiem.web.dossiers.meant import filing_or_404
from tinnhiem.web.found import campaign_or_404
from tinnhiem.web.gate import page
from tinnhiem.web.saying import say_here
from tinnhiem.web.who import Request


@dataclass(frozen=True, slots=True, kw_only=True)
class MyDossiers:
    """In short, for the first page of a card.

    Attributes:
        own: The holder's own dossier; None for whoever is not rated.
        to_read: How many released versions there are to read.
        unread: How many of them this person has not opened.
    """

    slug: str
    own: DossierLine | None
    to_read: int
    unread: int


def my_dossiers(entry: EntryRow, *, today: date) -> MyDossiers:
    """Return what `dossiers/_mine.html` shows to the holder of a card.

    Args:
        entry: Their line of the roster, with campaign and person beside it.
        today: In Viet Nam's zone.
    """
    found = dossiers_of(entry.campaign)
    shown = released_for_voter(entry.campaign, entry.person_id, found=found)
    return MyDossiers(
        slug=entry.campaign.slug,
        own=_line_of(found, entry.person.key, today=today),
        to_read=len(shown),
        unread=sum(one.waits for one in shown),
    )


@page("my-dossier")
def mine(request: Request, slug: str) -> HttpResponse:
    """Show what to hand in, by when, and what was handed in."""
    campaign = campaign_or_404(slug)
    line = _line_of(
        dossiers_of(campaign),
        person_key_of(request.who.person),
        today=timezone.localdate(request.now),
    )
    if line is None:
        raise Http404
    context = {
        "campaign": campaign,
        "dossier": line,
        "keeps_declarations": campaign.keeps_declarations,
        "own_items": OWN,
    }
    return render(request, "dossiers/mine.html", context)


@page("my-dossier")
def upload(request: Request, slug: str, item: str) -> HttpResponse:
    """Take a PDF from the officeholder."""
    if item not in OWN:
        raise Http404
    return upload_page(request, _side(request, slug), item)


@page("my-dossier")
def report(request: Request, slug: str) -> HttpResponse:
    """Write the report in the browser."""
    return report_page(request, _side(request, slug))


@page("my-dossier")
def withdraw(request: Request, slug: str, filing: UUID) -> HttpResponse:
    """Take back what one handed in, before its release."""
    campaign = campaign_or_404(slug)
    row = filing_or_404(campaign, filing)
    if row.person_id != request.who.person:
        raise Http404(say_here(DossierUnknownError(str(filing))))
    if request.method == "POST":
        try:
            withdraw_filing(
                campaign=campaign, filing=filing, by=request.who.login, now=request.now
            )
        except VoteError as refusal:
            messages.error(request, say_here(refusal))
        else:
            words = _("Đã rút bản {number}.")
            messages.success(request, words.format(number=row.number))
    return redirect("my-dossier", slug=slug)


def _side(request: Request, slug: str) -> Side:
    campaign = campaign_or_404(slug)
    return Side(
        campaign=campaign,
        person=person_key_of(request.who.person),
        is_own=True,
        back=reverse("my-dossier", args=[slug]),
        here=reverse("my-report", args=[slug]),
    )


def _line_of(found: DossierRound, key: str, *, today: date) -> DossierLine | None:
    """Return the holder's own dossier, without a word of who reads it."""
    try:
        return dossier_line(found.of(key), today=today)
    except DossierUnknownError:
        return None
