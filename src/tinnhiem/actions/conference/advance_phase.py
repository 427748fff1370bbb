"""Take the next lawful step of the vote."""

from datetime import datetime
from typing import Final

import structlog

from tinnhiem.actions.conference.hall_clock import HALL_EVENTS, require_later
from tinnhiem.actions.deed import deed
from tinnhiem.actions.devices.renew_token import end_keys
from tinnhiem.core.conference.phases import (
    HALL,
    Phase,
    WrongPhaseError,
    advance,
)
from tinnhiem.store import journal
from tinnhiem.store.models import Campaign
from tinnhiem.store.queries.phases import phase_facts
from tinnhiem.store.rewriting import rewrite_after_commit

log = structlog.get_logger()

# The moments that papers print, by the phase that fixes them.
MOMENTS: Final[dict[Phase, str]] = {
    Phase.QUORATE: "opened_at",
    Phase.COUNTING: "counting_from",
    Phase.RECONCILED: "counting_to",
    Phase.ANNOUNCED: "announced_at",
}


@deed
def advance_phase(
    *, campaign: Campaign, wanted: Phase, by: str, now: datetime, reason: str = ""
) -> Campaign:
    """Move the campaign on to `wanted`.

    Args:
        campaign: As last read.
        wanted: The phase to reach.
        by: Who takes the step.
        now: When; it goes into the papers where they print a moment.
        reason: Why, where somebody has to say; kept in the journal.

    Raises:
        WrongPhaseError: Not the next phase, or somebody else took the step first.
        TimeGoesBackError: In the hall, `now` is before what happened last.
        NotYetError: Something is missing; it lists all of it, each with its rule.
    """
    current = Phase(campaign.phase)
    if wanted in HALL:
        require_later(campaign, now, among=HALL_EVENTS)
    reached = advance(current, wanted, phase_facts(campaign))
    changes: dict[str, object] = {"phase": reached.value, "resumes_to": ""}
    if reached in {Phase.SUSPENDED, Phase.VOID}:
        # Where it stood: to go on from there, or to show how far it had come.
        changes["resumes_to"] = current.value
    if current is not Phase.SUSPENDED and reached in MOMENTS:
        changes[MOMENTS[reached]] = now
    # Compare and set: two people may press the button in the same second, and the
    # minutes must show one moment. The row that changes wins.
    changed = Campaign.objects.filter(pk=campaign.pk, phase=current.value).update(
        **changes
    )
    if not changed:
        raise WrongPhaseError(current=reached, wanted=wanted, next=None)
    if reached is Phase.VOID:
        _shut_open_counts(campaign)
    facts = {"phase": reached.value, **({"reason": reason} if reason else {})}
    journal.write(campaign, "phase.reached", at=now, by=by, **facts)
    log.info("phase.reached", campaign=campaign.slug, phase=reached.value)
    campaign.refresh_from_db()
    return campaign


def _shut_open_counts(campaign: Campaign) -> None:
    """A void vote has no count: what was keyed goes, and every copy of its key."""
    if campaign.open_counts.exists():
        campaign.open_counts.all().delete()
        end_keys(campaign)
        rewrite_after_commit()
