"""Where the clerk makes the addresses of the hall's screen and ends them."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from tinnhiem.actions.once import once
from tinnhiem.actions.screen.keep_screen import (
    make_screen,
    revoke_screen,
    switch_names,
)
from tinnhiem.core.errors import VoteError
from tinnhiem.store.queries.campaigns import CampaignRow
from tinnhiem.store.queries.screens import ScreenRow, living_screens
from tinnhiem.web.found import campaign_or_404
from tinnhiem.web.gate import page
from tinnhiem.web.once import key_of
from tinnhiem.web.qr import qr_svg
from tinnhiem.web.saying import say_here
from tinnhiem.web.who import Request


@page("hall-screens")
def screens(request: Request, slug: str) -> HttpResponse:
    """List the living addresses; make one, switch its names, revoke it."""
    campaign = campaign_or_404(slug)
    if request.method == "POST":
        try:
            _act(request, campaign)
        except VoteError as refusal:
            messages.error(request, say_here(refusal))
        return redirect("hall-screens", slug=slug)
    shown = [_shown(request, row) for row in living_screens(campaign)]
    context = {"campaign": campaign, "screens": shown}
    return render(request, "screen/screens.html", context)


def _act(request: Request, campaign: CampaignRow) -> None:
    deed = request.POST.get("deed", "")
    by, now = request.who.login, request.now
    if deed == "make":
        once(
            key_of(request),
            campaign=campaign,
            deed="screen.make",
            act=lambda: {
                "screen": str(make_screen(campaign=campaign, by=by, now=now).pk)
            },
        )
        messages.success(request, _("Đã tạo địa chỉ màn hình hội trường."))
        return
    screen = _meant(request.POST.get("screen", ""))
    if screen is None:
        return
    if deed == "revoke":
        revoke_screen(campaign=campaign, screen=screen, by=by, now=now)
        messages.success(request, _("Đã thu hồi: địa chỉ đó không còn xem được."))
    elif deed in {"show", "hide"}:
        shows = deed == "show"
        switch_names(campaign=campaign, screen=screen, shows=shows, by=by, now=now)
        messages.success(request, _("Đã đổi cách hiện tên trên màn hình."))


def _meant(typed: str) -> UUID | None:
    try:
        return UUID(typed)
    except ValueError:
        return None


def _shown(request: Request, row: ScreenRow) -> dict[str, object]:
    site = settings.LAN_SITE or request.build_absolute_uri("/").rstrip("/")
    address = f"{site}{reverse('hall-screen', args=[row.token])}"
    return {
        "row": row,
        "here": reverse("hall-screen", args=[row.token]),
        "address": address,
        "qr": qr_svg(address),
    }
