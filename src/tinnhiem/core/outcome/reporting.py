"""Reports to the superiors: which are due when, which are out, which came late."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tinnhiem.core.campaigns.texts import LINE, NAME, limited, require_text
from tinnhiem.core.outcome.errors import ReportDayError, ReportRecipientError
from tinnhiem.core.plans.plan import Plan
from tinnhiem.core.plans.superiors import report_step, superiors_of


class SendingWay(StrEnum):
    """How a report left the office (cách gửi)."""

    BY_HAND = "by-hand"
    MESSENGER = "messenger"
    POST = "post"
    SYSTEM = "system"  # the office's system for documents, outside this program


@dataclass(frozen=True, slots=True, kw_only=True)
class SentReport:
    """One report that is out (báo cáo đã gửi).

    Attributes:
        sent_by: Who brought or posted it.
        receipt: What proves it: who took it, a number of the post; may still be empty.
    """

    recipient: str
    sent_on: date
    way: SendingWay
    sent_by: str
    receipt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportLine:
    """One superior and the report to it.

    Attributes:
        last_day: The last day in time; None where the plan gives none.
    """

    recipient: str
    last_day: date | None
    sent: SentReport | None = None

    def days_late(self, today: date) -> int:
        """Return by how many days it is late: sent late, or not out today."""
        reached = self.sent.sent_on if self.sent else today
        if self.last_day is None or reached <= self.last_day:
            return 0
        return (reached - self.last_day).days


def last_day_of(plan: Plan) -> date | None:
    """Return the last day to report: «trước ngày 20/7» ends on 19 July."""
    step = report_step(plan)
    return step.deadline.last_day() if step and step.deadline else None


def report_lines(plan: Plan, sent: Iterable[SentReport]) -> tuple[ReportLine, ...]:
    """Return every superior of the plan, each with its report where it is out.

    A report to somebody the plan does not name (it was corrected since) stands last.
    """
    out: Mapping[str, SentReport] = {one.recipient: one for one in sent}
    named = superiors_of(plan)
    others = [recipient for recipient in out if recipient not in named]
    last = last_day_of(plan)
    return tuple(
        ReportLine(recipient=recipient, last_day=last, sent=out.get(recipient))
        for recipient in (*named, *others)
    )


def all_sent(lines: Iterable[ReportLine]) -> bool:
    """Say whether there is a report for everybody who gets one, and there is one."""
    found = [line.sent is not None for line in lines]
    return bool(found) and all(found)


def complete_on(lines: Iterable[ReportLine]) -> date | None:
    """Return the day of the last report; None while one is not out."""
    days = [line.sent.sent_on if line.sent else None for line in lines]
    known = [day for day in days if day is not None]
    return max(known) if known and len(known) == len(days) else None


def require_report(
    report: SentReport, *, plan: Plan, vote_on: date | None, today: date
) -> SentReport:
    """Return the report with its words trimmed.

    Raises:
        ReportRecipientError: The plan has the report sent to others.
        ReportDayError: Sent before the vote, or after today.
        TextMissingError, TextTooLongError: Nobody sent it, or words too long.
    """
    known = superiors_of(plan)
    if report.recipient not in known:
        raise ReportRecipientError(report.recipient, known=known)
    if report.sent_on > today or (vote_on is not None and report.sent_on < vote_on):
        raise ReportDayError(sent_on=report.sent_on)
    return SentReport(
        recipient=report.recipient,
        sent_on=report.sent_on,
        way=report.way,
        sent_by=require_text(report.sent_by, what="người gửi", limit=NAME),
        receipt=limited(report.receipt, what="biên nhận", limit=LINE),
    )
