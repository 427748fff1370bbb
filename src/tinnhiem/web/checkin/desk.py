"""The desk at the door: one field, one answer, the quorum beside it."""

from typing import Final

from django.http import HttpResponse
from django.shortcuts import render

from tinnhiem.actions.conference.desk_scan import DeskScan, scan_once
from tinnhiem.core.conference.door.scan import DeskMode
from tinnhiem.core.errors import VoteError
from tinnhiem.store.queries.desk import figures_of
from tinnhiem.web.checkin.forms import DeskForm
from tinnhiem.web.checkin.words import MODES, SIGNS, Shown, shown
from tinnhiem.web.found import campaign_or_404
from tinnhiem.web.gate import page
from tinnhiem.web.once import key_of
from tinnhiem.web.saying import say_here
from tinnhiem.web.who import Request

DESK: Final = 60  # letters of a desk's name
# The only page that looks through the camera; nothing else of the policy changes.
WITH_CAMERA: Final = "camera=(self), geolocation=(), microphone=(), payment=(), usb=()"


@page("check-in")
def desk(request: Request, slug: str) -> HttpResponse:
    """Show the desk; without scripting, answer a scan as well."""
    campaign = campaign_or_404(slug)
    form = DeskForm(request.POST or None)
    answer: Shown | None = None
    mode = DeskMode.ARRIVE
    if request.method == "POST" and form.is_valid():
        mode = DeskMode(form.cleaned_data["mode"])
        asked = DeskScan(
            text=form.cleaned_data["text"], mode=mode, desk=desk_name(request)
        )
        answer = _answered(request, slug, asked)
    response = render(
        request,
        "checkin/desk.html",
        {
            "campaign": campaign,
            "answer": answer,
            "mode": mode.value,
            "modes": [(one.value, words) for one, words in MODES.items()],
            "figures": figures_of(campaign),
            "desk": desk_name(request),
        },
    )
    response["Permissions-Policy"] = WITH_CAMERA
    return response


@page("check-in-list")
def figures(request: Request, slug: str) -> HttpResponse:
    """Answer the page's question how many are in the hall."""
    campaign = campaign_or_404(slug)
    context = {"campaign": campaign, "figures": figures_of(campaign)}
    return render(request, "checkin/_figures.html", context)


def desk_name(request: Request) -> str:
    """Return what others read of this desk: the device's name, or who sits there."""
    who = request.who
    name = who.device.name if who.device else who.name or who.login
    return name[:DESK]


def _answered(request: Request, slug: str, asked: DeskScan) -> Shown:
    try:
        answer = scan_once(
            key_of(request),
            campaign=campaign_or_404(slug),
            asked=asked,
            by=request.who.login,
            now=request.now,
        )
    except VoteError as refusal:
        tone = "refused"
        return Shown(
            code=refusal.code,
            mode=asked.mode.value,
            tone=tone,
            sign=SIGNS[tone],
            title=say_here(refusal),
        )
    return shown(answer, now=request.now)
