"""Counts and what follows from them: the core concludes, this only fetches."""

from typing import Final

from tinnhiem.core.conference.phases import ORDER, Phase
from tinnhiem.core.count.count import Count
from tinnhiem.core.outcome.concluding import conclude
from tinnhiem.core.outcome.outcome import Outcome
from tinnhiem.store import models
from tinnhiem.store.queries.conference import account_of, conference_of
from tinnhiem.store.queries.plans import rulebook_of

SIGNED: Final = frozenset(ORDER[ORDER.index(Phase.SIGNED) :])


def counts_of(campaign: models.Campaign) -> tuple[Count, ...]:
    """Return the newest round's counts, in ballot order; empty before a count.

    For the tally committee's own acts only: see `outcomes_of` for everybody else.
    """
    newest = campaign.count_rounds.order_by("-number").first()
    if newest is None:
        return ()
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
        for row in newest.counts.select_related("officeholder__person")
    )


def outcomes_of(campaign: models.Campaign) -> tuple[Outcome, ...]:
    """Return every officeholder's outcome, or nothing before the minutes are signed.

    Nothing partial leaks: pages, papers and exports ask here.
    """
    if Phase(campaign.phase) not in SIGNED:
        return ()
    conference, account = conference_of(campaign), account_of(campaign)
    if conference is None or conference.attendance is None or account is None:
        return ()
    rulebook = rulebook_of(campaign)
    return tuple(
        conclude(
            count,
            account=account,
            attendance=conference.attendance,
            members=campaign.members,
            rulebook=rulebook,
        )
        for count in counts_of(campaign)
    )
