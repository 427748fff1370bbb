"""What is done rarely and in red: suspend, adjourn, declare void, correct a time."""

from collections.abc import Callable, Mapping

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tinnhiem.actions.conference.adjourn import adjourn as adjourn_sitting
from tinnhiem.actions.conference.hall_clock import correct_clock
from tinnhiem.actions.conference.suspend import suspend as suspend_hall
from tinnhiem.actions.conference.void_vote import void_vote
from tinnhiem.actions.once import once
from tinnhiem.core.errors import VoteError
from tinnhiem.store.queries.campaigns import CampaignRow
from tinnhiem.web.conference.forms import AdjournForm, ClockForm, ReasonForm
from tinnhiem.web.found import campaign_or_404
from tinnhiem.web.gate import page
from tinnhiem.web.once import key_of
from tinnhiem.web.saying import say_here
from tinnhiem.web.who import Request, posted


@page("stop-hall")
def suspend(request: Request, slug: str) -> HttpResponse:
    """Interrupt the hall."""
    campaign, form = campaign_or_404(slug), ReasonForm(posted(request))

    def act() -> None:
        suspend_hall(
            campaign=campaign,
            reason=form.cleaned_data["reason"],
            by=request.who.login,
            now=request.now,
        )

    words = {
        "title": _("Tạm dừng Hội nghị"),
        "outcome": _(
            "Mọi việc dừng tại chỗ; khi tiếp tục, Hội nghị trở lại đúng bước này. "
            "Không mất việc nào đã ghi."
        ),
        "done": _("Hội nghị tạm dừng."),
    }
    return _stop(request, campaign, form, act=act, words=words)


@page("stop-hall")
def adjourn(request: Request, slug: str) -> HttpResponse:
    """End the sitting without a vote."""
    campaign, form = campaign_or_404(slug), AdjournForm(posted(request))

    def act() -> None:
        adjourn_sitting(
            campaign=campaign,
            reason=form.cleaned_data["reason"],
            starts_at=form.starts_at(),
            by=request.who.login,
            now=request.now,
        )

    words = {
        "title": _("Hoãn Hội nghị, triệu tập lại"),
        "outcome": _(
            "Phiên này kết thúc, không lấy phiếu. Số người có mặt được giữ lại và in "
            "vào biên bản; danh sách người ghi phiếu giữ nguyên. Phiên sau phải gửi "
            "Giấy mời mới, mọi người trả lời lại, số có mặt tính từ đầu; Ban Kiểm "
            "phiếu và các thiết bị đã gắn của phiên này hết hiệu lực."
        ),
        "done": _("Đã hoãn Hội nghị. Tiếp theo: chọn ngày, gửi lại Giấy mời."),
    }
    return _stop(request, campaign, form, act=act, words=words)


@page("stop-hall")
def void(request: Request, slug: str) -> HttpResponse:
    """End the vote without a result."""
    campaign, form = campaign_or_404(slug), ReasonForm(posted(request))

    def act() -> None:
        void_vote(
            campaign=campaign,
            reason=form.cleaned_data["reason"],
            by=request.who.login,
            now=request.now,
        )

    words = {
        "title": _("Tuyên bố cuộc lấy phiếu không có giá trị"),
        "outcome": _(
            "Cuộc lấy phiếu kết thúc và không có kết quả. Việc này không rút lại được."
        ),
        "done": _("Đã tuyên bố cuộc lấy phiếu không có giá trị."),
    }
    return _stop(request, campaign, form, act=act, words=words)


@page("correct-clock")
def clock(request: Request, slug: str) -> HttpResponse:
    """Note that a moment on record is wrong."""
    campaign, form = campaign_or_404(slug), ClockForm(posted(request))

    def act() -> None:
        correct_clock(
            campaign=campaign,
            reason=form.cleaned_data["reason"],
            by=request.who.login,
            now=request.now,
        )

    words = {
        "title": _("Đính chính giờ"),
        "outcome": "",
        "done": _("Đã ghi vào nhật ký. Ghi tiếp việc sau với giờ đúng."),
    }
    return _stop(request, campaign, form, act=act, words=words)


def _stop(
    request: Request,
    campaign: CampaignRow,
    form: ReasonForm | ClockForm,
    *,
    act: Callable[[], None],
    words: Mapping[str, str],
) -> HttpResponse:
    if form.is_bound and form.is_valid():
        deed = str(request.resolver_match.url_name if request.resolver_match else "")
        try:
            once(key_of(request), campaign=campaign, deed=deed, act=act)
        except VoteError as refusal:
            form.add_error(None, say_here(refusal))
        else:
            messages.success(request, words["done"])
            return redirect("hall", slug=campaign.slug)
    context = {"campaign": campaign, "form": form, **words}
    return render(request, "conference/stop.html", context)
