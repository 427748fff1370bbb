"""The roster as a formula: the union of the plan's categories, each person once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tinnhiem.core.people.category import by_same_words, same_category
from tinnhiem.core.people.errors import (
    AdjustmentReasonMissingError,
    OfficeholderMayNotVoteError,
    RosterEmptyError,
    UnknownCategoryError,
    UnknownPersonError,
)
from tinnhiem.core.people.person import Person
from tinnhiem.core.people.roster import (
    Adjustment,
    Eligibility,
    EmptyCategory,
    LeftOut,
    LeftOutBecause,
    Officeholder,
    Roster,
    RosterDiff,
    Voter,
    VoterChange,
)
from tinnhiem.core.rules.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class RosterPlan:
    """What decides about a roster besides the people.

    Attributes:
        categories: The plan's voter categories, in its order.
        words: The same by what is compared with a person's category.
        rated: Keys of the persons who are on the ballot.
        ballot: The place of everybody considered for the ballot, by key.
        day: The day of the vote, or today while it is not set.
    """

    categories: tuple[str, ...]
    words: Mapping[str, str]
    rated: frozenset[str]
    ballot: Mapping[str, int]
    rulebook: Rulebook
    day: date


def build_roster(  # noqa: PLR0913 - all keyword-only, each a fact of its own
    persons: Sequence[Person],
    *,
    categories: tuple[str, ...],
    officeholders: tuple[Officeholder, ...],
    rulebook: Rulebook,
    day: date,
    extra: tuple[Adjustment, ...] = (),
    without: tuple[Adjustment, ...] = (),
) -> Roster:
    """Return who may answer.

    Args:
        persons: Everybody known, in the order of the office's own list.
        categories: The plan's voter categories, in its order. Those of a person match
            whatever their case, blanks and leading «các đồng chí».
        officeholders: Those considered for the ballot; only those rated are marked.
        rulebook: Its `officeholders_vote` says whether the rated may answer.
        day: Who has no post left on this day is not brought in.
        extra: Persons added by decision; the reason stands among their reasons.
        without: Persons taken off by decision.

    Returns:
        Voters numbered from 1, in the order of categories; within one, officeholders
        in the order of the ballot, then the others as the office lists them; those
        added by decision last. Besides, the empty categories and who was left out.

    Raises:
        UnknownCategoryError: Correct the person's category, or the plan.
        UnknownPersonError: An adjustment names nobody known.
        AdjustmentReasonMissingError: Write down why.
        OfficeholderMayNotVoteError: The rule keeps this person off.
        RosterEmptyError: Give the persons their categories.

    Source: `rulebook.officeholders_vote`; that each person counts once is inferred
        from Phụ lục 1 Quy định 96-QĐ/TW. No text orders the list; an office lists
        by rank, so its own order is kept.
    """
    rated = frozenset(
        o.person for o in officeholders if o.eligibility is Eligibility.RATED
    )
    plan = RosterPlan(
        categories=categories,
        words=by_same_words(categories),
        rated=rated,
        ballot={holder.person: holder.order for holder in officeholders},
        rulebook=rulebook,
        day=day,
    )
    by_key = {person.key: person for person in persons}
    _require_known(by_key, (*extra, *without))
    reasons = {person.key: _reasons(person, plan) for person in persons}
    dropped = {change.person: change for change in without}
    left_out = _left_out(persons, reasons, plan) + _taken_off(by_key, dropped)
    gone = {out.person for out in left_out}
    _require_may_vote(by_key, extra, plan)
    for change in extra:
        reasons[change.person] = (*reasons[change.person], change.reason.strip())
    added = {change.person for change in extra} - dropped.keys()
    listed = [p for p in persons if reasons[p.key] and p.key not in gone - added]
    if not listed:
        raise RosterEmptyError(persons=len(persons), categories=categories)
    return Roster(
        voters=_numbered(listed, reasons, plan),
        empty=_empty(categories, (reasons[p.key] for p in listed)),
        left_out=tuple(out for out in left_out if out.person not in added),
    )


def diff_rosters(frozen: Sequence[Voter], now: Sequence[Voter]) -> RosterDiff:
    """Return how the roster of today differs from the frozen one.

    Numbers are not compared: they move when anybody joins.
    """
    before = {voter.person: voter for voter in frozen}
    after = {voter.person: voter for voter in now}
    both = [(before[key], after[key]) for key in before if key in after]
    return RosterDiff(
        joined=tuple(voter for voter in now if voter.person not in before),
        left=tuple(voter for voter in frozen if voter.person not in after),
        changed=tuple(VoterChange(b, a) for b, a in both if _differ(b, a)),
    )


def _differ(before: Voter, after: Voter) -> bool:
    change = VoterChange(before, after)
    named = before.name != after.name
    return named or change.is_of_reasons or change.is_of_title or change.is_of_rating


def _require_known(by_key: Mapping[str, Person], changes: Iterable[Adjustment]) -> None:
    for change in changes:
        if change.person not in by_key:
            known = [person.name for person in by_key.values()]
            raise UnknownPersonError(change.person, known=known)
        if not change.reason.strip():
            raise AdjustmentReasonMissingError(by_key[change.person].name)


def _require_may_vote(
    by_key: Mapping[str, Person], extra: Iterable[Adjustment], plan: RosterPlan
) -> None:
    rule = plan.rulebook.officeholders_vote
    for change in extra:
        if change.person in plan.rated and not rule.value:
            name = by_key[change.person].name
            raise OfficeholderMayNotVoteError(name, source=rule.citation)


def _reasons(person: Person, plan: RosterPlan) -> tuple[str, ...]:
    """Return the plan's categories of a person, in the plan's order, each once."""
    found = set()
    for written in person.categories:
        category = plan.words.get(same_category(written))
        if category is None:
            raise UnknownCategoryError(written, name=person.name, known=plan.categories)
        found.add(category)
    return tuple(category for category in plan.categories if category in found)


def _left_out(
    persons: Iterable[Person],
    reasons: Mapping[str, tuple[str, ...]],
    plan: RosterPlan,
) -> list[LeftOut]:
    rule = plan.rulebook.officeholders_vote
    out = []
    for person in persons:
        if not reasons[person.key]:
            continue
        because = _without_post(person, plan.day)
        if because:
            out.append(LeftOut(person.key, person.name, because))
        elif person.key in plan.rated and not rule.value:
            off = LeftOutBecause.OFFICEHOLDERS_DO_NOT_VOTE
            out.append(LeftOut(person.key, person.name, off, str(rule.citation)))
    return out


def _taken_off(
    by_key: Mapping[str, Person], dropped: Mapping[str, Adjustment]
) -> list[LeftOut]:
    return [
        LeftOut(
            key, by_key[key].name, LeftOutBecause.BY_DECISION, change.reason.strip()
        )
        for key, change in dropped.items()
    ]


def _without_post(person: Person, day: date) -> LeftOutBecause | None:
    """Return why none of a person's posts counts on `day`; None when one does.

    Somebody without any recorded post is not left out: nothing is known against it.
    """
    if not person.tenures or any(t.is_held_on(day) for t in person.tenures):
        return None
    if any(t.held_to is None or t.held_to >= day for t in person.tenures):
        return LeftOutBecause.POST_NOT_BEGUN
    return LeftOutBecause.POST_ENDED


def _numbered(
    listed: Iterable[Person],
    reasons: Mapping[str, tuple[str, ...]],
    plan: RosterPlan,
) -> tuple[Voter, ...]:
    places = {category: place for place, category in enumerate(plan.categories)}
    last, behind = len(places), max(plan.ballot.values(), default=0) + 1
    # Who shares a place stays as listed: the sort is stable.
    ordered = sorted(
        listed,
        key=lambda person: (
            min(places.get(reason, last) for reason in reasons[person.key]),
            plan.ballot.get(person.key, behind),
        ),
    )
    return tuple(
        replace(_voter(person, reasons[person.key], plan), number=number)
        for number, person in enumerate(ordered, start=1)
    )


def _voter(person: Person, reasons: tuple[str, ...], plan: RosterPlan) -> Voter:
    units = [t.unit for t in person.tenures if t.unit and t.is_held_on(plan.day)]
    return Voter(
        number=1,
        person=person.key,
        name=person.name,
        title=person.title_on(plan.day),
        unit=", ".join(dict.fromkeys(units)),
        reasons=reasons,
        is_officeholder=person.key in plan.rated,
    )


def _empty(
    categories: Iterable[str], reasons: Iterable[tuple[str, ...]]
) -> tuple[EmptyCategory, ...]:
    filled = {reason for several in reasons for reason in several}
    return tuple(EmptyCategory(c) for c in categories if c not in filled)
