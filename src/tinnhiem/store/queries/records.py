"""A whole campaign as one value: the dataset that papers, pages and exports share."""

from dataclasses import dataclass, replace
from datetime import date

from django.utils import timezone

from tinnhiem.core.people.eligibility import ExclusionHint, exclusion_hints
from tinnhiem.core.people.person import Person
from tinnhiem.core.people.roster import (
    Adjustment,
    Officeholder,
    Roster,
    RosterDiff,
    Voter,
)
from tinnhiem.core.people.roster_formula import build_roster, diff_rosters
from tinnhiem.core.plans.plan import Plan
from tinnhiem.core.record import CampaignRecord
from tinnhiem.core.rules.rulebook import Rulebook
from tinnhiem.store.models import Campaign
from tinnhiem.store.queries.clarifications import sent_questions
from tinnhiem.store.queries.conference import conference_of, roster_rows
from tinnhiem.store.queries.dossiers import declarations_of
from tinnhiem.store.queries.ledger import box_of
from tinnhiem.store.queries.paper_edits import paper_edits_of
from tinnhiem.store.queries.papers import issued_of, markings_of
from tinnhiem.store.queries.people import (
    frozen_voters_of,
    officeholders_of,
    persons_of,
)
from tinnhiem.store.queries.plans import overrides_of, plan_of, rulebook_of
from tinnhiem.store.queries.results import outcomes_of, outcomes_to_sign


def record_of(campaign: Campaign) -> CampaignRecord:
    """Return everything the campaign knows and may show."""
    shown = record_to_show(campaign)
    hall = shown.conference
    return replace(
        shown,
        conference=replace(hall, box=box_of(campaign)) if hall else None,
        issued=issued_of(campaign),
        markings=markings_of(campaign),
        edits=paper_edits_of(campaign),
        declarations=declarations_of(campaign),
        questions=sent_questions(campaign),
    )


def record_to_show(campaign: Campaign) -> CampaignRecord:
    """Return the record without what only papers need: their numbers, marks, edits."""
    overrides = overrides_of(campaign)
    rulebook = rulebook_of(campaign, overrides=overrides)
    plan = plan_of(campaign)
    rows = roster_rows(campaign)
    facts = None if rows else roster_facts(campaign, plan=plan, rulebook=rulebook)
    conference = conference_of(campaign, rows=rows)
    return CampaignRecord(
        slug=campaign.slug,
        plan=plan,
        rulebook=rulebook,
        overrides=overrides,
        voters=facts.voters() if facts else frozen_voters_of(campaign, rows=rows),
        officeholders=facts.officeholders if facts else officeholders_of(campaign),
        conference=conference,
        outcomes=outcomes_of(campaign, conference=conference, rulebook=rulebook),
        is_rehearsal=campaign.is_rehearsal,
    )


def record_to_sign(campaign: Campaign) -> CampaignRecord:
    """Return the record with the figures that the committee is about to sign."""
    outcomes = outcomes_to_sign(campaign)
    record = record_of(campaign)
    return replace(record, outcomes=outcomes) if outcomes else record


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterFacts:
    """What the formula of the roster works on, asked for once.

    Attributes:
        day: Of the conference; of the campaign's beginning while that is not set.
        changes: Decisions about single persons, and whether each adds.
    """

    persons: tuple[Person, ...]
    officeholders: tuple[Officeholder, ...]
    categories: tuple[str, ...]
    planned: int
    rulebook: Rulebook
    day: date
    changes: tuple[tuple[Adjustment, bool], ...]

    def roster(self) -> Roster:
        """Return the roster the formula yields.

        Raises:
            PeopleError: An unknown category, or nobody at all.
        """
        return build_roster(
            self.persons,
            categories=self.categories,
            officeholders=self.officeholders,
            rulebook=self.rulebook,
            day=self.day,
            extra=tuple(change for change, adds in self.changes if adds),
            without=tuple(change for change, adds in self.changes if not adds),
        )

    def voters(self) -> tuple[Voter, ...]:
        """Return whom the formula yields; nobody while nobody has a category.

        Raises:
            PeopleError: An unknown category, or nobody is left.
        """
        if not any(person.categories for person in self.persons):
            return ()
        return self.roster().voters

    def hints(self) -> tuple[ExclusionHint, ...]:
        """Return who may have to be left off the ballot; a person decides."""
        return exclusion_hints(
            self.officeholders,
            self.persons,
            rulebook=self.rulebook,
            vote_on=self.day,
        )


def roster_facts(
    campaign: Campaign, *, plan: Plan | None = None, rulebook: Rulebook | None = None
) -> RosterFacts:
    """Return what roster and hints are computed from.

    Args:
        campaign: Whose.
        plan: Its plan, where somebody has asked already.
        rulebook: Its law, likewise.
    """
    plan = plan or plan_of(campaign)
    return RosterFacts(
        persons=persons_of(campaign),
        officeholders=officeholders_of(campaign),
        categories=tuple(category.name for category in plan.voter_categories),
        planned=plan.officeholder_count,
        rulebook=rulebook or rulebook_of(campaign),
        day=timezone.localdate(campaign.starts_at or campaign.created_at),
        changes=tuple(
            (Adjustment(row.person.key, row.reason), row.adds)
            for row in campaign.adjustments.select_related("person")
        ),
    )


def roster_as_planned(campaign: Campaign) -> Roster:
    """Return the roster the formula yields today; not frozen.

    Raises:
        PeopleError: An unknown category, or nobody at all.
    """
    return roster_facts(campaign).roster()


def exclusion_hints_of(campaign: Campaign) -> tuple[ExclusionHint, ...]:
    """Return who may have to be left off the ballot; a person decides."""
    return roster_facts(campaign).hints()


def roster_difference(campaign: Campaign) -> RosterDiff:
    """Return how today's roster differs from the frozen one."""
    return diff_rosters(frozen_voters_of(campaign), roster_as_planned(campaign).voters)
