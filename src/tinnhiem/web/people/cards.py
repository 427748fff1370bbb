"""Cards of the summons: printed, counted, taken back."""

from typing import Final

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from tinnhiem.actions.access.cards import revoke_card
from tinnhiem.actions.access.print_cards import CardsWanted, Shape, print_cards
from tinnhiem.core.errors import VoteError
from tinnhiem.store.queries.cards import (
    cards_mark,
    entries_with_cards,
    entries_without_card,
)
from tinnhiem.store.queries.voters import EntryRow, voter_meant
from tinnhiem.web.asking import Question, ask_once, is_sure
from tinnhiem.web.downloads import download_all
from tinnhiem.web.found import campaign_or_404
from tinnhiem.web.gate import page
from tinnhiem.web.people.forms import PrintForm
from tinnhiem.web.saying import say_here
from tinnhiem.web.who import Request

ON_A_PAGE: Final = 100


@page("cards")
def cards(request: Request, slug: str) -> HttpResponse:
    """Show who has a card; send the sheets of new ones straight to the browser."""
    campaign = campaign_or_404(slug)
    # Phones cannot reach the loopback address that the clerk may be working at.
    site = settings.LAN_SITE or request.build_absolute_uri("/").rstrip("/")
    form = PrintForm(request.POST or None, initial={"site": site})
    if request.method == "POST" and form.is_valid():
        try:
            files = print_cards(
                campaign=campaign,
                wanted=CardsWanted(
                    shape=Shape(form.cleaned_data["shape"]),
                    numbers=form.numbers(),
                    site=form.cleaned_data["site"],
                    seen=request.POST.get("seen", ""),
                ),
                by=request.who.login,
                now=request.now,
            )
        except VoteError as refusal:
            form.add_error(None, say_here(refusal))
        else:
            return download_all(files, name=f"the-{slug}.zip")
    rows = entries_with_cards(campaign)
    paged = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("trang"))
    context = {
        "campaign": campaign,
        "form": form,
        "paged": paged,
        "seen": cards_mark(campaign),
        "missing": entries_without_card(campaign).count(),
    }
    return render(request, "people/cards.html", context)


@page("cards")
def revoke(request: Request, slug: str) -> HttpResponse:
    """Take one card back."""
    campaign = campaign_or_404(slug)
    if request.method == "POST":
        try:
            entry = voter_meant(campaign, request.POST.get("number", ""))
            if not is_sure(request):
                return _ask_about_card(request, slug, entry)
            revoke_card(
                campaign=campaign, entry=entry, by=request.who.login, now=request.now
            )
        except VoteError as refusal:
            messages.error(request, say_here(refusal))
        else:
            words = _("Đã thu hồi thẻ số {number}; ai đang vào bằng thẻ này phải ra.")
            messages.success(request, words.format(number=entry.number))
    return redirect("cards", slug=slug)


def _ask_about_card(request: Request, slug: str, entry: EntryRow) -> HttpResponse:
    question = Question(
        title=_("Thu hồi thẻ"),
        question=_("Thu hồi thẻ số {number} của {name}?").format(
            number=entry.number, name=entry.name
        ),
        outcome=_(
            "Thẻ đã in hết hiệu lực ngay; ai đang vào bằng thẻ này phải ra. Muốn vào "
            "lại thì phải in thẻ mới."
        ),
        button=_("Thu hồi thẻ"),
        action=reverse("revoke-card", args=[slug]),
        back=reverse("cards", args=[slug]),
        fields={"number": str(entry.number)},
    )
    return ask_once(request, question)
