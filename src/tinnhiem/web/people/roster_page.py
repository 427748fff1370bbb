"""The roster as a page shows it: a formula with counts, people with reasons."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tinnhiem.core.conference.conflicts import Conflict, Role
from tinnhiem.core.errors import VoteError
from tinnhiem.core.people.heading import without_marks
from tinnhiem.core.people.roster import Eligibility, Officeholder, Roster, Voter
from tinnhiem.core.people.roster_formula import diff_rosters
from tinnhiem.core.rules.rulebook import Rulebook, Strength
from tinnhiem.messages.checklist import examined_words
from tinnhiem.messages.people import say_difference, say_empty, say_hint, say_left_out
from tinnhiem.store.queries.campaigns import CampaignRow
from tinnhiem.store.queries.conference import conflicts_of
from tinnhiem.store.queries.people import frozen_voters_of, last_import_of
from tinnhiem.store.queries.records import RosterFacts, roster_facts
from tinnhiem.web.parts.people import (
    OfficeholderLine,
    VoterLine,
    officeholder_line,
    voter_line,
)
from tinnhiem.web.saying import say_here
from tinnhiem.web.words import source_words

ON_A_PAGE: Final = 100
ROLE_WORDS: Final[dict[Role, Promise]] = {
    Role.CHAIR: _("người chủ trì Hội nghị"),
    Role.SECRETARY: _("thư ký Hội nghị"),
    Role.RATED: _("người được lấy phiếu tín nhiệm"),
    Role.COMMITTEE: _("thành viên Ban Kiểm phiếu"),
    Role.TYPIST: _("người nhập kết quả đọc phiếu"),
    Role.STEP_OWNER: _("người chủ trì một bước của kế hoạch"),
    Role.ASKER: _("người yêu cầu giải trình"),
    Role.CLERK: _("người làm việc ở bộ phận tham mưu"),
    Role.INSPECTOR: _("người giám sát"),
    Role.ADMIN: _("người quản trị máy"),
}


@dataclass(frozen=True, slots=True)
class CategoryLine:
    """One term of the formula: whom it brings in, and whom an earlier one has."""

    name: str
    people: int
    again: int


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """Somebody put on or taken off by decision."""

    name: str
    adds: bool
    reason: str


@dataclass(frozen=True, slots=True)
class ConflictLine:
    """Somebody in two parts."""

    name: str
    parts: tuple[str, str]
    is_refused: bool
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterPage:
    """Everything but which page of people is shown.

    Attributes:
        examined: How many were considered and left off; empty when none was.
        refusal: Why the formula yields nobody, in Vietnamese.
        undoable: The file of the last import that can be taken back.
        since: What has changed since the freeze, in Vietnamese.
    """

    rulebook: Rulebook

    voters: tuple[Voter, ...]
    formula: tuple[CategoryLine, ...]
    both: int
    holders: tuple[OfficeholderLine, ...]
    planned: int
    examined: str
    hints: tuple[str, ...]
    notes: tuple[str, ...]
    changes: tuple[ChangeLine, ...]
    conflicts: tuple[ConflictLine, ...]
    is_frozen: bool
    refusal: str
    undoable: str
    since: tuple[str, ...]


def roster_page(campaign: CampaignRow) -> RosterPage:
    """Ask what the page of the roster shows."""
    facts = roster_facts(campaign)
    frozen = frozen_voters_of(campaign)
    planned, refusal = (Roster(frozen), "") if frozen else _planned(facts)
    names = {person.key: person.name for person in facts.persons}
    book = facts.rulebook
    is_open = campaign.phase == "planned" and not frozen
    found = conflicts_of(campaign, rulebook=book)
    people = {**names, **{voter.person: voter.name for voter in frozen}}
    people |= {p.key: p.name for p in (campaign.chair, campaign.secretary) if p}
    return RosterPage(
        voters=planned.voters,
        formula=_formula(facts.categories, planned.voters),
        both=sum(voter.is_officeholder for voter in planned.voters),
        holders=tuple(officeholder_line(one, book) for one in facts.officeholders),
        planned=facts.planned,
        examined=_examined(facts.officeholders, planned=facts.planned),
        hints=() if frozen else tuple(map(say_hint, facts.hints())),
        notes=(*map(say_empty, planned.empty), *map(say_left_out, planned.left_out)),
        changes=tuple(
            ChangeLine(names.get(one.person, one.person), adds, one.reason)
            for one, adds in facts.changes
        ),
        conflicts=tuple(_conflict(one, people) for one in found),
        is_frozen=bool(frozen),
        refusal=refusal,
        since=_since(frozen, facts) if frozen else (),
        rulebook=book,
        undoable=last_import_of(campaign) if is_open else "",
    )


def voters_wanted(
    voters: Sequence[Voter], *, category: str, name: str
) -> tuple[VoterLine, ...]:
    """Return the voters of one category whose names hold some letters.

    Names are compared without diacritics: a phone's keyboard may have none.
    """
    typed = without_marks(name)
    return tuple(
        voter_line(voter)
        for voter in voters
        if (not category or category in voter.reasons)
        and (not typed or typed in without_marks(voter.name))
    )


def _since(frozen: Sequence[Voter], facts: RosterFacts) -> tuple[str, ...]:
    now, refusal = _planned(facts)
    return (
        (refusal,)
        if refusal
        else tuple(say_difference(diff_rosters(frozen, now.voters)))
    )


def _planned(facts: RosterFacts) -> tuple[Roster, str]:
    if not facts.persons:
        return Roster(()), ""
    try:
        return facts.roster(), ""
    except VoteError as refusal:
        return Roster(()), say_here(refusal)


def _formula(
    categories: Sequence[str], voters: Sequence[Voter]
) -> tuple[CategoryLine, ...]:
    """Count each category, and who stands in an earlier one already."""
    lines = []
    for place, category in enumerate(categories):
        before = set(categories[:place])
        held = [voter for voter in voters if category in voter.reasons]
        again = sum(bool(before & set(voter.reasons)) for voter in held)
        lines.append(CategoryLine(category, len(held), again))
    return tuple(lines)


def _conflict(conflict: Conflict, names: dict[str, str]) -> ConflictLine:
    first, second = conflict.roles
    return ConflictLine(
        names.get(conflict.person, conflict.person),
        (str(ROLE_WORDS[first]), str(ROLE_WORDS[second])),
        conflict.strength is not Strength.WARN,
        source_words(conflict.citation),
    )


def _examined(holders: Sequence[Officeholder], *, planned: int) -> str:
    off = sum(one.eligibility is not Eligibility.RATED for one in holders)
    return examined_words(len(holders), planned, left_off=off) if off else ""
