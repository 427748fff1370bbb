"""Depart from a figure of the rulebook, on the record."""

from datetime import datetime
from typing import Final

from tinnhiem.actions.deed import deed
from tinnhiem.core.campaigns.errors import CampaignFrozenError
from tinnhiem.core.campaigns.texts import PARAGRAPH, limited
from tinnhiem.core.conference.phase import ORDER, Phase
from tinnhiem.core.record import Override
from tinnhiem.core.rules.override import apply_overrides
from tinnhiem.core.rules.reading import read_rulebook
from tinnhiem.store import journal
from tinnhiem.store.models import Campaign, RuleOverride
from tinnhiem.store.queries.plans import overrides_of

OPEN_UNTIL: Final = ORDER[: ORDER.index(Phase.COMMITTEE_ELECTED)]


@deed
def override_rule(*, campaign: Campaign, override: Override, now: datetime) -> None:
    """Record `override`; a second one of the same rule replaces the first.

    Raises:
        CampaignFrozenError: Ballots are in the box; the law of this vote stands.
        TextTooLongError: The reason is longer than a paper has room for.
        RulebookError: No such rule, an impossible value, or no reason.
    """
    if Phase(campaign.phase) not in OPEN_UNTIL:
        raise CampaignFrozenError(what="quy định áp dụng", phase=campaign.phase)
    book = read_rulebook(campaign.rulebook_text, where=campaign.rulebook_key)
    others = tuple(o for o in overrides_of(campaign) if o.rule != override.rule)
    limited(override.reason, what="lý do áp dụng khác", limit=PARAGRAPH)
    apply_overrides(book, (*others, override))
    RuleOverride.objects.update_or_create(
        campaign=campaign,
        rule=override.rule,
        defaults={
            "value": override.value,
            "reason": override.reason,
            "by": override.by,
            "decided_on": override.decided_on,
        },
    )
    journal.write(
        campaign,
        "rule.overridden",
        at=now,
        by=override.by,
        rule=override.rule,
        value=override.value,
        reason=override.reason,
    )
