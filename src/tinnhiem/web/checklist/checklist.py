"""What is missing before the summons and before the opening, and where to do it."""

from dataclasses import dataclass
from typing import Final

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from tinnhiem.core.campaigns.checklist import (
    Area,
    Gate,
    Item,
    PreparationLine,
    preparation_lines,
)
from tinnhiem.core.errors import VoteError
from tinnhiem.messages.checklist import AREA_WORDS, COMMANDS, GATE_WORDS, line_words
from tinnhiem.papers.catalogue.titles import TITLES
from tinnhiem.store.queries.clarifications import Reader
from tinnhiem.store.queries.preparation import preparation_of
from tinnhiem.web.found import campaign_or_404
from tinnhiem.web.gate import page
from tinnhiem.web.saying import say_here
from tinnhiem.web.who import Request, Who
from tinnhiem.web.words import source_words

# The page where a thing is done; where there is none yet, the command is shown.
PLACES: Final = {
    Area.PLANS: "plan",
    Area.PEOPLE: "people",
    Area.PAPERS: "papers",
    Area.DOSSIERS: "dossiers",
    Area.CONFERENCE: "conference-day",
    Area.CLARIFICATIONS: "clarifications",
}
NEARER: Final = {
    Item.STEP: "steps",
    Item.SUMMONS: "replies",
    Item.QUESTIONS_ANSWERED: "open-questions",
    Item.ROSTER: "people-freeze",
    Item.ELIGIBILITY: "eligibility",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the page."""

    words: str
    rule: str
    is_done: bool
    only_warns: bool
    area: str
    link: str
    command: str


@page("checklist")
def missing(request: Request, slug: str) -> HttpResponse:
    """Show everything the campaign needs before its conference, done or not."""
    who = request.who
    campaign = campaign_or_404(slug)
    reader = Reader(key=who.person_key, name=who.name)
    try:
        lines = preparation_lines(preparation_of(campaign, reader=reader))
    except VoteError as refusal:
        return render(request, "500.html", {"sentence": say_here(refusal)}, status=500)
    gates = [(GATE_WORDS[gate], *_of(lines, gate, slug=slug, who=who)) for gate in Gate]
    return render(request, "checklist/checklist.html", {"slug": slug, "gates": gates})


def _of(
    lines: tuple[PreparationLine, ...], gate: Gate, *, slug: str, who: Who
) -> tuple[int, list[Line]]:
    """Return how many are open, and the lines with the open ones first."""
    shown = [_shown(line, slug=slug, who=who) for line in lines if line.gate is gate]
    shown.sort(key=lambda line: line.is_done)
    return sum(not line.is_done for line in shown), shown


def _shown(line: PreparationLine, *, slug: str, who: Who) -> Line:
    title = TITLES.get(line.about)
    place = NEARER.get(line.item) or PLACES.get(line.area, "")
    return Line(
        words=line_words(line, about=f"«{title.title}»" if title else ""),
        rule=source_words(line.citation),
        is_done=line.is_done,
        only_warns=line.only_warns,
        area=AREA_WORDS[line.area],
        # The inspector has no desk: there the line has no link.
        link=reverse(place, args=[slug]) if _leads(line, place, who) else "",
        command=COMMANDS[line.item],
    )


def _leads(line: PreparationLine, place: str, who: Who) -> bool:
    is_desk = line.area is Area.CLARIFICATIONS
    return bool(place) and (not is_desk or who.sees("clarifications"))
