"""Say when and where the conference is held, who chairs it and who writes."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from tinnhiem.actions.deed import deed
from tinnhiem.core.campaigns.errors import (
    CampaignFrozenError,
    ConferenceStaleError,
    NameUnmatchedError,
)
from tinnhiem.core.campaigns.texts import LINE, require_text
from tinnhiem.core.people.heading import without_marks
from tinnhiem.core.people.vietnamese_name import normal_name
from tinnhiem.store import journal
from tinnhiem.store.models import Campaign, Person
from tinnhiem.store.queries.summons import conference_mark

SETTABLE_IN = {"planned", "summoned"}
# How a typed name is compared, the strictest first.
LETTERS: Final[tuple[Callable[[str], str], ...]] = (
    normal_name,
    lambda name: normal_name(name).casefold(),
    lambda name: without_marks(normal_name(name)),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConferenceSetting:
    """What to set; None leaves a fact as it is. Persons by name.

    Attributes:
        seen: The mark of what was shown when this was typed; empty compares nothing.
    """

    starts_at: datetime | None = None
    venue: str | None = None
    chair: str | None = None
    secretary: str | None = None
    members: int | None = None
    seen: str = ""


@deed
def set_conference(
    *, campaign: Campaign, setting: ConferenceSetting, by: str, now: datetime
) -> Campaign:
    """Store the facts of the conference that are given.

    Raises:
        CampaignFrozenError: The hall is open; time, place and chair stand.
        TextMissingError, TextTooLongError: No venue, or one that fits no line.
        NameUnmatchedError: No person of the campaign has that name, or several do.
        ConferenceStaleError: It was set otherwise since it was shown.
    """
    if campaign.phase not in SETTABLE_IN:
        raise CampaignFrozenError(what="thông tin hội nghị", phase=campaign.phase)
    if setting.seen and setting.seen != conference_mark(campaign):
        raise ConferenceStaleError(campaign.slug)
    if setting.starts_at is not None:
        campaign.starts_at = setting.starts_at
    if setting.venue is not None:
        campaign.venue = require_text(setting.venue, what="địa điểm", limit=LINE)
    if setting.chair is not None:
        campaign.chair = _person(campaign, setting.chair, part="chair")
    if setting.secretary is not None:
        campaign.secretary = _person(campaign, setting.secretary, part="secretary")
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


def _person(campaign: Campaign, name: str, *, part: str) -> Person:
    """Return whom a typed name means: as written, else by letters, else bare ones."""
    wanted = normal_name(name)
    rows = list(Person.objects.filter(categories__campaign=campaign).distinct())
    near: list[Person] = []
    for letters in LETTERS:
        near = [row for row in rows if letters(row.name) == letters(wanted)]
        if near:
            break
    if len(near) != 1:
        raise NameUnmatchedError(
            wanted, part=part, near=tuple(row.name for row in near)
        )
    return near[0]
