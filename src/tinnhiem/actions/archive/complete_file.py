"""Record that the file is complete, and with it the last step of a vote."""

from datetime import datetime

from tinnhiem.actions.conference.advance_phase import advance_phase
from tinnhiem.actions.conference.record_act import record_act
from tinnhiem.actions.deed import deed
from tinnhiem.core.campaigns.acts import Act
from tinnhiem.core.conference.phases import Phase, WrongPhaseError
from tinnhiem.store.models import Campaign


@deed
def complete_file(*, campaign: Campaign, note: str, by: str, now: datetime) -> None:
    """Note that every paper lies in the file, and close the campaign.

    Raises:
        WrongPhaseError: The reports are not out yet, or it is closed already.
        TextTooLongError: The note is too long.
    """
    if campaign.phase != Phase.REPORTED:
        raise WrongPhaseError(
            current=Phase(campaign.phase), wanted=Phase.ARCHIVED, next=None
        )
    record_act(campaign=campaign, act=Act.FILE_COMPLETE, note=note, by=by, now=now)
    advance_phase(campaign=campaign, wanted=Phase.ARCHIVED, by=by, now=now)
