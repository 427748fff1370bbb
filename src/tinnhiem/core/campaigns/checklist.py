"""Everything that is still missing before the summons and before the opening.

A checklist asks, it never refuses: what must be there is guarded by the phases. Each
line names its rule, and how well that rule is known.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

from tinnhiem.core.clarifications.clocks import ClockKind, clock_of
from tinnhiem.core.conference import practice
from tinnhiem.core.conference.conflicts import Conflict, Role
from tinnhiem.core.dossiers.dossier import Dossier, ItemStanding
from tinnhiem.core.people.eligibility import ExclusionHint
from tinnhiem.core.plans.citing import PLAN as PLAN
from tinnhiem.core.plans.feasibility import conference_of
from tinnhiem.core.plans.plan import PaperForm, Plan
from tinnhiem.core.rules.citation import Citation, Status
from tinnhiem.core.rules.rulebook import Rulebook, Strength
from tinnhiem.core.wording import Wording


class Gate(StrEnum):
    """Before which act something is needed (mốc)."""

    SUMMONS = "summons"
    OPENING = "opening"


class Item(StrEnum):
    """What a campaign needs on its way to the hall (việc phải xong)."""

    PLAN_NUMBER = "plan-number"
    CONFERENCE = "conference-set"
    FEASIBLE_DAY = "day-feasible"
    OFFICEHOLDERS = "officeholders"
    ELIGIBILITY = "eligibility-decided"
    ROSTER = "roster-frozen"
    CONFLICT = "role-conflict"
    DOSSIERS = "dossiers-complete"
    DOSSIER = "dossier-lacking"
    DOSSIER_LATE = "dossier-late"
    DOSSIERS_RELEASED = "dossiers-released"
    SUMMONS_PAPER = "summons-paper"
    SUMMONS = "summons-sent"
    SUMMONS_OUTDATED = "summons-outdated"
    STEP = "step-done"
    QUESTIONS_SENT = "questions-sent"
    QUESTIONS_ANSWERED = "questions-answered"
    OPENING_PAPER = "opening-paper"
    STAMPED_SHEETS = "stamped-sheets"


class Area(StrEnum):
    """Where it is done: the same words as the folders."""

    PLANS = "plans"
    PEOPLE = "people"
    DOSSIERS = "dossiers"
    CONFERENCE = "conference"
    PAPERS = "papers"
    BALLOTS = "ballots"
    CLARIFICATIONS = "clarifications"


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparationLine:
    """One thing to see to, done or not (một dòng của danh mục kiểm tra).

    Attributes:
        about: Which of several: a step, a paper's code, a person's name.
        have, need: The figures, where it is counted.
        left_off: Of those in `have`, how many a decision keeps off the ballot.
        roles: Of the person in `about`, where they do not go together.
        only_warns: Left as it is, nobody is stopped.
    """

    item: Item
    gate: Gate
    area: Area
    is_done: bool
    citation: Citation
    about: str = ""
    have: int | None = None
    need: int | None = None
    left_off: int = 0
    roles: tuple[Role, ...] = ()
    only_warns: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Preparation:
    """What is known while a campaign is prepared; the defaults are «not yet».

    Attributes:
        plan_issued: The plan has number and day, its own or from the register.
        conference_set: Time, place, chair and secretary are known.
        day_feasible: The day keeps every deadline, or the exception is on record.
        considered: How many hold a post of the plan, those left off included.
        rated, voters: How many persons.
        hints: Signs that somebody may have to be left off, not decided yet.
        summons_outdated: The conference has moved since the summons were frozen.
        made: Codes of the papers that were made.
        stamped: Sheets with the dấu treo.
        steps_done: Numbers of the plan's steps that were reported as done.
        unsent: Something waits at the clarification desk that whoever asks may know of.
        unanswered: A question has no answer, or one that voters do not have.
        names: By key of the person.
        dossiers: Of everybody rated and of the unit.
        dossiers_due: The rule on when voters must have them.
    """

    plan: Plan
    rulebook: Rulebook
    plan_issued: bool = False
    conference_set: bool = False
    day_feasible: bool = False
    considered: int = 0
    rated: int = 0
    voters: int = 0
    hints: tuple[ExclusionHint, ...] = ()
    roster_frozen: bool = False
    conflicts: tuple[Conflict, ...] = ()
    summons_sent: bool = False
    summons_outdated: bool = False
    made: frozenset[str] = frozenset()
    stamped: int = 0
    steps_done: frozenset[str] = frozenset()
    unsent: bool = False
    unanswered: bool = False
    names: Mapping[str, str] = field(default_factory=dict)
    dossiers: tuple[Dossier, ...] = ()
    dossiers_due: Citation = PLAN
    dossiers_released: bool = False


# With the summons go the two lists, the letter and the programme; into the hall the
# list to sign, the ballots and the minutes of their handing over.
FOR_SUMMONS: Final = ("D02a", "D02b", "D10", "D12")
FOR_OPENING: Final = ("D11", "D14", "D15")
INSTEAD: Final = {"D14": "D14L"}

PAPERS: Final = Citation(
    instrument=Wording("bộ văn bản của cuộc lấy phiếu"),
    article="",
    source="hồ sơ các cuộc lấy phiếu đã có; không quy định nào liệt kê đủ",
    status=Status.PRACTICE,
)
NUMBERED: Final = Citation(
    instrument="Nghị định 30/2020/NĐ-CP",
    article="Điều 15",
    source="Nghị định 30/2020/NĐ-CP, Điều 15: cấp số, thời gian ban hành",
    status=Status.SEEN,
)
PARTY_NUMBERED: Final = Citation(
    instrument="Quy định 399-QĐ/TW",
    article="",
    source="chỉ đọc trích đoạn; chưa đối chiếu điều về số, ngày của văn bản",
    status=Status.UNVERIFIED,
)


def preparation_lines(facts: Preparation) -> tuple[PreparationLine, ...]:
    """Return every line, done or not, in the order of doing it."""
    return (*_before_summons(facts), *_before_opening(facts))


def _before_summons(facts: Preparation) -> Iterator[PreparationLine]:
    planned, book = facts.plan.officeholder_count, facts.rulebook
    numbering = _numbering(facts.plan)
    yield _line(Item.PLAN_NUMBER, Area.PLANS, numbering, done=facts.plan_issued)
    day = book.anchor.citation
    yield _line(Item.CONFERENCE, Area.CONFERENCE, PLAN, done=facts.conference_set)
    yield _line(Item.FEASIBLE_DAY, Area.CONFERENCE, day, done=facts.day_feasible)
    yield PreparationLine(
        item=Item.OFFICEHOLDERS,
        gate=Gate.SUMMONS,
        area=Area.PEOPLE,
        is_done=facts.rated > 0 and facts.considered == planned,
        citation=PLAN,
        have=facts.considered,
        left_off=facts.considered - facts.rated,
        need=planned,
    )
    yield from _persons(facts)
    yield from _dossiers(facts)
    for code in FOR_SUMMONS:
        done = _is_made(code, facts)
        yield _line(Item.SUMMONS_PAPER, Area.PAPERS, PAPERS, done=done, about=code)
    sent = facts.summons_sent
    yield _line(Item.SUMMONS, Area.CONFERENCE, book.quorum.citation, done=sent)
    if facts.summons_outdated:
        yield PreparationLine(
            item=Item.SUMMONS_OUTDATED,
            gate=Gate.OPENING,
            area=Area.PAPERS,
            is_done=False,
            citation=PAPERS,
            only_warns=True,  # whoever was told may have been told on the telephone
        )


def _persons(facts: Preparation) -> Iterator[PreparationLine]:
    for hint in facts.hints:
        yield PreparationLine(
            item=Item.ELIGIBILITY,
            gate=Gate.SUMMONS,
            area=Area.PEOPLE,
            is_done=False,
            citation=hint.rule.citation,
            about=hint.officeholder.name,
            only_warns=True,  # a sign; the person who decides may leave it
        )
    frozen = facts.roster_frozen
    yield _line(Item.ROSTER, Area.PEOPLE, practice.ROSTER_FROZEN, done=frozen)
    for conflict in facts.conflicts:
        yield PreparationLine(
            item=Item.CONFLICT,
            gate=Gate.SUMMONS,
            area=Area.CONFERENCE,
            is_done=False,
            citation=conflict.citation,
            about=facts.names.get(conflict.person, conflict.person),
            roles=conflict.roles,
            only_warns=conflict.strength is Strength.WARN,
        )


def _dossiers(facts: Preparation) -> Iterator[PreparationLine]:
    if not facts.dossiers:
        return
    lacking = [one for one in facts.dossiers if one.lacking]
    yield PreparationLine(
        item=Item.DOSSIERS,
        gate=Gate.SUMMONS,
        area=Area.DOSSIERS,
        is_done=not lacking,
        citation=facts.dossiers[-1].items[0].item.citation,
        have=len(facts.dossiers) - len(lacking),
        need=len(facts.dossiers),
    )
    for one in lacking:
        yield _dossier(Item.DOSSIER, one, one.lacking)
    for one in facts.dossiers:
        # What has not come at all stands above; here is what came after its day.
        late = one.late(date.min)
        if late:
            yield _dossier(Item.DOSSIER_LATE, one, late)


def _dossier(
    item: Item, dossier: Dossier, things: tuple[ItemStanding, ...]
) -> PreparationLine:
    titles = "; ".join(one.item.title for one in things)
    is_late = item is Item.DOSSIER_LATE
    due = things[0].item.due
    return PreparationLine(
        item=item,
        gate=Gate.SUMMONS,
        area=Area.DOSSIERS,
        is_done=False,
        citation=due[0].citation if is_late and due else things[0].item.citation,
        about=f"{dossier.name}: {titles}",
        only_warns=is_late,  # it came; nobody can make it come earlier
    )


def _before_opening(facts: Preparation) -> Iterator[PreparationLine]:
    conference = conference_of(facts.plan)
    steps = facts.plan.steps
    place = steps.index(conference) if conference else len(steps)
    for step in steps[:place]:
        yield PreparationLine(
            item=Item.STEP,
            gate=Gate.OPENING,
            area=Area.PLANS,
            is_done=step.number in facts.steps_done,
            citation=PLAN,
            about=step.number,
            only_warns=True,  # reported by hand; the papers show what is really there
        )
    if facts.dossiers:
        yield PreparationLine(
            item=Item.DOSSIERS_RELEASED,
            gate=Gate.OPENING,
            area=Area.DOSSIERS,
            is_done=facts.dossiers_released,
            citation=facts.dossiers_due,
        )
    yield from _clarifications(facts)
    for code in FOR_OPENING:
        yield PreparationLine(
            item=Item.OPENING_PAPER,
            gate=Gate.OPENING,
            area=Area.PAPERS,
            is_done=_is_made(code, facts),
            citation=PAPERS,
            about=code,
        )
    yield PreparationLine(
        item=Item.STAMPED_SHEETS,
        gate=Gate.OPENING,
        area=Area.BALLOTS,
        is_done=facts.stamped >= max(facts.voters, 1),
        citation=practice.STAMPED_SHEETS,
        # Before the roster is frozen nobody knows how many are needed.
        have=facts.stamped if facts.voters else None,
        need=facts.voters or None,
    )


def _clarifications(facts: Preparation) -> Iterator[PreparationLine]:
    """Yield what waits at the desk; what stays open is printed for the conference."""
    for item, kind, is_open in (
        (Item.QUESTIONS_SENT, ClockKind.ASKING, facts.unsent),
        (Item.QUESTIONS_ANSWERED, ClockKind.ANSWERING, facts.unanswered),
    ):
        if not is_open:
            continue
        clock = clock_of(kind, plan=facts.plan, rulebook=facts.rulebook, vote_on=None)
        yield PreparationLine(
            item=item,
            gate=Gate.OPENING,
            area=Area.CLARIFICATIONS,
            is_done=False,
            citation=clock.citation,
            only_warns=True,  # what is open is heard in the hall
        )


def _numbering(plan: Plan) -> Citation:
    """Return what asks for number and day: the State's rule, or the Party's."""
    return PARTY_NUMBERED if plan.head.form is PaperForm.PARTY else NUMBERED


def _is_made(code: str, facts: Preparation) -> bool:
    return bool({code, INSTEAD.get(code, code)} & facts.made)


def _line(
    item: Item, area: Area, citation: Citation, *, done: bool, about: str = ""
) -> PreparationLine:
    return PreparationLine(
        item=item,
        gate=Gate.SUMMONS,
        area=area,
        is_done=done,
        citation=citation,
        about=about,
    )
