"""The plan and the law a campaign runs under."""

import tomllib
from functools import lru_cache

from django.utils import timezone

from tinnhiem.core.plans.agenda import Agenda, agenda_of
from tinnhiem.core.plans.plan import Plan
from tinnhiem.core.plans.plan_toml import plan_from_table
from tinnhiem.core.record import Override
from tinnhiem.core.rules.override import apply_overrides
from tinnhiem.core.rules.reading import read_rulebook
from tinnhiem.core.rules.rulebook import Rulebook
from tinnhiem.store.models import Campaign


def plan_of(campaign: Campaign) -> Plan:
    """Return the plan as last saved."""
    return _parsed_plan(campaign.plan_versions.latest("number").text)


def plan_version_of(campaign: Campaign, number: int) -> Plan | None:
    """Return the plan as its version `number` has it; None when there is no such."""
    version = campaign.plan_versions.filter(number=number).first()
    return _parsed_plan(version.text) if version else None


def overrides_of(campaign: Campaign) -> tuple[Override, ...]:
    """Return every departure from the rulebook, in the order they were decided."""
    return tuple(
        Override(row.rule, row.value, row.reason, row.by, row.decided_on)
        for row in campaign.overrides.all()
    )


def rulebook_of(
    campaign: Campaign, *, overrides: tuple[Override, ...] | None = None
) -> Rulebook:
    """Return the frozen rulebook with the campaign's overrides applied.

    Args:
        campaign: Whose rulebook.
        overrides: Its departures, where somebody has asked for them already.
    """
    book = _parsed_rulebook(campaign.rulebook_text, campaign.rulebook_key)
    given = overrides_of(campaign) if overrides is None else overrides
    return apply_overrides(book, given)


def agenda_of_campaign(campaign: Campaign) -> Agenda:
    """Return the days of the campaign: the plan's, the conference's, what is done."""
    held = campaign.starts_at
    return agenda_of(
        plan_of(campaign),
        conference=timezone.localtime(held) if held else None,
        venue=campaign.venue,
        done=frozenset(campaign.steps_done.values_list("step", flat=True)),
    )


# Both texts are frozen and both values immutable, so reading one twice is waste.
@lru_cache(maxsize=16)
def _parsed_plan(text: str) -> Plan:
    return plan_from_table(tomllib.loads(text))


@lru_cache(maxsize=16)
def _parsed_rulebook(text: str, where: str) -> Rulebook:
    return read_rulebook(text, where=where)
