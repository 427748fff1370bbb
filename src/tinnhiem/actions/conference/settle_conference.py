"""Set the conference; a day that the plan does not allow needs a written reason."""

from datetime import datetime

from django.utils import timezone

from tinnhiem.actions.conference.record_act import record_act
from tinnhiem.actions.conference.set_conference import (
    ConferenceSetting,
    set_conference,
)
from tinnhiem.actions.deed import deed
from tinnhiem.core.campaigns.acts import Act
from tinnhiem.core.campaigns.errors import SummonsOutError
from tinnhiem.core.campaigns.texts import PARAGRAPH, limited
from tinnhiem.core.plans.feasibility import feasible_days
from tinnhiem.store import journal
from tinnhiem.store.models import Campaign
from tinnhiem.store.queries.plans import plan_of
from tinnhiem.store.queries.summons import MOVED, summons_are_out


@deed
def settle_conference(
    *,
    campaign: Campaign,
    setting: ConferenceSetting,
    reason: str,
    by: str,
    now: datetime,
) -> Campaign:
    """Store the facts given, and with a day outside the plan why it is accepted.

    Raises:
        ActNeedsNoteError: The day is outside the plan's deadlines and no reason is
            given; nothing was written.
        SummonsOutError: The summons tell another day, hour or place and no reason is
            given; nothing was written.
        CampaignFrozenError, TextTooLongError, NameUnmatchedError,
        ConferenceStaleError: As `set_conference`.
    """
    reason = limited(reason, what="lý do", limit=PARAGRAPH)
    told = (campaign.starts_at, campaign.venue)
    done = set_conference(campaign=campaign, setting=setting, by=by, now=now)
    starts_at = setting.starts_at
    if starts_at and timezone.localdate(starts_at) not in feasible_days(
        plan_of(campaign)
    ):
        record_act(campaign=campaign, act=Act.DAY_ACCEPTED, note=reason, by=by, now=now)
    if told != (done.starts_at, done.venue) and summons_are_out(campaign):
        if not reason:
            raise SummonsOutError(campaign.slug)
        journal.write(campaign, MOVED, at=now, by=by, reason=reason)
    return done
