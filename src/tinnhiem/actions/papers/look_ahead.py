"""What freezing a paper would do, before anybody does it. Nothing is written."""

from dataclasses import dataclass
from datetime import date

from tinnhiem.actions.papers.edited_files import require_not_edited_outside
from tinnhiem.actions.papers.finalise_paper import may_do_without_number
from tinnhiem.actions.papers.freezing import draft_of
from tinnhiem.core.errors import VoteError
from tinnhiem.core.papers.lint import PaperFinding
from tinnhiem.core.papers.numbers import Series, series_of
from tinnhiem.core.plans.feasibility import dated
from tinnhiem.core.record import CampaignRecord
from tinnhiem.papers.issuing import PaperFacts
from tinnhiem.papers.lint import lint, sorted_findings
from tinnhiem.store.models import Campaign
from tinnhiem.store.queries.papers import ledger_of
from tinnhiem.store.queries.records import record_of

PLAN = "D01"  # the one paper whose number may have been given before we began


@dataclass(frozen=True, slots=True, kw_only=True)
class LookAhead:
    """What a clerk should know before a paper is frozen.

    Attributes:
        refusal: Why it cannot be frozen now; None: it can.
        facts: Kind, symbol, signer and recipients; None when there is no draft.
        findings: What the rules of form say (L01 to L16), faults first.
        series, number: Where its number comes from, and the next one there; None for a
            paper that bears none.
        plan_number, plan_day: What the plan itself already bears; of D01 only.
        may_do_without: Minutes that may be made final without a number.
    """

    code: str
    refusal: VoteError | None = None
    facts: PaperFacts | None = None
    findings: tuple[PaperFinding, ...] = ()
    series: Series | None = None
    number: int | None = None
    plan_number: int | None = None
    plan_day: date | None = None
    may_do_without: bool = False


def look_ahead(*, campaign: Campaign, code: str, today: date) -> LookAhead:
    """Return what freezing `code` would meet.

    Args:
        campaign: Whose paper.
        code: «D20».
        today: The year of whose series the next number is told.

    Raises:
        PaperUnknownError: No such paper.
    """
    record = record_of(campaign)
    try:
        require_not_edited_outside(campaign, code)
        papers, facts = draft_of(code, record)
    except VoteError as refusal:
        return LookAhead(code=code, refusal=refusal)
    names = [voter.name for voter in record.voters]
    found = [one for paper in papers for one in lint(paper, register=names)]
    seen = LookAhead(code=code, facts=facts, findings=sorted_findings(found))
    if not facts.symbol:
        return seen
    return _numbered(seen, facts, record=record, today=today)


def _numbered(
    seen: LookAhead, facts: PaperFacts, *, record: CampaignRecord, today: date
) -> LookAhead:
    marking = record.markings.get(seen.code)
    plan = record.plan if seen.code == PLAN else None
    series = series_of(
        facts.symbol,
        issued_on=today,
        is_secret=bool(marking and marking.is_secret),
        term="",
    )
    return LookAhead(
        code=seen.code,
        facts=facts,
        findings=seen.findings,
        series=series,
        number=ledger_of().next_number(series),
        plan_number=_number(plan.head.number) if plan else None,
        plan_day=dated(plan) if plan else None,
        may_do_without=may_do_without_number(facts),
    )


def _number(written: str | None) -> int | None:
    return int(written) if written and written.isdecimal() else None
