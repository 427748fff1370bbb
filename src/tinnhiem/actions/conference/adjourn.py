"""End a sitting without a vote: too few came, or something else prevents it (hoãn)."""

from dataclasses import replace
from datetime import datetime
from typing import Final

import structlog
from django.utils import timezone

from tinnhiem.actions.conference.hall_clock import HALL_EVENTS, require_later
from tinnhiem.actions.conference.record_act import record_act
from tinnhiem.actions.deed import deed
from tinnhiem.core.campaigns.acts import Act
from tinnhiem.core.campaigns.texts import PARAGRAPH, limited
from tinnhiem.core.conference.box import BoxDeed
from tinnhiem.core.conference.errors import TimeGoesBackError, WrongPhaseError
from tinnhiem.core.conference.phases import Phase, advance
from tinnhiem.core.plans.feasibility import feasible_days
from tinnhiem.store import journal, models
from tinnhiem.store.queries.conference import attendance_of
from tinnhiem.store.queries.phases import phase_facts
from tinnhiem.store.queries.plans import plan_of
from tinnhiem.store.queries.summons import ADJOURNED

log = structlog.get_logger()

# Done for this sitting only; whoever comes to the next one is asked and shown again.
ACTS_OF_A_SITTING: Final = (Act.SUMMONS_SENT, Act.DAY_ACCEPTED, *BoxDeed)


@deed
def adjourn(
    *,
    campaign: models.Campaign,
    reason: str,
    starts_at: datetime | None,
    by: str,
    now: datetime,
) -> models.Campaign:
    """Adjourn the sitting; the next one is summoned, answered and counted anew.

    Who was here and how many they were stays on record, the roster stays frozen. The
    committee of this sitting and its devices end with it.

    Args:
        campaign: In the hall, before sheets are issued; or suspended there.
        reason: Printed in the minutes.
        starts_at: When the next sitting begins; None when nobody knows yet.
        by: Who adjourns.
        now: Aware.

    Raises:
        NotYetError: No reason is given.
        WrongPhaseError: Sheets are out, the hall is not open, or somebody was faster.
        TimeGoesBackError: `now` is before what happened last, or the next sitting
            would have begun.
        TextTooLongError: The reason is longer than a paper has room for.
    """
    text = limited(reason, what="lý do hoãn", limit=PARAGRAPH)
    require_later(campaign, now, among=HALL_EVENTS)
    if starts_at is not None and starts_at <= now:
        raise TimeGoesBackError(at=starts_at, known=now)
    current = Phase(campaign.phase)
    facts = replace(phase_facts(campaign), adjourn_reason=text)
    advance(current, Phase.PLANNED, facts)
    there = attendance_of(campaign)
    ended = models.Adjournment.objects.create(
        campaign=campaign,
        sitting=campaign.sitting,
        starts_at=campaign.starts_at,
        adjourned_at=now,
        present=there.present,
        summoned=there.summoned,
        reason=text,
    )
    _begin_next(campaign, current=current, starts_at=starts_at, now=now)
    journal.write(
        campaign,
        ADJOURNED,
        at=now,
        by=by,
        sitting=ended.sitting,
        present=ended.present,
        voters=ended.summoned,
        reason=text,
    )
    if starts_at and timezone.localdate(starts_at) not in feasible_days(
        plan_of(campaign)
    ):
        record_act(campaign=campaign, act=Act.DAY_ACCEPTED, note=text, by=by, now=now)
    log.info(ADJOURNED, campaign=campaign.slug, sitting=ended.sitting)
    campaign.refresh_from_db()
    return campaign


def _begin_next(
    campaign: models.Campaign,
    *,
    current: Phase,
    starts_at: datetime | None,
    now: datetime,
) -> None:
    # Compare and set: of two who press the button in the same second one is told.
    changed = models.Campaign.objects.filter(
        pk=campaign.pk, phase=current.value, sitting=campaign.sitting
    ).update(
        phase=Phase.PLANNED.value,
        resumes_to="",
        sitting=campaign.sitting + 1,
        starts_at=starts_at,
        opened_at=None,
    )
    if not changed:
        raise WrongPhaseError(current=Phase.PLANNED, wanted=Phase.PLANNED, next=None)
    inside = models.PresenceInterval.objects.filter(
        entry__campaign=campaign, left_at=None
    )
    inside.update(left_at=now)
    models.Reply.objects.filter(entry__campaign=campaign).delete()
    models.Absence.objects.filter(entry__campaign=campaign).delete()
    campaign.acts.filter(kind__in=[act.value for act in ACTS_OF_A_SITTING]).delete()
    # Those of the committee go with its members; a desk is bound again next time.
    campaign.devices.filter(revoked_at=None).update(revoked_at=now, code="")
    # No sheet is out, whatever the list of names says: nobody begins with one.
    models.SheetReceipt.objects.filter(entry__campaign=campaign).delete()
    models.CommitteeVote.objects.filter(campaign=campaign).delete()
    campaign.committee.all().delete()
