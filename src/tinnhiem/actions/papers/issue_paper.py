"""Give a signed paper its number and day, and freeze it."""

from collections.abc import Container
from dataclasses import dataclass, replace
from datetime import date, datetime

import structlog

from tinnhiem.actions.deed import deed
from tinnhiem.actions.papers.edited_files import require_not_edited_outside
from tinnhiem.actions.papers.freezing import (
    Signing,
    ToFreeze,
    draft_of,
    freeze,
    require_signer,
)
from tinnhiem.core.papers.errors import DayBeforeSignatureError, PaperUnnumberedError
from tinnhiem.core.papers.ledger import Edition, IssueOrder, out_of_order
from tinnhiem.core.papers.marking import Marking, Secrecy
from tinnhiem.core.papers.numbers import IssuedNumber, last_day_to_issue, series_of
from tinnhiem.papers.making import papers_of
from tinnhiem.store import journal
from tinnhiem.store.models import Campaign, FrozenPaper
from tinnhiem.store.queries.papers import ledger_of, replaced_by
from tinnhiem.store.queries.records import record_of

log = structlog.get_logger()


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """What a named person asks for once the paper is signed.

    Attributes:
        number: None: the next of the series; the plan's own number, if it has one.
        issued_on: The day to print; None: the day of the signature.
        term: Of a Party body, whose numbers run by term of office.
        accepted_faults: Why faults of form may go out as they are.
    """

    code: str
    signed_by: str
    signed_on: date
    number: int | None = None
    issued_on: date | None = None
    term: str = ""
    accepted_faults: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Issued:
    """The frozen paper, and what the clerk should look at once more.

    Attributes:
        late_since: The last day on which the number was due, when it came later
            (Nghị định 30/2020/NĐ-CP, Điều 15.2 and 18).
        disordered: Papers whose number and day contradict this one's.
    """

    paper: FrozenPaper
    late_since: date | None = None
    disordered: tuple[Edition, ...] = ()


@deed
def issue_paper(
    *,
    campaign: Campaign,
    issue: Issue,
    holidays: Container[date],
    by: str,
    now: datetime,
) -> Issued:
    """Number, date, render and freeze one paper; all of it or nothing.

    Raises:
        PaperError: It is frozen, unnumbered, incomplete, signed by somebody else, or
            its number or day cannot be.
    """
    return issue_now(campaign, issue, holidays=holidays, by=by, now=now)


def issue_now(
    campaign: Campaign,
    issue: Issue,
    *,
    holidays: Container[date],
    by: str,
    now: datetime,
) -> Issued:
    """Issue inside the transaction of the caller."""
    code, record = issue.code, record_of(campaign)
    require_not_edited_outside(campaign, code)
    signing = Signing(
        signed_by=issue.signed_by,
        signed_on=issue.signed_on,
        accepted_faults=issue.accepted_faults,
    )
    _, facts = draft_of(code, record)
    if not facts.symbol:
        raise PaperUnnumberedError(code)
    require_signer(code, facts=facts, signing=signing, on=issue.signed_on)
    marking = record.markings.get(code)
    order = _order(campaign, issue, facts.symbol, marking)
    if order.issued_on > now.date():
        raise DayBeforeSignatureError(
            signed_on=issue.signed_on, issued_on=order.issued_on
        )
    ledger = ledger_of().issue(order)
    edition = ledger.editions[-1]
    number = IssuedNumber(
        number=edition.number or 0,
        symbol=facts.symbol,
        issued_on=order.issued_on,
        kind=facts.kind,
        replaces=replaced_by(campaign, code),
    )
    numbered = replace(record, issued={**record.issued, code: number})
    frozen = ToFreeze(
        edition=edition,
        signing=signing,
        facts=facts,
        papers=tuple(papers_of(numbered, [code])),
        secrecy=marking.secrecy if marking else Secrecy.NONE,
    )
    row = freeze(campaign, frozen, record=numbered, now=now)
    _note(campaign, row, by=by, now=now)
    last = last_day_to_issue(issue.signed_on, holidays=holidays)
    return Issued(
        paper=row,
        late_since=last if _given_on(order, now) > last else None,
        disordered=out_of_order(ledger, edition),
    )


def _given_on(order: IssueOrder, now: datetime) -> date:
    """Return the day of the deed where it is later than the day that is printed.

    The day printed is that of the signature unless somebody says otherwise.
    """
    return max(order.issued_on, now.date())


def _order(
    campaign: Campaign, issue: Issue, symbol: str, marking: Marking | None
) -> IssueOrder:
    issued_on = issue.issued_on or issue.signed_on
    return IssueOrder(
        campaign=campaign.slug,
        code=issue.code,
        series=series_of(
            symbol,
            issued_on=issued_on,
            is_secret=bool(marking and marking.is_secret),
            term=issue.term,
        ),
        signed_on=issue.signed_on,
        issued_on=issued_on,
        number=issue.number,
    )


def _note(campaign: Campaign, row: FrozenPaper, *, by: str, now: datetime) -> None:
    journal.write(
        campaign,
        "paper.issued",
        at=now,
        by=by,
        code=row.code,
        number=row.number,
        symbol=row.symbol,
        issued_on=row.frozen_on.isoformat(),
        signed_by=row.signed_by,
        sha256=[file.sha256 for file in row.files.all()],
    )
    log.info("paper.issued", campaign=campaign.slug, code=row.code)
