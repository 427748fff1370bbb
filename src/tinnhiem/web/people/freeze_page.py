"""What must be there before the roster is frozen, each with its rule and its place."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tinnhiem.core.conference.practice import ROSTER_FROZEN
from tinnhiem.core.share import Base
from tinnhiem.store.queries.campaigns import CampaignRow
from tinnhiem.web.people.roster_page import RosterPage
from tinnhiem.web.saying import said
from tinnhiem.web.words import source_words


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckLine:
    """One thing to have.

    Attributes:
        is_required: The freeze is refused without it; else it is a warning.
        rule: By what it is asked, in Vietnamese.
        page: Name of the page where it is done; empty for a command.
        command: Where no page does it yet.
    """

    what: str | Promise
    found: str
    is_met: bool
    rule: str
    is_required: bool = True
    page: str = ""
    command: str = ""


def checklist(campaign: CampaignRow, roster: RosterPage) -> tuple[CheckLine, ...]:
    """Return everything the freeze asks for, and what a clerk should look at."""
    rated = sum(holder.is_rated for holder in roster.holders)
    whole = bool(rated) and len(roster.holders) == roster.planned
    empty = [line.name for line in roster.formula if not line.people]
    refused = [line.name for line in roster.conflicts if line.is_refused]
    plan = gettext("Kế hoạch lấy phiếu tín nhiệm")
    return (
        CheckLine(
            what=_("Có người ghi phiếu"),
            found=f"{len(roster.voters)}",
            is_met=bool(roster.voters),
            rule=source_words(ROSTER_FROZEN),
            page="people-bring",
        ),
        CheckLine(
            what=_("Đủ người được lấy phiếu như kế hoạch"),
            found=said(roster.examined) or f"{len(roster.holders)}/{roster.planned}",
            is_met=whole,
            rule=plan,
            page="people-bring",
        ),
        *_conference(campaign, plan),
        *_members(campaign, roster),
        CheckLine(
            what=_("Mỗi thành phần có ít nhất một người"),
            found="; ".join(empty),
            is_met=not empty,
            rule=plan,
            is_required=False,
            page="people-bring",
        ),
        CheckLine(
            what=_("Đã xem xét người có thể không thuộc diện lấy phiếu"),
            found=" ".join(map(said, roster.hints)),
            is_met=not roster.hints,
            rule=plan,
            is_required=False,
            page="people",
        ),
        CheckLine(
            what=_("Không ai kiêm vai bị cấm"),
            found=", ".join(refused),
            is_met=not refused,
            rule="; ".join({x.source for x in roster.conflicts if x.is_refused}),
            is_required=False,
            page="people",
        ),
    )


def _conference(campaign: CampaignRow, plan: str) -> tuple[CheckLine, ...]:
    known = (
        (_("Thời gian Hội nghị"), campaign.starts_at),
        (_("Địa điểm Hội nghị"), campaign.venue),
        (_("Người chủ trì"), campaign.chair),
        (_("Thư ký"), campaign.secretary),
    )
    return tuple(
        CheckLine(
            what=what,
            found="",
            is_met=bool(fact),
            rule=plan,
            page="conference-day",
        )
        for what, fact in known
    )


def _members(campaign: CampaignRow, roster: RosterPage) -> tuple[CheckLine, ...]:
    """Return the number of seats, where the law takes shares of it."""
    book = roster.rulebook
    if Base.MEMBERS not in {book.share_base.value, book.quorum_base}:
        return ()
    members = campaign.members
    return (
        CheckLine(
            what=_("Tổng số thành viên, không ít hơn số người ghi phiếu"),
            found="" if members is None else f"{members}",
            is_met=members is not None and members >= len(roster.voters),
            rule=source_words(book.share_base.citation),
            page="conference-day",
        ),
    )
