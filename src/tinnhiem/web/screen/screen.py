"""The screen of the hall: whoever has its address sees it, nobody signs in."""

import json
from collections.abc import Callable
from typing import Final, TypeAlias

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import get_language

from tinnhiem.core.levels import Level
from tinnhiem.store.queries.screens import ScreenRow, hall_of, screen_asking
from tinnhiem.web.endpoints import endpoint
from tinnhiem.web.gate import page
from tinnhiem.web.parts.results import ResultLine
from tinnhiem.web.screen.answers import Answers, Ready, answer_with
from tinnhiem.web.screen.hall_now import HallNow, hall_now
from tinnhiem.web.who import Request

Maker: TypeAlias = Callable[[], bytes]

ANSWERS: Final = Answers()
HTML: Final = "text/html; charset=utf-8"
JSON: Final = "application/json"
DARK: Final = "toi"


@page("hall-screen")
def screen(request: Request, token: str) -> HttpResponse:
    """Show the hall; the part that changes asks for itself again."""
    row, seq = _asking(token)
    context = {
        "token": token,
        "now": _now(row, seq),
        "is_dark": request.GET.get("nen") == DARK,
    }
    return render(request, "screen/screen.html", context)


@page("hall-screen")
def changing(request: Request, token: str) -> HttpResponse:
    """Return the part that changes, or 304 when nothing has."""
    row, seq = _asking(token)
    ready = _ready(
        row,
        seq,
        kind="html",
        make=lambda: render_to_string(
            "screen/_now.html", {"now": _now(row, seq)}
        ).encode(),
    )
    return answer_with(ready, request, media=HTML)


@endpoint("hall-screen", method="GET")
def as_json(request: Request, token: str) -> HttpResponse:
    """Return the same as JSON, for another program that shows it."""
    row, seq = _asking(token)
    ready = _ready(row, seq, kind="json", make=lambda: _written(_now(row, seq)))
    return answer_with(ready, request, media=JSON)


def _asking(token: str) -> tuple[ScreenRow, int]:
    """Return the screen; a revoked one is as unknown as one that never was."""
    found = screen_asking(token)
    if found is None:
        raise Http404
    return found


def _ready(row: ScreenRow, seq: int, *, kind: str, make: Maker) -> Ready:
    return ANSWERS.get(
        (row.pk, kind, get_language()), state=(seq, row.shows_names), make=make
    )


def _now(row: ScreenRow, seq: int) -> HallNow:
    return hall_now(hall_of(row.campaign, with_names=row.shows_names), seq=seq)


def _written(now: HallNow) -> bytes:
    told = {
        "seq": now.seq,
        "phase": now.phase,
        "office": now.office,
        "act": now.act,
        "next": now.next,
        "when": now.when,
        "is_rehearsal": now.is_rehearsal,
        "present": now.present,
        "summoned": now.summoned,
        "minimum": now.minimum,
        "is_enough": now.is_enough,
        "progress": [
            {"words": one.words, "done": one.done, "whole": one.whole}
            for one in now.progress
        ],
        "names": [
            {"name": name, "is_here": is_here}
            for sheet in now.names
            for name, is_here in sheet
        ],
        "results": [_result(line) for sheet in now.results for line in sheet],
    }
    return json.dumps(told, ensure_ascii=False).encode()


def _result(line: ResultLine) -> dict[str, object]:
    votes = {level.level.value: level.votes for level in line.levels}
    return {
        "name": line.name,
        "title": line.title,
        "base": line.base,
        "whole": line.whole,
        **{level.value: votes[level] for level in Level},
    }
