"""Let a voter into the hall, or note that they left it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime

import structlog

from tinnhiem.actions.conference.hall_clock import PHASE_EVENTS, require_later
from tinnhiem.actions.deed import deed
from tinnhiem.core.campaigns.errors import CampaignFrozenError
from tinnhiem.core.conference.attendance import arrive, leave
from tinnhiem.core.conference.door.desk import ARRIVING
from tinnhiem.core.conference.errors import NotPresentError, PresenceError
from tinnhiem.core.conference.phases import HALL, Phase
from tinnhiem.store import journal
from tinnhiem.store.models import Campaign, PresenceInterval, RosterEntry
from tinnhiem.store.queries.conference import presences_of, present_count, stays_of

log = structlog.get_logger()


@deed
def check_in(
    *, campaign: Campaign, voters: Sequence[RosterEntry], by: str, now: datetime
) -> int:
    """Note that `voters` came in at `now`; return how many are in the hall.

    Raises:
        TimeGoesBackError: `now` is before the phase that the hall is in began.
        AlreadyPresentError: One of them is inside; a second scan never toggles,
            and nobody of this call is let in twice or half.
        CampaignFrozenError: The hall is not open for check-in, or ballots are
            issued: who came is settled then, and the minutes rest on it.
    """
    if Phase(campaign.phase) not in ARRIVING:
        raise CampaignFrozenError(what="điểm danh", phase=campaign.phase)
    require_later(campaign, now, among=PHASE_EVENTS)
    # Only of those who come: a thousand scans must not read a thousand stays each.
    stays = presences_of(campaign, of=voters)
    summoned = {v.person.key for v in voters if v.campaign_id == campaign.pk}
    for voter in voters:
        with said_of(voter):
            stays = arrive(stays, person=voter.person.key, at=now, summoned=summoned)
    PresenceInterval.objects.bulk_create(
        PresenceInterval(entry=voter, arrived_at=now, sitting=campaign.sitting)
        for voter in voters
    )
    present = present_count(campaign)
    journal.write(
        campaign,
        "voters.checked_in",
        at=now,
        by=by,
        numbers=[voter.number for voter in voters],
        present=present,
    )
    log.info("voters.checked_in", campaign=campaign.slug, present=present)
    return present


@deed
def check_out(*, campaign: Campaign, voter: RosterEntry, by: str, now: datetime) -> int:
    """Note that a voter left at `now`; return how many are still in the hall.

    Raises:
        TimeGoesBackError: `now` is before the phase that the hall is in began.
        NotPresentError: They are not inside.
        CampaignFrozenError: The conference is over.
    """
    if Phase(campaign.phase) not in HALL or campaign.closed_at is not None:
        raise CampaignFrozenError(what="điểm danh", phase=campaign.phase)
    require_later(campaign, now, among=PHASE_EVENTS)
    with said_of(voter):
        stays = presences_of(campaign, of=[voter])
        leave(stays, person=voter.person.key, at=now)
    stays_of(campaign).filter(entry=voter, left_at=None).update(left_at=now)
    present = present_count(campaign)
    journal.write(
        campaign, "voter.left", at=now, by=by, number=voter.number, present=present
    )
    return present


@contextmanager
def said_of(voter: RosterEntry) -> Iterator[None]:
    """Put the voter's name in a refusal: the core knows keys, a clerk reads names."""
    try:
        yield
    except (PresenceError, NotPresentError) as refusal:
        refusal.person = voter.name
        raise
