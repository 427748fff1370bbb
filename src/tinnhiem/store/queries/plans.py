"""The plan and the law a campaign runs under."""

import tomllib

from tinnhiem.core.plans.plan import Plan
from tinnhiem.core.plans.plan_toml import plan_from_table
from tinnhiem.core.record import Override
from tinnhiem.core.rules.override import apply_overrides
from tinnhiem.core.rules.reading import read_rulebook
from tinnhiem.core.rules.rulebook import Rulebook
from tinnhiem.store.models import Campaign


def plan_of(campaign: Campaign) -> Plan:
    """Return the plan as last saved."""
    return plan_from_table(tomllib.loads(campaign.plan_versions.latest("number").text))


def overrides_of(campaign: Campaign) -> tuple[Override, ...]:
    """Return every departure from the rulebook, in the order they were decided."""
    return tuple(
        Override(row.rule, row.value, row.reason, row.by, row.decided_on)
        for row in campaign.overrides.all()
    )


def rulebook_of(campaign: Campaign) -> Rulebook:
    """Return the frozen rulebook with the campaign's overrides applied."""
    book = read_rulebook(campaign.rulebook_text, where=campaign.rulebook_key)
    return apply_overrides(book, overrides_of(campaign))
