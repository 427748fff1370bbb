"""Endpoints of a desk's page: scans that may have waited, the list, the figures."""

from dataclasses import asdict
from datetime import timedelta
from typing import Final

from django.http import HttpResponse, JsonResponse

from tinnhiem.actions.conference.desk_scan import DeskScan, scan_once
from tinnhiem.core.conference.door.scan import LONGEST, QUEUED_AT_MOST, DeskMode
from tinnhiem.store.queries.desk import HallFigures, figures_of, roster_lines
from tinnhiem.web.checkin.desk import desk_name
from tinnhiem.web.checkin.words import shown
from tinnhiem.web.endpoints import Body, BodyRefusedError, body_of, endpoint
from tinnhiem.web.found import campaign_or_404
from tinnhiem.web.who import Request

MODE: Final = "mode"
FIELDS: Final = frozenset({"key", "text", MODE, "ago_ms", "queued", "sitting"})
MOST_SITTINGS: Final = 999
LONGEST_WAIT: Final = int(QUEUED_AT_MOST.total_seconds() * 1000)


@endpoint("check-in", method="POST")
def scan(request: Request, slug: str) -> HttpResponse:
    """Do one scan, made now or while the server was away; the same key twice is one."""
    campaign = campaign_or_404(slug)
    body = body_of(request, known=FIELDS)
    answer = scan_once(
        body.key("key"),
        campaign=campaign,
        asked=_asked(body, desk=desk_name(request)),
        by=request.who.login,
        now=request.now,
    )
    return JsonResponse(asdict(shown(answer, now=request.now)))


@endpoint("check-in", method="GET")
def people(request: Request, slug: str) -> HttpResponse:
    """Return everybody summoned, so that names can be found while the server is away.

    The page keeps them in its memory only; what it stores are numbers and tokens.
    """
    del request
    campaign = campaign_or_404(slug)
    listed = [
        {
            "number": line.number,
            "name": line.name,
            "unit": line.unit,
            "state": line.state,
        }
        for line in roster_lines(campaign)
    ]
    return JsonResponse({"sitting": campaign.sitting, "people": listed})


@endpoint("check-in-list", method="GET")
def present(request: Request, slug: str) -> HttpResponse:
    """Return how many are in the hall, and how many must be."""
    del request
    return JsonResponse(_figures(figures_of(campaign_or_404(slug))))


def _asked(body: Body, *, desk: str) -> DeskScan:
    try:
        mode = DeskMode(body.text(MODE, longest=10))
    except ValueError as error:
        raise BodyRefusedError(MODE) from error
    sitting = body.number("sitting", least=0, most=MOST_SITTINGS, default=0)
    ago = body.number("ago_ms", least=0, most=LONGEST_WAIT, default=0)
    return DeskScan(
        text=body.text("text", longest=LONGEST),
        mode=mode,
        desk=desk,
        ago=timedelta(milliseconds=ago),
        was_queued=body.truth("queued"),
        sitting=sitting or None,
    )


def _figures(found: HallFigures) -> dict[str, object]:
    return {
        **asdict(found),
        "is_reached": found.is_reached,
        "lacking": found.lacking,
    }
