"""Records to print: the seed's plan, invented people, a conference at any stage."""

from dataclasses import replace
from datetime import date, datetime
from fractions import Fraction
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

from tests.papers.cast import OFFICEHOLDERS, VOTERS
from tinnhiem.core.ballots.account import BallotAccount
from tinnhiem.core.conference.attendance import Attendance
from tinnhiem.core.conference.committee import (
    CommitteeMember,
    CommitteeRole,
    ShowOfHands,
    TallyCommittee,
)
from tinnhiem.core.count.count import Count
from tinnhiem.core.levels import Level
from tinnhiem.core.outcome.outcome import Exposure, Finding, Outcome
from tinnhiem.core.people.roster import Officeholder, Voter
from tinnhiem.core.plans.compiler import compile_plan
from tinnhiem.core.plans.plan import PaperForm, Plan
from tinnhiem.core.record import (
    Absence,
    CampaignRecord,
    Conference,
    Override,
    Sealing,
    Signer,
)
from tinnhiem.core.rules.citation import Citation, Status
from tinnhiem.core.rules.rulebook import (
    Anchor,
    Band,
    Rule,
    Rulebook,
    Strength,
    Track,
)
from tinnhiem.core.share import Base, Share

T = TypeVar("T")
HO_CHI_MINH = ZoneInfo("Asia/Ho_Chi_Minh")
SEED = Path(__file__).parents[2] / "examples" / "quang-ngai-2023" / "plan.txt"
MADE_AT = datetime(2023, 7, 12, 11, 30, tzinfo=HO_CHI_MINH)

COUNTS = ((20, 4, 0), (18, 5, 1), (15, 7, 2), (5, 3, 17))


def make_plan(**head: object) -> Plan:
    """Return the seed's plan, compiled; `head` replaces fields of its head."""
    plan = compile_plan(SEED.read_text(encoding="utf-8").splitlines())
    return replace(plan, head=replace(plan.head, **head))  # type: ignore[arg-type]


def rule(value: T, article: str, status: Status = Status.SEEN) -> Rule[T]:
    return Rule(value, Citation("Quy định 96-QĐ/TW", article, "bản kế hoạch", status))


def make_rulebook() -> Rulebook:
    review = Band(
        key="review",
        above=Fraction(1, 2),
        from_=None,
        text="đưa ra khỏi quy hoạch các chức vụ cao hơn, xem xét cho thôi giữ chức vụ",
    )
    relief = Band(
        key="relief",
        above=None,
        from_=Fraction(2, 3),
        text="cấp có thẩm quyền miễn nhiệm",
    )
    return Rulebook(
        key="party-96-qd-tw-2023",
        version=1,
        kind="Quy định",
        number="96-QĐ/TW",
        title="Lấy phiếu tín nhiệm đối với chức danh, chức vụ lãnh đạo, quản lý",
        issuer="Bộ Chính trị",
        issued_on=date(2023, 2, 2),
        in_force_from=date(2023, 2, 2),
        in_force_to=None,
        verified_on=date(2026, 11, 1),
        replaces="",
        track=Track.PARTY,
        anchor=rule(Anchor.CONFERENCE, ""),
        quorum=rule(Fraction(2, 3), "Điều 9"),
        quorum_base=Base.SUMMONED,
        share_base=rule(Base.RETURNED, "Điều 6.3"),
        bands=(
            rule(relief, "Điều 11", Status.UNVERIFIED),
            rule(review, "Điều 11", Status.UNVERIFIED),
        ),
        leads=(),
        officeholders_vote=rule(True, "", Status.PRACTICE),
        committee_min=rule(3, "", Status.PRACTICE),
        committee_excludes_officeholders=rule(Strength.REFUSE, "", Status.PRACTICE),
        exclusions=(),
        invalid_sheets=(rule("không do Ban Kiểm phiếu phát ra", "Điều 6.3"),),
        invalid_lines=(rule("không đánh dấu mức nào", "Điều 6.3"),),
        minutes_copies=rule(3, "", Status.PRACTICE),
        publication=(rule("công bố tại hội nghị", ""),),
        criteria=rule("Điều 5", "Điều 5"),
        dossier=(),
    )


def at(hour: int, minute: int = 0) -> datetime:
    return datetime(2023, 7, 10, hour, minute, tzinfo=HO_CHI_MINH)


def make_committee() -> TallyCommittee:
    return TallyCommittee(
        members=(
            CommitteeMember(
                "v05", "Trần Thị Ưng", "Trưởng phòng Tổng hợp", CommitteeRole.HEAD
            ),
            CommitteeMember(
                "v22", "Lê Văn Ổn", "Bí thư Chi đoàn", CommitteeRole.SECRETARY
            ),
            CommitteeMember(
                "v21", "Đặng Thị Ỷ", "Chủ tịch Công đoàn cơ sở", CommitteeRole.MEMBER
            ),
        ),
        vote=ShowOfHands(in_favour=24, against=0, abstained=1),
    )


def make_conference(**facts: object) -> Conference:
    """Return the conference before it has met; `facts` are what is known more."""
    known: dict[str, object] = {
        "starts_at": at(8),
        "venue": "Phòng họp số 1, Văn phòng UBND tỉnh Quảng Ngãi",
        "chair": Signer("Nguyễn Văn Ưởng", "Chánh Văn phòng"),
        "secretary": Signer("Đinh Công Lượng", "Trưởng phòng Hành chính - Quản trị"),
    }
    return Conference(**{**known, **facts})  # type: ignore[arg-type]


