"""The hall: time and place, presence, committee and the ballot account."""

from dataclasses import dataclass

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tinnhiem.core.ballots.account import BallotAccount
from tinnhiem.core.ballots.fault import FaultCode
from tinnhiem.core.ballots.ledger import imbalances
from tinnhiem.core.conference.attendance import (
    Attendance,
    minimum_present,
    require_quorum,
)
from tinnhiem.core.conference.committee import CommitteeRole, TallyCommittee
from tinnhiem.core.errors import VoteError
from tinnhiem.core.record import Absence, Conference
from tinnhiem.core.rules.rulebook import Rulebook
from tinnhiem.core.share import Base
from tinnhiem.messages.share import BASE_WORDS
from tinnhiem.papers.forms import fraction
from tinnhiem.web.figures import clock, count, moment, percent
from tinnhiem.web.saying import said, say_here
from tinnhiem.web.words import source_words

ROLE_WORDS = {
    CommitteeRole.HEAD: _("Trưởng ban"),
    CommitteeRole.SECRETARY: _("Thư ký"),
    CommitteeRole.MEMBER: _("Ủy viên"),
}


@dataclass(frozen=True, slots=True)
class PresenceLine:
    """Present of summoned, and what the law says of it."""

    present: int
    summoned: int
    percent: str
    is_enough: bool
    sentence: str


@dataclass(frozen=True, slots=True)
class CommitteePart:
    """Members as (name, title, role), and the hands that elected them."""

    members: tuple[tuple[str, str, str], ...]
    hands: str


@dataclass(frozen=True, slots=True)
class AccountLine:
    """One equation of the ballot account: a whole and the parts it must equal."""

    whole: str
    sheets: int
    parts: tuple[tuple[str, int], ...]
    balances: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ConferencePart:
    """The conference as far as it has come; None and empty are «not yet»."""

    facts: tuple[tuple[str, str], ...]
    presence: PresenceLine | None
    absences: tuple[Absence, ...]
    committee: CommitteePart | None
    account: tuple[AccountLine, ...]
    is_settled: bool
    remarks: tuple[str, ...]


def conference_part(
    conference: Conference | None,
    *,
    rulebook: Rulebook,
    members: int | None,
    is_settled: bool,
    is_signed: bool,
) -> ConferencePart | None:
    """Return the hall; None while no conference is set.

    Args:
        conference: As recorded.
        rulebook: Gives the quorum and its source.
        members: Seats of the body, where the quorum counts of them.
        is_settled: The box was opened, so the ballot account has to balance.
        is_signed: The minutes are signed, so that what was remarked during the count
            may be read; a remark can tell a result.
    """
    if conference is None:
        return None
    attendance, committee = conference.attendance, conference.committee
    account = _account(conference.account, attendance) if conference.account else ()
    remarks = (*conference.remarks, *conference.accepted_warnings)
    return ConferencePart(
        facts=_facts(conference),
        presence=presence_line(attendance, rulebook, members) if attendance else None,
        absences=conference.absences,
        committee=committee_part(committee) if committee else None,
        account=account,
        is_settled=is_settled,
        remarks=remarks if is_signed else (),
    )


def _facts(conference: Conference) -> tuple[tuple[str, str], ...]:
    chair, secretary = conference.chair, conference.secretary
    facts = [
        (gettext("Thời gian"), moment(conference.starts_at)),
        (gettext("Địa điểm"), conference.venue or gettext("Chưa ấn định")),
        (gettext("Chủ trì"), _named(chair.name, chair.title)),
        (gettext("Thư ký hội nghị"), _named(secretary.name, secretary.title)),
    ]
    times = (
        (gettext("Khai mạc"), conference.opened_at),
        (gettext("Bắt đầu kiểm phiếu"), conference.counting_from),
        (gettext("Kết thúc kiểm phiếu"), conference.counting_to),
        (gettext("Công bố kết quả"), conference.announced_at),
        (gettext("Bế mạc"), conference.closed_at),
    )
    return (*facts, *((what, clock(at)) for what, at in times if at))


def _named(name: str, title: str) -> str:
    return f"{name}, {title}" if title else name


def presence_line(
    attendance: Attendance, rulebook: Rulebook, members: int | None
) -> PresenceLine:
    """Return how many are present, and whether they are enough."""
    figures = (attendance.present, attendance.summoned, percent(attendance.share))
    try:
        require_quorum(attendance, rulebook, members=members)
    except VoteError as refusal:
        return PresenceLine(*figures, is_enough=False, sentence=say_here(refusal))
    counts_members = rulebook.quorum_base is Base.MEMBERS
    whole = members if counts_members and members else attendance.summoned
    return PresenceLine(*figures, is_enough=True, sentence=_enough(rulebook, whole))


def _enough(rulebook: Rulebook, whole: int) -> str:
    rule = rulebook.quorum
    words = gettext(
        "Đủ điều kiện tiến hành: cần ít nhất {minimum} người, bằng {part} {base} "
        "({rule})."
    )
    return words.format(
        minimum=minimum_present(whole, rule.value),
        part=fraction(rule.value),
        base=said(BASE_WORDS[rulebook.quorum_base]),
        rule=source_words(rule.citation),
    )


def committee_part(committee: TallyCommittee) -> CommitteePart:
    """Return the members and the hands that elected them."""
    vote = committee.vote
    words = gettext(
        "Biểu quyết giơ tay: {in_favour} đồng ý, {against} không đồng ý, {abstained} "
        "không có ý kiến."
    )
    hands = words.format(
        in_favour=count(vote.in_favour),
        against=count(vote.against),
        abstained=count(vote.abstained),
    )
    return CommitteePart(
        tuple((m.name, m.title, str(ROLE_WORDS[m.role])) for m in committee.members),
        hands,
    )


def _account(
    account: BallotAccount, attendance: Attendance | None
) -> tuple[AccountLine, ...]:
    hall = attendance or Attendance(account.issued, account.issued)
    faults = imbalances(account, present=hall.present, summoned=hall.summoned)
    codes = {fault.code for fault in faults}
    ours = account.returned - account.foreign
    return (
        AccountLine(
            gettext("Phiếu in ra"),
            account.printed,
            (
                (gettext("hỏng khi in"), account.damaged),
                (gettext("đóng dấu treo"), account.stamped),
            ),
            FaultCode.PRINTED_UNEXPLAINED not in codes,
        ),
        AccountLine(
            gettext("Phiếu đóng dấu treo"),
            account.stamped,
            (
                (gettext("phát ra"), account.issued),
                (gettext("đổi"), account.exchanged),
                (gettext("thừa"), account.unused),
            ),
            FaultCode.STAMPED_UNEXPLAINED not in codes,
        ),
        AccountLine(
            gettext("Phiếu phát ra"),
            account.issued,
            ((gettext("thu về"), ours), (gettext("không thu về"), account.missing)),
            FaultCode.RETURNED_OVER_ISSUED not in codes,
        ),
        AccountLine(
            gettext("Phiếu trong hòm"),
            account.returned,
            (
                (gettext("do Ban Kiểm phiếu phát"), ours),
                (gettext("phiếu lạ"), account.foreign),
            ),
            FaultCode.FOREIGN_OVER_RETURNED not in codes,
        ),
    )
