"""Whose vote this is, under which law, and where it departs from it."""

from dataclasses import dataclass
from datetime import date

from tinnhiem.core.plans.plan import Head
from tinnhiem.core.record import CampaignRecord
from tinnhiem.core.rules.rulebook import Rulebook
from tinnhiem.papers.forms import short_day
from tinnhiem.web.words import capital


@dataclass(frozen=True, slots=True, kw_only=True)
class OverrideLine:
    """One departure from the rulebook."""

    rule: str
    value: str
    reason: str
    by: str
    decided_on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadPart:
    """The head of the page."""

    issuer: str
    superior: str
    title: str
    plan: str
    law: str
    law_issued: str
    book: str
    verified_on: str
    overrides: tuple[OverrideLine, ...]
    is_rehearsal: bool


def head_part(record: CampaignRecord) -> HeadPart:
    """Return the head of a campaign's page."""
    head, book = record.plan.head, record.rulebook
    return HeadPart(
        issuer=head.issuer,
        superior=head.superior,
        title=_title(head),
        plan=_plan(head),
        law=book.name,
        law_issued=_issued(book),
        book=f"{book.key}, phiên bản {book.version}",
        verified_on=short_day(book.verified_on),
        overrides=tuple(
            OverrideLine(
                rule=override.rule,
                value=override.value,
                reason=override.reason,
                by=override.by,
                decided_on=short_day(override.decided_on),
            )
            for override in record.overrides
        ),
        is_rehearsal=record.is_rehearsal,
    )


def _title(head: Head) -> str:
    return capital(head.subject.strip() or "lấy phiếu tín nhiệm")


def _plan(head: Head) -> str:
    number = f"Số {head.number}/{head.symbol}" if head.number else "Chưa có số"
    if not (head.month and head.year):
        return f"{number}, chưa ghi ngày ban hành"
    if not head.day:
        return f"{number}, tháng {head.month} năm {head.year}"
    return f"{number}, ngày {short_day(date(head.year, head.month, head.day))}"


def _issued(book: Rulebook) -> str:
    return f"{book.issuer} ban hành ngày {short_day(book.issued_on)}"
