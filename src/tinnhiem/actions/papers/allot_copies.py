"""Allot the numbered copies of a paper before anything is printed."""

from collections.abc import Sequence
from datetime import datetime

from tinnhiem.actions.deed import deed
from tinnhiem.core.papers.copies import (
    BALLOTS,
    CopyLife,
    CopyShare,
    allot,
    require_agreement,
)
from tinnhiem.core.papers.errors import CopiesPrintedError
from tinnhiem.core.papers.ledger import Edition
from tinnhiem.papers.issuing import facts_of
from tinnhiem.papers.making import papers_of
from tinnhiem.store import journal
from tinnhiem.store.models import AllottedCopy, Campaign
from tinnhiem.store.queries.papers import copy_life, copy_rows, edition_at_hand
from tinnhiem.store.queries.records import record_of

FILE_COPY = (CopyShare("Lưu hồ sơ"),)


@deed
def allot_copies(
    *,
    campaign: Campaign,
    code: str,
    shares: Sequence[CopyShare],
    by: str,
    now: datetime,
) -> tuple[CopyLife, ...]:
    """Give each line of Nơi nhận its copies; `shares` say how many groups get.

    Args:
        campaign: Whose paper.
        code: «D20».
        shares: Lines of Nơi nhận whose number of copies is not one; others follow
            the paper. Empty: as the paper says.
        by: Who allots.
        now: When.

    Raises:
        PaperUnknownError: No such paper.
        CopiesDisagreeError: The paper says another number, or no such recipient.
        CopiesPrintedError: Copies were printed; they stay as they are.
    """
    said = shares_said(campaign, code)
    copies = allot(_with(said, shares))
    require_agreement(copies, said, code=code)
    edition = edition_at_hand(campaign, code)
    rows = copy_rows(campaign, code, edition)
    printed = sum(copy_life(row).printed for row in rows)
    if printed:
        raise CopiesPrintedError(code, printed=printed)
    AllottedCopy.objects.filter(pk__in=[row.pk for row in rows]).delete()
    _save(campaign, code, edition, copies)
    journal.write(
        campaign, "copies.allotted", at=now, by=by, code=code, copies=len(copies)
    )
    return copies


def shares_said(campaign: Campaign, code: str) -> tuple[CopyShare, ...]:
    """Return the lines of Nơi nhận as the paper would print them now.

    Raises:
        PaperUnknownError: No such paper.
    """
    record = record_of(campaign)
    return facts_of(tuple(papers_of(record, [code])), record).shares


def allot_by_default(
    campaign: Campaign, edition: Edition, *, shares: Sequence[CopyShare]
) -> None:
    """Allot as the paper says, where nobody has allotted yet. Part of freezing.

    Raises:
        CopiesDisagreeError: What was allotted before is not what the paper now says.
    """
    code = edition.code
    rows = copy_rows(campaign, code, edition.edition)
    if rows:
        if shares:
            require_agreement(map(copy_life, rows), shares, code=code)
        return
    if code not in BALLOTS:
        _save(campaign, code, edition.edition, allot(shares or FILE_COPY))


def _with(said: Sequence[CopyShare], wanted: Sequence[CopyShare]) -> list[CopyShare]:
    """Return the shares of the paper, with the numbers that were asked for."""
    asked = {share.recipient: share for share in wanted}
    known = [asked.pop(share.recipient, share) for share in said]
    return [*known, *asked.values()]


def _save(
    campaign: Campaign, code: str, edition: int, copies: Sequence[CopyLife]
) -> None:
    AllottedCopy.objects.bulk_create(
        AllottedCopy(
            campaign=campaign,
            code=code,
            edition=edition,
            number=copy.number,
            recipient=copy.recipient,
        )
        for copy in copies
    )
