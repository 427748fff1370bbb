"""Whose vote this is, under which law, and where it departs from it."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from tinnhiem.core.plans.plan import Head
from tinnhiem.core.record import CampaignRecord
from tinnhiem.core.rules.rulebook import Rulebook
from tinnhiem.web.figures import day, month_of
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
        book=_("{key}, phiên bản {version}").format(key=book.key, version=book.version),
        verified_on=day(book.verified_on),
        overrides=tuple(
            OverrideLine(
                rule=override.rule,
                value=override.value,
                reason=override.reason,
                by=override.by,
                decided_on=day(override.decided_on),
            )
            for override in record.overrides
        ),
        is_rehearsal=record.is_rehearsal,
    )


def _title(head: Head) -> str:
    return capital(head.subject.strip() or "lấy phiếu tín nhiệm")


def _plan(head: Head) -> str:
    cited = f"{head.number}/{head.symbol}"
    number = _("Số {number}").format(number=cited) if head.number else _("Chưa có số")
    return f"{number}, {_issued_on(head)}"


def _issued_on(head: Head) -> str:
    if not (head.month and head.year):
        return _("chưa ghi ngày ban hành")
    if head.day:
        on = day(date(head.year, head.month, head.day))
        return _("ngày {day}").format(day=on)
    return month_of(head.year, head.month)


def _issued(book: Rulebook) -> str:
    words = _("{issuer} ban hành ngày {day}")
    return words.format(issuer=book.issuer, day=day(book.issued_on))
