"""Take a frozen paper out of force: replaced by another, or its number cancelled.

Source: Nghị định 30/2020/NĐ-CP, Điều 18.3: wrong content is replaced by a document of
equal form; there is no silent reprint.
"""

from collections.abc import Container
from datetime import date, datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction

from tinnhiem.actions.deed import deed
from tinnhiem.actions.papers.finalise_paper import finalise_now
from tinnhiem.actions.papers.freezing import Signing
from tinnhiem.actions.papers.issue_paper import Issue, Issued, issue_now
from tinnhiem.core.campaigns.texts import PARAGRAPH, limited
from tinnhiem.core.papers.errors import (
    CopyLeftError,
    PaperNotIssuedError,
    PaperUnchangedError,
)
from tinnhiem.core.papers.ledger import Edition
from tinnhiem.core.papers.states import PaperState
from tinnhiem.papers.encoding import encode
from tinnhiem.papers.making import papers_of
from tinnhiem.papers.proof_book import LIST, open_book
from tinnhiem.store import journal
from tinnhiem.store.folder import PAPERS
from tinnhiem.store.models import Campaign, FrozenPaper
from tinnhiem.store.queries.papers import frozen_paper, ledger_of
from tinnhiem.store.queries.records import record_of


@deed
def replace_paper(  # noqa: PLR0913 - an issue, and why
    *,
    campaign: Campaign,
    issue: Issue,
    reason: str,
    holidays: Container[date],
    by: str,
    now: datetime,
) -> Issued:
    """Issue the paper again from today's record, in place of the one in force.

    Raises:
        PaperNotIssuedError: There is nothing in force to replace.
        PaperUnchangedError: Today's record says what the paper in force says.
        ReasonMissingError: Nobody says why.
        PaperError: The new edition cannot be issued; the old one stays in force.
    """
    reason = limited(reason, what="lý do thay thế", limit=PARAGRAPH)
    ledger = ledger_of()
    ended = ledger.replace(campaign.slug, issue.code, reason=reason)
    _require_changed(campaign, issue.code)
    old = _end(
        campaign,
        ledger.current(campaign.slug, issue.code),
        ended.editions,
    )
    journal.write(
        campaign,
        "paper.replaced",
        at=now,
        by=by,
        code=issue.code,
        number=old.number,
        reason=old.reason,
    )
    if old.number is None:
        signing = Signing(
            signed_by=issue.signed_by,
            signed_on=issue.signed_on,
            accepted_faults=issue.accepted_faults,
        )
        again = finalise_now(campaign, issue.code, signing=signing, by=by, now=now)
        return Issued(paper=again)
    return issue_now(campaign, issue, holidays=holidays, by=by, now=now)


@deed
def cancel_number(
    *, campaign: Campaign, code: str, reason: str, by: str, now: datetime
) -> FrozenPaper:
    """Cancel the number of an issued paper; the paper is a draft again.

    The number stays in the register with its reason and is never given again.

    Raises:
        PaperNotIssuedError: No number is in force.
        ReasonMissingError: Nobody says why.
        CopyLeftError: A copy has left the office; replace the paper instead.
    """
    reason = limited(reason, what="lý do hủy số", limit=PARAGRAPH)
    _require_every_copy_here(campaign, code)
    ledger = ledger_of()
    old = _end(
        campaign,
        ledger.current(campaign.slug, code),
        ledger.cancel(campaign.slug, code, reason=reason).editions,
    )
    journal.write(
        campaign,
        "number.cancelled",
        at=now,
        by=by,
        code=code,
        number=old.number,
        reason=old.reason,
    )
    campaign.papers.filter(code__in=_listed(old)).delete()
    return old


def _require_changed(campaign: Campaign, code: str) -> None:
    """Refuse to give one content two numbers.

    The record still has the number in force, so number and day are not compared.
    """
    row = frozen_paper(campaign, code)
    if row is None:
        return  # the ledger refuses, in its own words
    now = sorted(encode(paper) for paper in papers_of(record_of(campaign), [code]))
    if now == sorted(row.files.values_list("content", flat=True)):
        raise PaperUnchangedError(code, number=row.number)


def _require_every_copy_here(campaign: Campaign, code: str) -> None:
    row = frozen_paper(campaign, code)
    if row is None:
        return  # the ledger refuses, in its own words
    gone = campaign.copies.filter(code=code, edition=row.edition).exclude(handed_to="")
    for copy in gone[:1]:
        raise CopyLeftError(code, number=copy.number, handed_to=copy.handed_to)


def _end(
    campaign: Campaign, current: Edition | None, after: tuple[Edition, ...]
) -> FrozenPaper:
    """Write the new state of the edition that the ledger has ended."""
    row = frozen_paper(campaign, current.code) if current else None
    if row is None or current is None:
        raise PaperNotIssuedError(current.code if current else "")
    ended = next(
        one
        for one in after
        if (one.campaign, one.code, one.edition)
        == (current.campaign, current.code, current.edition)
    )
    row.state, row.reason = PaperState(ended.state).value, ended.reason
    row.save(update_fields=["state", "reason"])
    _end_proofs(row)
    return row


def _end_proofs(row: FrozenPaper) -> None:
    """Let the list of fingerprints say so too, once the row does."""
    folder = Path(settings.DATA_FOLDER) / PAPERS / row.campaign.slug
    if not (folder / LIST).is_file():
        return  # imported: its files never lay here
    files = list(row.files.all())
    sums = {one for file in files for one in (file.pdf_sha256, file.docx_sha256)}
    state = row.state
    open_book(folder)  # a damaged list is said before anything is written
    transaction.on_commit(lambda: open_book(folder).end(sums, state=state))


def _listed(row: FrozenPaper) -> list[str]:
    copies = row.files.values_list("copy", flat=True)
    return [f"{row.code}-{copy}" if copy else row.code for copy in copies]
