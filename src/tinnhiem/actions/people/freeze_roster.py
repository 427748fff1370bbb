"""Freeze the roster: from now on the summons, the quorum and the ballots rest on it."""

from datetime import datetime

import structlog

from tinnhiem.actions.deed import deed
from tinnhiem.core.campaigns.errors import (
    CampaignFrozenError,
    ConferenceNotSetError,
    OfficeholdersMissingError,
)
from tinnhiem.core.people.errors import RosterChangedError
from tinnhiem.core.people.roster import Eligibility, Voter, roster_mark
from tinnhiem.core.share import Base, ImpossibleShareError
from tinnhiem.store import journal, models
from tinnhiem.store.queries.people import officeholders_of
from tinnhiem.store.queries.plans import plan_of, rulebook_of
from tinnhiem.store.queries.records import roster_as_planned

log = structlog.get_logger()


@deed
def freeze_roster(
    *, campaign: models.Campaign, by: str, now: datetime, seen: str = ""
) -> tuple[Voter, ...]:
    """Copy the roster that the formula yields today, and keep it.

    Args:
        campaign: Still in preparation.
        by: Who freezes it.
        now: When.
        seen: The mark of the roster that was looked at; empty asks for no agreement.

    Raises:
        CampaignFrozenError: It is frozen already.
        ConferenceNotSetError: The day, chair or secretary decides posts and papers.
        OfficeholdersMissingError: Rated and excluded do not add up to the plan's.
        RosterChangedError: It is not the roster that was seen.
        PeopleError: The formula yields nobody, or a category is unknown.
    """
    if campaign.phase != "planned" or campaign.roster.exists():
        raise CampaignFrozenError(
            what="danh sách người ghi phiếu", phase=campaign.phase
        )
    require_conference_set(campaign)
    _require_officeholders(campaign)
    voters = roster_as_planned(campaign).voters
    if seen and seen != roster_mark(voters):
        raise RosterChangedError(voters=len(voters))
    _require_members(campaign, voters=len(voters))
    persons = models.Person.objects.in_bulk(
        [voter.person for voter in voters], field_name="key"
    )
    models.RosterEntry.objects.bulk_create(
        models.RosterEntry(
            campaign=campaign,
            person=persons[voter.person],
            number=voter.number,
            name=voter.name,
            title=voter.title,
            unit=voter.unit,
            reasons=list(voter.reasons),
            is_officeholder=voter.is_officeholder,
        )
        for voter in voters
    )
    journal.write(campaign, "roster.frozen", at=now, by=by, voters=len(voters))
    log.info("roster.frozen", campaign=campaign.slug, voters=len(voters))
    return voters


def require_conference_set(campaign: models.Campaign) -> None:
    """Refuse to go on while the conference's own facts are unknown."""
    missing = [
        word
        for word, known in (
            ("thời gian", campaign.starts_at),
            ("địa điểm", campaign.venue),
            ("chủ trì", campaign.chair),
            ("thư ký", campaign.secretary),
        )
        if not known
    ]
    if missing:
        raise ConferenceNotSetError(tuple(missing))


def _require_members(campaign: models.Campaign, *, voters: int) -> None:
    # Shares of a whole smaller than those who answer would be too large, and a band
    # would be reached that the law does not mean.
    rulebook = rulebook_of(campaign)
    if Base.MEMBERS not in {rulebook.share_base.value, rulebook.quorum_base}:
        return
    if campaign.members is None:
        raise ConferenceNotSetError(("tổng số thành viên (--members)",))
    if campaign.members < voters:
        raise ImpossibleShareError(
            part=voters, whole=campaign.members, base=Base.MEMBERS
        )


def _require_officeholders(campaign: models.Campaign) -> None:
    holders = officeholders_of(campaign)
    planned = plan_of(campaign).officeholder_count
    rated = [h for h in holders if h.eligibility is Eligibility.RATED]
    if not rated or len(holders) != planned:
        raise OfficeholdersMissingError(found=len(holders), planned=planned)
