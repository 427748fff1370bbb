"""The result once it is signed, the three acts, and what ends the conference."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tinnhiem.actions.conference.advance_phase import advance_phase
from tinnhiem.actions.conference.close_conference import close_conference
from tinnhiem.actions.conference.seal_papers import seal_papers
from tinnhiem.actions.once import Answer, once
from tinnhiem.core.conference.phases import Phase
from tinnhiem.core.errors import VoteError
from tinnhiem.store.queries.campaigns import CampaignRow
from tinnhiem.store.queries.records import record_to_show
from tinnhiem.store.queries.results import is_signed, signed_at
from tinnhiem.web.asking import Question, ask_once, is_sure
from tinnhiem.web.found import campaign_or_404
from tinnhiem.web.gate import page
from tinnhiem.web.once import FIELD, key_of
from tinnhiem.web.outcome.acts import act_lines
from tinnhiem.web.outcome.forms import SealForm
from tinnhiem.web.parts.results import result_lines
from tinnhiem.web.saying import say_here
from tinnhiem.web.who import Request, posted


@page("outcome")
def outcome(request: Request, slug: str) -> HttpResponse:
    """Show the result; before the last signature, that nothing is shown."""
    campaign = campaign_or_404(slug)
    signed = signed_at(campaign)
    context = {
        "campaign": campaign,
        "is_signed": signed is not None,
        "can_announce": campaign.phase == Phase.SIGNED,
        "can_close": campaign.phase == Phase.ANNOUNCED and campaign.closed_at is None,
        "results": result_lines(record_to_show(campaign)) if signed else (),
        "acts": act_lines(campaign, signed_at=signed) if signed else (),
        "sealing": getattr(campaign, "sealing", None),
    }
    return render(request, "outcome/outcome.html", context)


@page("announce")
def announce(request: Request, slug: str) -> HttpResponse:
    """Record that the result was read out; asked once, for it is not taken back."""
    campaign = campaign_or_404(slug)
    if request.method != "POST" or campaign.phase != Phase.SIGNED:
        return redirect("outcome", slug=slug)
    if not is_sure(request):
        return _ask(
            request,
            slug,
            title=_("Ghi: đã công bố kết quả"),
            question=_("Trưởng Ban Kiểm phiếu đã đọc kết quả trước Hội nghị?"),
            outcome=_(
                "Giờ công bố vào biên bản và không sửa được. Từ lúc này màn hình hội "
                "trường được phép hiện kết quả."
            ),
            button=_("Đã đọc, ghi lại"),
        )

    def act() -> Answer:
        by = request.who.login
        advance_phase(campaign=campaign, wanted=Phase.ANNOUNCED, by=by, now=request.now)
        return {}

    _do(request, campaign, "result.announce", act, done=_("Đã ghi giờ công bố."))
    return redirect("outcome", slug=slug)


@page("close-conference")
def close(request: Request, slug: str) -> HttpResponse:
    """Record the end of the conference; asked once."""
    campaign = campaign_or_404(slug)
    if request.method != "POST":
        return redirect("outcome", slug=slug)
    if not is_sure(request):
        return _ask(
            request,
            slug,
            title=_("Bế mạc Hội nghị"),
            question=_("Hội nghị kết thúc bây giờ?"),
            outcome=_("Giờ bế mạc vào biên bản; ai còn trong phòng được ghi là ra về."),
            button=_("Bế mạc"),
        )

    def act() -> Answer:
        by = request.who.login
        return {"present": close_conference(campaign=campaign, by=by, now=request.now)}

    _do(request, campaign, "conference.close", act, done=_("Đã ghi giờ bế mạc."))
    return redirect("outcome", slug=slug)


@page("seal-papers")
def seal(request: Request, slug: str) -> HttpResponse:
    """Record how the sheets were packed, and who keeps them."""
    campaign = campaign_or_404(slug)
    sealing = getattr(campaign, "sealing", None)
    form = SealForm(posted(request), initial=SealForm.of(sealing))
    if request.method == "POST" and form.is_valid():
        try:
            seal_papers(
                campaign=campaign,
                sealing=form.sealing(request.now),
                by=request.who.login,
                now=request.now,
            )
        except VoteError as refusal:
            form.add_error(None, say_here(refusal))
        else:
            messages.success(request, _("Đã ghi việc niêm phong, bàn giao."))
            return redirect("outcome", slug=slug)
    signed = is_signed(campaign)
    context = {
        "campaign": campaign,
        "form": form,
        "sealing": sealing if signed else None,
        "is_open": campaign.phase in {Phase.SIGNED, Phase.ANNOUNCED},
    }
    return render(request, "outcome/seal.html", context)


def _ask(  # noqa: PLR0913 - the words of one question
    request: Request, slug: str, *, title: str, question: str, outcome: str, button: str
) -> HttpResponse:
    asked = Question(
        title=title,
        question=question,
        outcome=outcome,
        button=button,
        action=request.path,
        back=f"/cuoc/{slug}/ket-qua/",
        # The key of the first click goes on, so that two of the second act once.
        fields={FIELD: str(key_of(request))},
    )
    return ask_once(request, asked)


def _do(
    request: Request,
    campaign: CampaignRow,
    deed: str,
    act: Callable[[], Answer],
    *,
    done: str,
) -> None:
    try:
        once(key_of(request), campaign=campaign, deed=deed, act=act)
    except VoteError as refusal:
        messages.error(request, say_here(refusal))
    else:
        messages.success(request, done)
