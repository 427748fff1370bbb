"""Practising: make a rehearsal, its made-up sheets, and the wiping of it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from tinnhiem.actions.rehearsal.make_rehearsal import make_rehearsal
from tinnhiem.actions.rehearsal.suggest_marks import practice_csv, suggest_marks
from tinnhiem.actions.rehearsal.wipe_rehearsal import wipe_rehearsal
from tinnhiem.core.errors import VoteError
from tinnhiem.store.queries.rehearsals import (
    is_own_rehearsal,
    rehearsal_of,
    rehearsed_by,
    wiped_rehearsals,
)
from tinnhiem.web.asking import Question, ask_once, is_sure
from tinnhiem.web.downloads import download
from tinnhiem.web.found import campaign_or_404
from tinnhiem.web.gate import page
from tinnhiem.web.rehearsal.forms import SheetsForm
from tinnhiem.web.saying import say_here
from tinnhiem.web.who import Request


@page("rehearsal")
def rehearsal(request: Request, slug: str) -> HttpResponse:
    """Show the rehearsal of a campaign, or a rehearsal itself; make one."""
    campaign = campaign_or_404(slug)
    if request.method == "POST":
        try:
            made = make_rehearsal(
                campaign=campaign, by=request.who.login, now=request.now
            )
        except VoteError as refusal:
            messages.error(request, say_here(refusal))
            return redirect("rehearsal", slug=slug)
        messages.success(request, _("Đã lập cuộc diễn tập."))
        return redirect("rehearsal", slug=made.slug)
    voters = campaign.roster.count()
    context = {
        "campaign": campaign,
        "is_rehearsal": is_own_rehearsal(campaign),
        "real": rehearsed_by(campaign),
        "there": rehearsal_of(campaign),
        "wiped": wiped_rehearsals(campaign),
        "voters": voters,
        "form": SheetsForm(initial={"sheets": min(voters or 25, 500)}),
    }
    return render(request, "rehearsal/rehearsal.html", context)


@page("rehearsal")
def sheets(request: Request, slug: str) -> HttpResponse:
    """Make sheets up: to read aloud from the page, or as a readings file."""
    campaign = campaign_or_404(slug)
    form = SheetsForm(request.GET if "sheets" in request.GET else None)
    if not form.is_valid():
        return redirect("rehearsal", slug=slug)
    try:
        practice = suggest_marks(campaign=campaign, sheets=form.cleaned_data["sheets"])
    except VoteError as refusal:
        messages.error(request, say_here(refusal))
        return redirect("rehearsal", slug=slug)
    if request.GET.get("tep"):
        return download(practice_csv(practice), name="phieu-gia.csv")
    context = {"campaign": campaign, "practice": practice, "form": form}
    return render(request, "rehearsal/sheets.html", context)


@page("rehearsal")
def wipe(request: Request, slug: str) -> HttpResponse:
    """Wipe a rehearsal in one deed, asked once."""
    campaign = campaign_or_404(slug)
    back = reverse("rehearsal", kwargs={"slug": slug})
    if request.method != "POST":
        return redirect(back)
    if not is_sure(request):
        question = Question(
            title=_("Xóa cuộc diễn tập"),
            question=_("Xóa sạch «{slug}»?").format(slug=slug),
            outcome=_(
                "Mọi dòng, văn bản, thẻ, thiết bị của cuộc diễn tập mất hẳn; chương "
                "trình tìm lại trên từng byte rồi in chứng nhận. Cuộc thật không đổi."
            ),
            button=_("Xóa sạch, in chứng nhận"),
            action=request.path,
            back=back,
            fields={},
        )
        return ask_once(request, question)
    try:
        row = wipe_rehearsal(slug=campaign.slug, by=request.who.login, now=request.now)
    except VoteError as refusal:
        messages.error(request, say_here(refusal))
        return redirect(back)
    messages.success(request, _("Đã xóa sạch cuộc diễn tập."))
    return redirect("certificate-of-removal", certificate=row.code)
