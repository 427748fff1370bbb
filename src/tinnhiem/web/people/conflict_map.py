"""Who plays which part, and which parts should not meet in one person."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tinnhiem.core.conference.conflicts import Conflict, Role, conflicts
from tinnhiem.core.rules.rulebook import Strength
from tinnhiem.store.queries.conference import roles_of
from tinnhiem.store.queries.people import names_of
from tinnhiem.store.queries.plans import rulebook_of
from tinnhiem.web.found import campaign_or_404
from tinnhiem.web.gate import page
from tinnhiem.web.people.roster_page import ROLE_WORDS
from tinnhiem.web.who import Request
from tinnhiem.web.words import source_words

# Typists are members of the committee, whoever asked lies sealed, and who leads a step
# is named by post in the plan: none of the three is a column.
COLUMNS: Final[dict[Role, Promise]] = {
    Role.CHAIR: _("Chủ trì Hội nghị"),
    Role.SECRETARY: _("Thư ký"),
    Role.RATED: _("Được lấy phiếu"),
    Role.COMMITTEE: _("Ban Kiểm phiếu"),
    Role.CLERK: _("Tham mưu"),
    Role.INSPECTOR: _("Giám sát"),
    Role.ADMIN: _("Quản trị máy"),
}


@dataclass(frozen=True, slots=True)
class PartCell:
    """Whether somebody plays one part, and how badly it meets another of theirs."""

    role: str
    is_played: bool
    verdict: str


@dataclass(frozen=True, slots=True)
class Meeting:
    """Two parts that meet in one person, and by what right that is asked about."""

    parts: tuple[str, str]
    is_refused: bool
    source: str


@dataclass(frozen=True, slots=True)
class MapRow:
    """One person's parts."""

    name: str
    cells: tuple[PartCell, ...]
    meetings: tuple[Meeting, ...]


@page("conflict-map")
def conflict_map(request: Request, slug: str) -> HttpResponse:
    """Show everybody who plays a part, those in conflict first."""
    campaign = campaign_or_404(slug)
    roles = roles_of(campaign)
    found = conflicts(roles, rulebook=rulebook_of(campaign))
    rows = map_rows(roles, found, names_of(set().union(*roles.values())))
    context = {
        "campaign": campaign,
        "columns": COLUMNS.values(),
        "rows": rows,
        "refused": sum(any(m.is_refused for m in row.meetings) for row in rows),
        "doubtful": sum(bool(row.meetings) for row in rows),
    }
    return render(request, "people/conflict_map.html", context)


def map_rows(
    roles: Mapping[Role, frozenset[str]],
    found: tuple[Conflict, ...],
    names: Mapping[str, str],
) -> list[MapRow]:
    """Return one row a person: the refused first, then the doubtful, then by name."""
    rows = []
    for person in set().union(*roles.values()):
        own = [one for one in found if one.person == person]
        cells = tuple(_cell(role, roles, person, own) for role in COLUMNS)
        rows.append(MapRow(names[person], cells, tuple(map(_meeting, own))))
    return sorted(
        rows,
        key=lambda row: (
            not any(meeting.is_refused for meeting in row.meetings),
            not row.meetings,
            row.name.split()[-1],
            row.name,
        ),
    )


def _cell(
    role: Role,
    roles: Mapping[Role, frozenset[str]],
    person: str,
    own: list[Conflict],
) -> PartCell:
    strengths = {one.strength for one in own if role in one.roles}
    verdict = "doubt" if strengths else ""
    if strengths - {Strength.WARN}:
        verdict = "bad"
    return PartCell(str(COLUMNS[role]), person in roles[role], verdict)


def _meeting(conflict: Conflict) -> Meeting:
    first, second = conflict.roles
    return Meeting(
        (str(ROLE_WORDS[first]), str(ROLE_WORDS[second])),
        conflict.strength is not Strength.WARN,
        source_words(conflict.citation),
    )