def make_finished_conference() -> Conference:
    return make_conference(
        opened_at=at(8, 5),
        closed_at=at(10, 40),
        attendance=Attendance(summoned=26, present=25),
        absences=(
            Absence("Quách Như Ý", "Đảng ủy viên", "đi công tác theo Giấy mời 12"),
        ),
        committee=make_committee(),
        account=BallotAccount(
            printed=32,
            damaged=1,
            stamped=31,
            issued=25,
            exchanged=1,
            unused=5,
            returned=25,
        ),
        counting_from=at(9, 15),
        counting_to=at(10, 5),
        announced_at=at(10, 20),
        remarks=("Một phiếu ghi mờ tại dòng thứ ba, Ban Kiểm phiếu thống nhất hợp lệ",),
        accepted_warnings=(),
        sealing=Sealing(
            packets=2,
            keeper=Signer("Đinh Công Lượng", "Trưởng phòng Hành chính - Quản trị"),
            place="Tủ hồ sơ mật, Phòng Hành chính - Quản trị",
            sealed_at=at(10, 30),
        ),
    )


def make_officeholders(
    people: tuple[tuple[str, str], ...] = OFFICEHOLDERS,
) -> tuple[Officeholder, ...]:
    return tuple(
        Officeholder(
            order=i, key=f"o{i:02d}", person=f"p{i:02d}", name=name, title=title
        )
        for i, (name, title) in enumerate(people, start=1)
    )


def make_voters() -> tuple[Voter, ...]:
    return tuple(
        Voter(
            number=i,
            person=f"p{i:02d}",
            name=name,
            title=title,
            unit="Văn phòng UBND tỉnh Quảng Ngãi",
            reasons=(reason,),
            is_officeholder=i <= len(OFFICEHOLDERS),
        )
        for i, (name, title, reason) in enumerate(VOTERS, start=1)
    )


def make_finding(low: int, *, returned: int, rulebook: Rulebook) -> Finding:
    share = Share(low, returned, Base.RETURNED)
    for one in rulebook.bands:
        bound = one.value.from_
        hit = (
            share.reaches(bound)
            if bound
            else share.exceeds(one.value.above or Fraction(1))
        )
        if hit:
            return Finding(one.value, share, one.citation)
    return Finding(None, share, rulebook.bands[0].citation)


def make_outcome(key: str, counts: tuple[int, int, int], *, returned: int) -> Outcome:
    rulebook = make_rulebook()
    high, confidence, low = counts
    count = Count(
        officeholder=key,
        high=high,
        confidence=confidence,
        low=low,
        blank=returned - sum(counts),
    )
    return Outcome(
        count=count,
        lawful_base=Base.RETURNED,
        shares={
            level: Share(part, returned, Base.RETURNED)
            for level, part in zip(Level, counts, strict=True)
        },
        other_shares={},
        finding=make_finding(low, returned=returned, rulebook=rulebook),
        one_more=None,
        one_less=None,
        exposures=(Exposure.FEW_BALLOTS,) if returned < 10 else (),
    )


def make_record(**facts: object) -> CampaignRecord:
    """Return a finished campaign of 26 voters; `facts` replace its fields."""
    record = CampaignRecord(
        slug="quang-ngai-2023",
        plan=make_plan(),
        rulebook=make_rulebook(),
        overrides=(
            Override(
                "minutes_copies",
                "3",
                "Theo Kế hoạch đã ban hành",
                "Chánh Văn phòng",
                date(2023, 7, 6),
            ),
        ),
        voters=make_voters(),
        officeholders=make_officeholders(),
        conference=make_finished_conference(),
        outcomes=tuple(
            make_outcome(f"o{i:02d}", counts, returned=25)
            for i, counts in enumerate(COUNTS, start=1)
        ),
    )
    return replace(record, **facts)  # type: ignore[arg-type]


def make_planned_record(**facts: object) -> CampaignRecord:
    """Return a campaign whose conference has no day yet: every paper has blanks."""
    return make_record(conference=None, outcomes=(), overrides=(), **facts)


def make_long_record(people: int) -> CampaignRecord:
    """Return a finished campaign that rates so many persons, all with long names."""
    name = "Công Tằng Tôn Nữ Nguyễn Phước Hoàng Khánh Quỳnh Anh Thư Mỹ"
    title = "Phó Giám đốc Trung tâm Phục vụ - Kiểm soát thủ tục hành chính tỉnh"
    named = tuple((f"{name} {chr(65 + i % 26)}", title) for i in range(people))
    return make_record(
        officeholders=make_officeholders(named),
        outcomes=tuple(
            make_outcome(f"o{i:02d}", (20, 4, 1), returned=25)
            for i in range(1, people + 1)
        ),
    )


def make_party_record(**facts: object) -> CampaignRecord:
    """Return a finished campaign that a Party cell issues."""
    plan = make_plan(
        form=PaperForm.PARTY,
        issuer="Chi bộ Văn phòng 1",
        superior="Đảng bộ UBND tỉnh Quảng Ngãi",
        symbol="KH/CB",
        signer_title="Bí thư",
        recipients=(
            "Đảng ủy UBND tỉnh (báo cáo)",
            "Các đồng chí chi ủy viên",
            "Lưu Chi bộ",
        ),
    )
    return make_record(**{"plan": plan, **facts})
