"""Sheets taken one by one by a camera: what it sees, and what became of each picture.

A frame is looked at in memory and forgotten. A picture goes from the request into the
sealed rows of the open count; neither is ever a file.
"""

from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tinnhiem.actions.count.placing import KeptPage
from tinnhiem.actions.count.read_scans import (
    Shots,
    layout_required,
    look_at_frame,
    take_pictures,
)
from tinnhiem.core.scanning.page import DuplicateKind, PageOutcome, Rejection
from tinnhiem.omr.viewfinder import MOST_BYTES, NoFrameError, Sight
from tinnhiem.web.count.scan_seat import scan_desk
from tinnhiem.web.count.scan_words import REASONS
from tinnhiem.web.count.seat import or_back, seat_or_404
from tinnhiem.web.endpoints import BodyRefusedError, endpoint
from tinnhiem.web.gate import page
from tinnhiem.web.who import Request

# The only page of the count that looks through the camera.
WITH_CAMERA: Final = "camera=(self), geolocation=(), microphone=(), payment=(), usb=()"
MOST_PICTURE: Final = 12_000_000  # bytes; a phone's photograph has half
TONES: Final = {PageOutcome.READ: "good", PageOutcome.FLAGGED: "notice"}
TAKEN: Final = {
    PageOutcome.READ: gettext_lazy("Tờ {n}: đọc được hết."),
    PageOutcome.FLAGGED: gettext_lazy("Tờ {n}: đã nhận, có dòng cần người xem."),
}
NOT_TAKEN: Final[dict[str, Promise]] = {
    DuplicateKind.SAME_STROKES: gettext_lazy(
        "Giống tờ vừa chụp: không nhận lần nữa. Nếu là lá phiếu khác, chụp tờ tiếp "
        "theo trước rồi chụp lại tờ này."
    ),
    Rejection.TOO_COARSE: gettext_lazy(
        "Không nhận: ảnh chưa tới 150 điểm trên inch, đưa máy gần hơn."
    ),
}


@page("scan-camera")
@or_back
def camera(request: Request, slug: str, number: int) -> HttpResponse:
    """Show the page that takes the sheets of a batch."""
    desk = scan_desk(request, slug)
    batch = desk.batch(number)
    layout_required(desk.seat.campaign)
    pile = desk.piles[number]
    context = {
        "slug": slug,
        "seat": desk.seat,
        "batch": batch,
        "sheets": pile.sheets,
        "pages": len(pile.pages),
        "each": pile.pages_each,
        "secure_page": settings.LAN_SITE and settings.LAN_SITE + request.path,
    }
    response = render(request, "count/scan_camera.html", context)
    response["Permissions-Policy"] = WITH_CAMERA
    return response


@endpoint("scan-camera", method="POST")
def look(request: Request, slug: str, number: int) -> HttpResponse:
    """Say where a sheet lies in a frame.

    Asked several times a second, by devices of the committee only. The device's key is
    opened as for any page of the count, and not used: no sealed row is touched.
    """
    del number
    seat = seat_or_404(request, slug)
    try:
        sight = look_at_frame(seat.campaign, _body(request, most=MOST_BYTES))
    except NoFrameError as error:
        raise BodyRefusedError from error
    return JsonResponse(_sight(sight))


@endpoint("scan-camera", method="POST")
def take(request: Request, slug: str, number: int) -> HttpResponse:
    """Take one picture into the batch, or say why it was not."""
    seat = seat_or_404(request, slug)
    (kept,) = take_pictures(
        campaign=seat.campaign,
        shots=Shots(
            batch=number,
            camera=seat.device,
            pictures=[_body(request, most=MOST_PICTURE)],
        ),
        member=seat.member,
        key=seat.key,
        now=request.now,
    )
    pile = scan_desk(request, slug).piles[number]
    return JsonResponse(
        {
            "kept": bool(kept.place),
            "outcome": kept.outcome.value,
            "tone": TONES.get(kept.outcome, "refused") if kept.place else "refused",
            "sentence": _sentence(kept),
            "pages": len(pile.pages),
            "sheets": pile.sheets,
        }
    )


def _body(request: HttpRequest, *, most: int) -> bytes:
    """Return what was sent, held in memory; nothing longer is read to its end.

    Raises:
        BodyRefusedError: Nothing, or more than a picture has.
    """
    content = request.read(most + 1)
    if not 0 < len(content) <= most:
        raise BodyRefusedError
    return content


def _sight(sight: Sight) -> dict[str, object]:
    return {
        "width": sight.width,
        "height": sight.height,
        "outline": sight.outline,
        "marks": sight.marks,
        "page": sight.page,
        "dpi": round(sight.dots_per_inch, 1),
        "sharp": sight.is_sharp,
    }


def _sentence(kept: KeptPage) -> str:
    why = str(REASONS.get(kept.reason, ""))
    if kept.place and kept.outcome in TAKEN:
        return str(TAKEN[kept.outcome]).format(n=kept.place)
    if kept.place:
        return _("Tờ {n}: đã nhận, {why}.").format(n=kept.place, why=why)
    if kept.reason in NOT_TAKEN:
        return str(NOT_TAKEN[kept.reason])
    return _("Không nhận: {why}.").format(why=why or _("máy không đọc được"))
