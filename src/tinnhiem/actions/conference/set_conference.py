"""Say when and where the conference is held, who chairs it and who writes."""

from dataclasses import dataclass
from datetime import datetime

from tinnhiem.actions.deed import deed
from tinnhiem.core.campaigns.errors import CampaignFrozenError, VoterUnknownError
from tinnhiem.core.campaigns.texts import LINE, require_text
from tinnhiem.store import journal
from tinnhiem.store.models import Campaign, Person

SETTABLE_IN = {"planned", "summoned"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ConferenceSetting:
    """What to set; None leaves a fact as it is. Persons by exact name."""

    starts_at: datetime | None = None
    venue: str | None = None
    chair: str | None = None
    secretary: str | None = None
    members: int | None = None


@deed
def set_conference(
    *, campaign: Campaign, setting: ConferenceSetting, by: str, now: datetime
) -> Campaign:
    """Store the facts of the conference that are given.

    Raises:
        CampaignFrozenError: The hall is open; time, place and chair stand.
        TextMissingError, TextTooLongError: No venue, or one that fits no line.
        VoterUnknownError: No person of the campaign has that name.
    """
    if campaign.phase not in SETTABLE_IN:
        raise CampaignFrozenError(what="thông tin hội nghị", phase=campaign.phase)
    if setting.starts_at is not None:
        campaign.starts_at = setting.starts_at
    if setting.venue is not None:
        campaign.venue = require_text(setting.venue, what="địa điểm", limit=LINE)
    if setting.chair is not None:
        campaign.chair = _person(campaign, setting.chair)
    if setting.secretary is not None:
        campaign.secretary = _person(campaign, setting.secretary)
    if setting.members is not None:
        campaign.members = setting.members
    campaign.save()
    journal.write(
        campaign,
        "conference.set",
        at=now,
        by=by,
        starts_at=campaign.starts_at.isoformat() if campaign.starts_at else "",
        venue=campaign.venue,
    )
    return campaign


def _person(campaign: Campaign, name: str) -> Person:
    found = list(
        Person.objects.filter(name=name, categories__campaign=campaign).distinct()
    )
    if len(found) != 1:
        raise VoterUnknownError(name)
    return found[0]
