"""The minutes of the count, from the signed figures to numbered copies, in one deed."""

from datetime import datetime
from typing import Final

from tinnhiem.actions.deed import deed
from tinnhiem.actions.papers.finalise_paper import finalise_now
from tinnhiem.actions.papers.freezing import Signing
from tinnhiem.actions.papers.print_papers import print_papers
from tinnhiem.core.campaigns.errors import NothingToShowError
from tinnhiem.store.models import Campaign, FrozenPaper
from tinnhiem.store.queries.papers import frozen_paper
from tinnhiem.store.queries.results import is_signed

MINUTES: Final = "D16"


@deed
def make_minutes(*, campaign: Campaign, by: str, now: datetime) -> FrozenPaper | None:
    """Make, read back and freeze the minutes; its copies are numbered by then.

    Of a rehearsal they are made only: a watermarked paper is never final. Done again,
    nothing is done: what is final stays.

    Returns:
        The edition in force; None of a rehearsal.

    Raises:
        NothingToShowError: Not every member has signed.
        PaperError: The paper cannot be made or made final.
    """
    if not is_signed(campaign):
        raise NothingToShowError
    frozen = frozen_paper(campaign, MINUTES)
    if frozen is not None:
        return frozen
    print_papers(campaign=campaign, codes=[MINUTES], by=by, now=now)
    if campaign.is_rehearsal:
        return None
    return finalise_now(campaign, MINUTES, signing=Signing(), by=by, now=now)
