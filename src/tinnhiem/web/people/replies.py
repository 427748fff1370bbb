"""Who has answered the summons: counts, reasons of absence, what came on paper."""

from typing import Final

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tinnhiem.actions.conference.reply_to_summons import reply_to_summons
from tinnhiem.actions.conference.send_summons import send_summons
from tinnhiem.core.conference.phase import Phase
from tinnhiem.core.conference.reply import AbsenceReason
from tinnhiem.core.errors import VoteError
from tinnhiem.store.queries.replies import entries_with_replies, reply_counts
from tinnhiem.store.queries.voters import voter_meant
from tinnhiem.web.found import campaign_or_404
from tinnhiem.web.gate import page
from tinnhiem.web.people.forms import PaperReplyForm
from tinnhiem.web.people.reply_form import REASONS
from tinnhiem.web.saying import say_here
from tinnhiem.web.who import Request

ON_A_PAGE: Final = 100


@page("replies")
def replies(request: Request, slug: str) -> HttpResponse:
    """Show every reply; take in one that came on paper or by telephone."""
    campaign = campaign_or_404(slug)
    form = PaperReplyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            voter = voter_meant(campaign, str(form.cleaned_data["number"]))
            reply_to_summons(
                campaign=campaign,
                voter=voter,
                reply=form.reply(),
                on_paper=True,
                by=request.who.login,
                now=request.now,
            )
        except VoteError as refusal:
            form.add_error(None, say_here(refusal))
        else:
            words = _("Đã ghi trả lời của {name}.").format(name=voter.name)
            messages.success(request, words)
            return redirect("replies", slug=slug)
    rows = entries_with_replies(campaign)
    counts = reply_counts(campaign)
    context = {
        "campaign": campaign,
        "form": form,
        "to_send": campaign.phase == Phase.PLANNED,
        "counts": counts,
        "reasons": [(REASONS[AbsenceReason(k)], n) for k, n in counts.reasons.items()],
        "paged": Paginator(rows, ON_A_PAGE).get_page(request.GET.get("trang")),
    }
    return render(request, "people/replies.html", context)


@page("replies")
def sent(request: Request, slug: str) -> HttpResponse:
    """Note that the summons are out."""
    if request.method == "POST" and "sure" not in request.POST:
        messages.error(request, _("Đánh dấu vào ô đã gửi rồi ghi."))
    elif request.method == "POST":
        campaign = campaign_or_404(slug)
        try:
            send_summons(campaign=campaign, by=request.who.login, now=request.now)
        except VoteError as refusal:
            messages.error(request, say_here(refusal))
        else:
            messages.success(request, _("Đã ghi: Giấy mời đã gửi."))
    return redirect("replies", slug=slug)
