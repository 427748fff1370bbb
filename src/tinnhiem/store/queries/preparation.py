"""How far a campaign is prepared: the facts of its checklist, in few questions."""

from collections.abc import Mapping, Sequence

from django.db.models import Value
from django.utils import timezone

from tinnhiem.core.campaigns.checklist import Preparation
from tinnhiem.core.conference.conflicts import Role
from tinnhiem.core.conference.conflicts import conflicts as conflicts_among
from tinnhiem.core.papers.states import PaperState
from tinnhiem.core.people.eligibility import exclusion_hints
from tinnhiem.core.people.roster import Officeholder
from tinnhiem.core.plans.citing import PLAN
from tinnhiem.core.plans.feasibility import dated, feasible_days
from tinnhiem.core.plans.plan import Plan
from tinnhiem.store.models import Campaign, Person, RosterEntry
from tinnhiem.store.queries.clarifications import Reader, unsent_and_open
from tinnhiem.store.queries.conference import account_of
from tinnhiem.store.queries.dossiers import dossiers_under
from tinnhiem.store.queries.people import officeholders_of, person_value
from tinnhiem.store.queries.plans import plan_of, rulebook_of
from tinnhiem.store.queries.summons import MOVED, summons_outdated


def preparation_of(campaign: Campaign, *, reader: Reader | None = None) -> Preparation:
    """Return what is there of all that a campaign needs before its conference.

    Args:
        campaign: Which.
        reader: Who asks: what waits at the clarification desk about themself counts
            for nothing.
    """
    plan, book = plan_of(campaign), rulebook_of(campaign)
    holders = officeholders_of(campaign)
    rows = Person.objects.filter(key__in=[holder.person for holder in holders])
    persons = list(rows.prefetch_related("tenures"))
    roster = list(campaign.roster.select_related("person"))
    acts, steps, codes, unsent, still, moves = _done(campaign)
    day = timezone.localdate(campaign.starts_at or campaign.created_at)
    is_feasible = campaign.starts_at is not None and day in feasible_days(plan)
    account = account_of(campaign)
    own = {
        one.person
        for one in holders
        if reader is not None and reader.is_about(key=one.person, name=one.name)
    }
    found = dossiers_under(campaign, plan=plan, rulebook=book, officeholders=holders)
    return Preparation(
        plan=plan,
        rulebook=book,
        plan_issued=_has_number(campaign, plan),
        conference_set=_is_set(campaign),
        day_feasible=is_feasible or "day-accepted" in acts,
        considered=len(holders),
        rated=sum(holder.eligibility == "rated" for holder in holders),
        voters=len(roster),
        hints=exclusion_hints(
            holders, tuple(map(person_value, persons)), rulebook=book, vote_on=day
        ),
        roster_frozen=bool(roster),
        conflicts=conflicts_among(
            _roles(campaign, holders, _keys(persons, roster)), rulebook=book
        ),
        summons_sent="summons-sent" in acts,
        summons_outdated=bool(moves) and summons_outdated(campaign),
        made=frozenset(code.partition("-")[0] for code in codes),
        stamped=account.stamped if account else 0,
        steps_done=steps,
        unsent=bool(unsent - own),
        unanswered=bool(still - own),
        names={
            **{entry.person.key: entry.name for entry in roster},
            **{holder.person: holder.name for holder in holders},
        },
        dossiers=found.dossiers,
        dossiers_due=found.to_voters[0].citation if found.to_voters else PLAN,
        dossiers_released=found.released_on is not None,
    )


def _done(campaign: Campaign) -> tuple[frozenset[str], ...]:
    """Return acts, steps reported, papers made, whose desk waits; in one question.

    Of the desk: keys of the officeholders about whom something was not sent, and to
    whom something was sent that is not done with.
    """
    waiting, (drafts, still) = unsent_and_open(campaign)
    about = "officeholder__person__key"
    moved = campaign.journal.order_by().filter(event=MOVED)
    columns = (
        campaign.acts.order_by().values_list(Value("act"), "kind"),
        campaign.steps_done.order_by().values_list(Value("step"), "step"),
        campaign.papers.order_by().values_list(Value("paper"), "code"),
        waiting.values_list(Value("unsent"), about),
        drafts.values_list(Value("unsent"), about),
        still.values_list(Value("still"), about),
        moved.values_list(Value("moved"), "event"),
    )
    found = list(columns[0].union(*columns[1:]))
    return tuple(
        frozenset(name for kind, name in found if kind == wanted)
        for wanted in ("act", "step", "paper", "unsent", "still", "moved")
    )


def _has_number(campaign: Campaign, plan: Plan) -> bool:
    if plan.head.number and dated(plan) is not None:
        return True
    issued = campaign.frozen_papers.filter(code="D01", state=PaperState.ISSUED.value)
    return issued.exists()


def _is_set(campaign: Campaign) -> bool:
    named = campaign.chair_id and campaign.secretary_id and campaign.venue
    return campaign.starts_at is not None and bool(named)


def _keys(
    persons: Sequence[Person], roster: Sequence[RosterEntry]
) -> Mapping[object, str]:
    rows = (*persons, *(entry.person for entry in roster))
    return {row.pk: row.key for row in rows}


def _roles(
    campaign: Campaign, holders: Sequence[Officeholder], keys: Mapping[object, str]
) -> Mapping[Role, frozenset[str]]:
    """Return who plays which part; somebody we know nothing else of, by row."""
    committee = campaign.committee.values_list("entry__person__key", flat=True)
    places = {Role.CHAIR: campaign.chair_id, Role.SECRETARY: campaign.secretary_id}
    hall = {
        role: frozenset({keys.get(person, str(person))})
        for role, person in places.items()
        if person is not None
    }
    rated = frozenset(one.person for one in holders if one.eligibility == "rated")
    return {Role.RATED: rated, Role.COMMITTEE: frozenset(committee), **hall}
