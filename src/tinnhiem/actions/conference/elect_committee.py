"""Elect the tally committee by a show of hands."""

from collections.abc import Sequence
from datetime import datetime

import structlog

from tinnhiem.actions.conference.advance_phase import advance_phase
from tinnhiem.actions.deed import deed
from tinnhiem.core.campaigns.errors import CampaignFrozenError
from tinnhiem.core.conference.attendance import present_at
from tinnhiem.core.conference.committee import (
    CommitteeMember,
    CommitteeRole,
    CommitteeWarning,
    Hall,
    ShowOfHands,
    require_committee,
    require_elected,
    require_every_hand,
)
from tinnhiem.core.conference.errors import CommitteeNotElectedError
from tinnhiem.core.conference.phases import Phase, WrongPhaseError
from tinnhiem.messages.conference import committee_warning_words, failed_vote_words
from tinnhiem.store import journal, models
from tinnhiem.store.queries.conference import presences_of, summoned_keys
from tinnhiem.store.queries.people import officeholders_of
from tinnhiem.store.queries.plans import rulebook_of

log = structlog.get_logger()

Proposal = Sequence[tuple[models.RosterEntry, CommitteeRole]]


@deed
def elect_committee(  # noqa: PLR0913 - an election has these parts
    *,
    campaign: models.Campaign,
    proposal: Proposal,
    hands: ShowOfHands,
    accepted: str = "",
    by: str,
    now: datetime,
) -> tuple[CommitteeWarning, ...]:
    """Store the elected committee and move on to «committee elected».

    Args:
        campaign: In phase «quorate».
        proposal: Voters and their role, in the order of the minutes.
        hands: For, against, abstained.
        accepted: A written reason to elect an officeholder, where the law only warns.
        by: Who records it.
        now: The moment of the vote.

    Returns:
        Warnings, also kept as remarks for the minutes.

    Raises:
        CommitteeError: The proposal or the vote cannot stand; it says why.
        NotYetError: The quorum is lost.
        WrongPhaseError: The conference is not open, or a committee stands already.
    """
    members = [
        CommitteeMember(row.person.key, row.name, row.title, role)
        for row, role in proposal
    ]
    present = present_at(presences_of(campaign), now)
    hall = Hall(
        present=present,
        rated=frozenset(h.person for h in officeholders_of(campaign)),
        roster=summoned_keys(campaign),
    )
    warnings = require_committee(
        members, hall=hall, rulebook=rulebook_of(campaign), accepted=accepted
    )
    require_elected(hands, present=len(present))
    require_every_hand(hands, present=len(present))
    _save(campaign, proposal, hands=hands, now=now)
    models.Remark.objects.bulk_create(
        models.Remark(campaign=campaign, text=committee_warning_words(warning))
        for warning in warnings
    )
    advance_phase(campaign=campaign, wanted=Phase.COMMITTEE_ELECTED, by=by, now=now)
    journal.write(
        campaign,
        "committee.elected",
        at=now,
        by=by,
        members=len(members),
        in_favour=hands.in_favour,
        against=hands.against,
        abstained=hands.abstained,
        accepted=accepted,
    )
    log.info("committee.elected", campaign=campaign.slug, members=len(members))
    return warnings


@deed
def record_failed_vote(
    *,
    campaign: models.Campaign,
    proposal: Proposal,
    hands: ShowOfHands,
    by: str,
    now: datetime,
) -> None:
    """Note for the minutes that the hall did not carry a proposal.

    Raises:
        HandsImpossibleError, HandsMissingError: The figures are not those present.
        WrongPhaseError: The conference elects no committee now.
        CampaignFrozenError: It was carried: then it is elected, not noted.
    """
    if Phase(campaign.phase) is not Phase.QUORATE:
        raise WrongPhaseError(
            current=Phase(campaign.phase), wanted=Phase.COMMITTEE_ELECTED, next=None
        )
    present = len(present_at(presences_of(campaign), now))
    require_every_hand(hands, present=present)
    try:
        require_elected(hands, present=present)
    except CommitteeNotElectedError as short:
        names = ", ".join(row.name for row, _ in proposal)
        text = failed_vote_words(names, hands, present=short.present)
        models.Remark.objects.create(campaign=campaign, text=text)
        journal.write(
            campaign,
            "committee.not-elected",
            at=now,
            by=by,
            in_favour=hands.in_favour,
            against=hands.against,
            abstained=hands.abstained,
        )
        return
    raise CampaignFrozenError(what="lần biểu quyết không đạt", phase=campaign.phase)


def _save(
    campaign: models.Campaign, proposal: Proposal, *, hands: ShowOfHands, now: datetime
) -> None:
    campaign.committee.all().delete()
    models.CommitteeMember.objects.bulk_create(
        models.CommitteeMember(
            campaign=campaign, entry=row, place=place, role=role.value
        )
        for place, (row, role) in enumerate(proposal, start=1)
    )
    models.CommitteeVote.objects.update_or_create(
        campaign=campaign,
        defaults={
            "in_favour": hands.in_favour,
            "against": hands.against,
            "abstained": hands.abstained,
            "elected_at": now,
        },
    )
