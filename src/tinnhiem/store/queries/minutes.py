"""How many copies of the minutes of the count there are."""

from tinnhiem.store.models import Campaign
from tinnhiem.store.queries.plans import plan_of, rulebook_of


def copies_of(campaign: Campaign) -> int:
    """Return what the plan, or else the rulebook, demands."""
    rule = plan_of(campaign).minutes
    return rule.copies if rule else rulebook_of(campaign).minutes_copies.value
