"""Counts and what follows from them: the core concludes, this only fetches."""

from datetime import datetime
from typing import Final

from django.db.models import Exists, QuerySet

from tinnhiem.core.conference.phases import ORDER, Phase
from tinnhiem.core.count.count import Count
from tinnhiem.core.outcome.concluding import conclude
from tinnhiem.core.outcome.outcome import Outcome
from tinnhiem.core.record import Conference
from tinnhiem.core.rules.rulebook import Rulebook
from tinnhiem.store import models
from tinnhiem.store.queries.conference import conference_of
from tinnhiem.store.queries.plans import rulebook_of

# Nothing of a campaign leaves it while its count is open.
OPEN_COUNT: Final = frozenset({Phase.COUNTING, Phase.RECONCILED})
SIGNED: Final = frozenset(ORDER[ORDER.index(Phase.SIGNED) :])


def counts_of(campaign: models.Campaign) -> tuple[Count, ...]:
    """Return the newest round's counts, in ballot order; empty before a count.

    For the tally committee's own acts only: see `outcomes_of` for everybody else.
    """
    return _counts(models.OfficeholderCount.objects.filter(round__campaign=campaign))


def signed_counts_of(campaign: models.Campaign) -> tuple[Count, ...]:
    """Return the newest round's counts if every member has signed; else nothing.

    One question: the phase alone does not prove the signatures.
    """
    members = models.CommitteeMember.objects.filter(campaign=campaign)
    rows = models.OfficeholderCount.objects.filter(round__campaign=campaign)
    return _counts(
        rows.filter(Exists(members), ~Exists(members.filter(signed_at=None)))
    )


def _counts(rows: QuerySet[models.OfficeholderCount]) -> tuple[Count, ...]:
    counts = list(
        rows.select_related("officeholder__person", "round").order_by(
            "-round__number", "officeholder__order"
        )
    )
    return tuple(
        Count(
            officeholder=row.officeholder.person.key,
            high=row.high,
            confidence=row.confidence,
            low=row.low,
            blank=row.blank,
            several=row.several,
            struck=row.struck,
            foreign=row.foreign,
        )
        for row in counts
        if row.round_id == counts[0].round_id
    )


def outcomes_of(
    campaign: models.Campaign,
    *,
    conference: Conference | None = None,
    rulebook: Rulebook | None = None,
) -> tuple[Outcome, ...]:
    """Return every officeholder's outcome, or nothing before the minutes are signed.

    Nothing partial leaks: pages, papers and exports ask here.

    Args:
        campaign: Whose outcomes.
        conference: As `conference_of` gives it, where somebody has asked already.
        rulebook: As `rulebook_of` gives it, likewise.
    """
    if Phase(campaign.phase) not in SIGNED:
        return ()
    counts = signed_counts_of(campaign)
    return _concluded(campaign, counts, conference=conference, rulebook=rulebook)


def outcomes_to_sign(campaign: models.Campaign) -> tuple[Outcome, ...]:
    """Return the outcomes that the tally committee is about to sign.

    For the committee's own minutes and nothing else; empty in any other phase.
    """
    if Phase(campaign.phase) is not Phase.RECONCILED:
        return ()
    counts = counts_of(campaign)
    return _concluded(campaign, counts, conference=None, rulebook=None)


def outcomes_from(
    campaign: models.Campaign, counts: tuple[Count, ...]
) -> tuple[Outcome, ...]:
    """Return what follows from counts that lie sealed, for whoever could open them."""
    return _concluded(campaign, counts, conference=None, rulebook=None)


def is_signed(campaign: models.Campaign) -> bool:
    """Say whether every member of the committee has signed the newest count."""
    members = campaign.committee.all()
    return bool(members) and all(member.signed_at for member in members)


def _concluded(
    campaign: models.Campaign,
    counts: tuple[Count, ...],
    *,
    conference: Conference | None,
    rulebook: Rulebook | None,
) -> tuple[Outcome, ...]:
    hall = conference or conference_of(campaign)
    if hall is None or hall.attendance is None or hall.account is None:
        return ()
    law = rulebook or rulebook_of(campaign)
    return tuple(
        conclude(
            count,
            account=hall.account,
            attendance=hall.attendance,
            members=campaign.members,
            rulebook=law,
        )
        for count in counts
    )


def signed_at(campaign: models.Campaign) -> datetime | None:
    """Return when the last member signed; None while somebody has not."""
    moments = list(campaign.committee.values_list("signed_at", flat=True))
    signed = [moment for moment in moments if moment is not None]
    return max(signed) if signed and len(signed) == len(moments) else None
