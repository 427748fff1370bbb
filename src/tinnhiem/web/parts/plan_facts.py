"""The facts of a plan, each beside the sentence it was read from."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from tinnhiem.core.plans.feasibility import dated
from tinnhiem.core.plans.plan import (
    Basis,
    MinutesRule,
    Plan,
    QuorumRule,
    Source,
    Step,
)
from tinnhiem.web.figures import count, day
from tinnhiem.web.words import capital, deadline_words


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact, and where the plan says it: 1-based line and sentence."""

    words: str
    source: Source


@dataclass(frozen=True, slots=True)
class FactGroup:
    """The facts of one kind; empty where the plan gives none."""

    title: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanFacts:
    """What was read, and what looks like a fact and could not be."""

    head: tuple[tuple[str, str], ...]
    groups: tuple[FactGroup, ...]
    gaps: tuple[Source, ...]


def facts_of(plan: Plan, *, vote_on: date | None = None) -> PlanFacts:
    """Return everything that was read from `plan`.

    Args:
        plan: As compiled.
        vote_on: The conference day, from which relative deadlines count.
    """
    return PlanFacts(
        head=_head(plan),
        groups=(
            _group(_("Căn cứ"), map(_basis, plan.bases)),
            _group(
                _("Người được lấy phiếu"),
                (
                    Fact(f"{count(p.count)} {p.title}", p.source)
                    for p in plan.officeholders
                ),
            ),
            _group(
                _("Thành phần ghi phiếu"),
                (Fact(capital(c.name), c.source) for c in plan.voter_categories),
            ),
            _group(
                _("Tiêu chí"),
                (
                    Fact(
                        _("{title} ({points} nội dung)").format(
                            title=c.title, points=count(len(c.points))
                        ),
                        c.source,
                    )
                    for c in plan.criteria
                ),
            ),
            _group(_("Hội nghị và biên bản"), _conference(plan)),
            _group(_("Các bước"), (_step(step, vote_on) for step in plan.steps)),
        ),
        gaps=plan.gaps,
    )


def _group(title: str, facts: Iterable[Fact]) -> FactGroup:
    return FactGroup(title, tuple(facts))


def _head(plan: Plan) -> tuple[tuple[str, str], ...]:
    head = plan.head
    issued = dated(plan)
    number = f"{head.number or '……'}/{head.symbol}" if head.symbol else head.number
    rows = (
        (_("Cơ quan ban hành"), head.issuer),
        (_("Cơ quan chủ quản"), head.superior),
        (_("Số, ký hiệu"), number),
        (_("Ngày ban hành"), day(issued) if issued else _("chưa ghi đủ")),
        (_("Trích yếu"), head.subject),
        (_("Người ký"), f"{head.signer_title} {head.signer_name}".strip()),
        (_("Nơi nhận"), "; ".join(head.recipients)),
    )
    return tuple((label, value) for label, value in rows if value)


def _basis(basis: Basis) -> Fact:
    words = f"{basis.kind} {basis.number}"
    if basis.issued_on:
        on = _("ngày {day}").format(day=day(basis.issued_on))
        words = f"{words} {on}"
    if basis.issuer:
        words = _("{instrument} của {issuer}").format(
            instrument=words, issuer=basis.issuer
        )
    return Fact(words, basis.source)


def _conference(plan: Plan) -> Iterable[Fact]:
    if plan.quorum:
        yield _quorum(plan.quorum)
    if plan.minutes:
        yield _minutes(plan.minutes)


def _quorum(rule: QuorumRule) -> Fact:
    words = (
        _("Có mặt ít nhất {part} số người được triệu tập")
        if rule.of == "summoned"
        else _("Có mặt ít nhất {part} số người thành viên")
    )
    return Fact(words.format(part=rule.fraction), rule.source)


def _minutes(rule: MinutesRule) -> Fact:
    to = "; ".join(rule.recipients) or _("không nêu nơi nhận")
    words = _("Biên bản kiểm phiếu {copies} bản: {recipients}")
    return Fact(words.format(copies=count(rule.copies), recipients=to), rule.source)


def _step(step: Step, vote_on: date | None) -> Fact:
    if step.deadline:
        until = deadline_words(step.deadline, vote_on=vote_on)
    elif step.deadline_text:
        unread = _("thời hạn «{words}» chưa đọc được thành ngày")
        until = unread.format(words=step.deadline_text)
    else:
        until = _("không nêu thời hạn")
    people = (
        (_("chỉ đạo"), step.directed_by),
        (_("chủ trì"), step.led_by),
        (_("phối hợp"), step.joined_by),
    )
    parts = [until, *(f"{duty}: {who}" for duty, who in people if who)]
    words = _("Bước {number}: {parts}")
    return Fact(words.format(number=step.number, parts="; ".join(parts)), step.source)
