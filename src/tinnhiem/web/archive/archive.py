"""One campaign in the archive: its bundle, and how long it is kept."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from tinnhiem.actions.archive.complete_file import complete_file
from tinnhiem.actions.archive.make_archive import BundleWanted, make_archive
from tinnhiem.actions.archive.purge_campaign import ask_purge, drop_purge
from tinnhiem.actions.archive.set_retention import set_retention
from tinnhiem.core.archive.retention import ENDED
from tinnhiem.core.conference.phase import Phase
from tinnhiem.core.errors import VoteError
from tinnhiem.store.queries.campaigns import CampaignRow
from tinnhiem.store.queries.removals import asked_for, last_bundle, retention_of
from tinnhiem.store.queries.results import OPEN_COUNT
from tinnhiem.web.archive.forms import BundleForm, RetentionForm
from tinnhiem.web.downloads import download
from tinnhiem.web.found import campaign_or_404
from tinnhiem.web.gate import page
from tinnhiem.web.saying import say_here
from tinnhiem.web.who import Request

DEEDS = {"ask": ask_purge, "drop": drop_purge}


@page("archive")
def archive(request: Request, slug: str) -> HttpResponse:
    """Show the archive's side of a campaign; set its time of keeping."""
    campaign = campaign_or_404(slug)
    is_set = request.method == "POST" and request.POST.get("deed") == "keep"
    sent = request.POST if is_set else None
    form = RetentionForm(sent, initial=_now(campaign, request))
    if is_set and form.is_valid():
        try:
            set_retention(
                campaign=campaign,
                retention=form.retention(),
                by=request.who.login,
                now=request.now,
            )
        except VoteError as refusal:
            form.add_error(None, say_here(refusal))
        else:
            messages.success(request, _("Đã ghi thời hạn lưu."))
            return redirect("archive", slug=slug)
    return _page(request, campaign, keep=form)


@page("archive")
def bundle(request: Request, slug: str) -> HttpResponse:
    """Make the bundle and send it; nothing of it is kept here."""
    campaign = campaign_or_404(slug)
    if request.method != "POST":
        return redirect("archive", slug=slug)
    form = BundleForm(request.POST)
    if not form.is_valid():
        return _page(request, campaign, pack=form)
    wanted = BundleWanted(
        passphrase=form.cleaned_data["passphrase"],
        with_secret=form.cleaned_data["with_secret"],
    )
    try:
        made = make_archive(
            campaign=campaign, wanted=wanted, by=request.who.login, now=request.now
        )
    except VoteError as refusal:
        form.add_error(None, say_here(refusal))
        return _page(request, campaign, pack=form)
    return download(made.content, name=made.name)


@page("archive")
def complete(request: Request, slug: str) -> HttpResponse:
    """Record that every paper lies in the file; the campaign is closed."""
    campaign = campaign_or_404(slug)
    if request.method == "POST" and "sure" in request.POST:
        try:
            complete_file(
                campaign=campaign,
                note=request.POST.get("note", ""),
                by=request.who.login,
                now=request.now,
            )
        except VoteError as refusal:
            messages.error(request, say_here(refusal))
        else:
            messages.success(
                request, _("Đã ghi: hồ sơ lập đủ, cuộc lấy phiếu kết thúc.")
            )
    elif request.method == "POST":
        messages.error(request, _("Đánh dấu vào ô đã đối chiếu Mục lục hồ sơ rồi ghi."))
    return redirect("archive", slug=slug)


@page("archive")
def ask(request: Request, slug: str) -> HttpResponse:
    """Ask for the removal, or take the request back."""
    campaign = campaign_or_404(slug)
    deed = DEEDS.get(request.POST.get("deed", ""))
    if request.method == "POST" and deed is not None:
        try:
            deed(campaign=campaign, by=request.who.login, now=request.now)
        except VoteError as refusal:
            messages.error(request, say_here(refusal))
        else:
            messages.success(request, _("Đã ghi. Chưa xóa gì."))
    return redirect("archive", slug=slug)


def _now(campaign: CampaignRow, request: Request) -> dict[str, object]:
    kept = retention_of(campaign)
    if kept is None:
        return {"decided_on": localdate(request.now)}
    return {
        "until": kept.until,
        "rule": kept.rule,
        "source": kept.source,
        "decided_by": kept.decided_by,
        "decided_on": kept.decided_on,
    }


def _page(
    request: Request,
    campaign: CampaignRow,
    *,
    keep: RetentionForm | None = None,
    pack: BundleForm | None = None,
) -> HttpResponse:
    asked_at, asked_by = asked_for(campaign)
    kept = retention_of(campaign)
    phase = Phase(campaign.phase)
    context = {
        "campaign": campaign,
        "retention": kept,
        "is_over": kept is not None and localdate(request.now) > kept.until,
        "has_ended": phase in ENDED,
        "is_reported": phase is Phase.REPORTED,
        "is_counting": phase in OPEN_COUNT,
        "asked_at": asked_at,
        "asked_by": asked_by,
        "made": last_bundle(campaign),
        "pack": pack or BundleForm(),
        "keep": keep or RetentionForm(initial=_now(campaign, request)),
    }
    return render(request, "archive/archive.html", context)
