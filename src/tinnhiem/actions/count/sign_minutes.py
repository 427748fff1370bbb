"""The committee's members sign the minutes of the count, one by one."""

from datetime import datetime

import structlog

from tinnhiem.actions.conference.advance_phase import advance_phase
from tinnhiem.actions.deed import deed
from tinnhiem.core.campaigns.errors import CampaignFrozenError, VoterUnknownError
from tinnhiem.core.conference.phases import Phase
from tinnhiem.core.count.errors import CountUnderKeyError
from tinnhiem.store import journal
from tinnhiem.store.models import Campaign, RosterEntry
from tinnhiem.store.rewriting import rewrite_after_commit

log = structlog.get_logger()


@deed
def sign_minutes(*, campaign: Campaign, member: RosterEntry, now: datetime) -> bool:
    """Note that `member` signed; with the last signature the count is immutable.

    Returns:
        Whether everybody has signed now.

    Raises:
        CampaignFrozenError: The count is not reconciled yet, or is signed already.
        CountUnderKeyError: The count is sealed to the committee's devices: each member
            signs on his own.
        VoterUnknownError: Not a member of the tally committee.
    """
    if campaign.phase != Phase.RECONCILED:
        raise CampaignFrozenError(
            what="chữ ký biên bản kiểm phiếu", phase=campaign.phase
        )
    if campaign.open_counts.exists():
        raise CountUnderKeyError
    changed = campaign.committee.filter(entry=member, signed_at=None).update(
        signed_at=now
    )
    if not changed and not campaign.committee.filter(entry=member).exists():
        raise VoterUnknownError(member.name)
    journal.write(campaign, "minutes.signed", at=now, by=member.name)
    if campaign.committee.filter(signed_at=None).exists():
        return False
    advance_phase(campaign=campaign, wanted=Phase.SIGNED, by=member.name, now=now)
    rewrite_after_commit()
    log.info("minutes.complete", campaign=campaign.slug)
    return True
