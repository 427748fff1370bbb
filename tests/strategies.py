"""The vocabulary of the tests: a rulebook, a count, a hall, and ways to draw them."""

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from fractions import Fraction
from typing import Any, TypeVar

from hypothesis import strategies as st

from tinnhiem.core.ballots.account import BallotAccount
from tinnhiem.core.conference.attendance import Attendance
from tinnhiem.core.conference.committee import (
    CommitteeMember,
    CommitteeRole,
    Hall,
    ShowOfHands,
    TallyCommittee,
)
from tinnhiem.core.count.count import Count
from tinnhiem.core.count.mark import Mark
from tinnhiem.core.count.readings import Readings
from tinnhiem.core.rules.citation import Citation, Status
from tinnhiem.core.rules.rulebook import Anchor, Band, Rule, Rulebook, Strength, Track
from tinnhiem.core.share import Base

T = TypeVar("T")

HANOI = timezone(timedelta(hours=7))
HALF, TWO_THIRDS = Fraction(1, 2), Fraction(2, 3)


def at(clock: str) -> datetime:
    """Return that time of the day of the conference, e.g. «07:52»."""
    hour, minute = clock.split(":")
    return datetime(2023, 7, 11, int(hour), int(minute), tzinfo=HANOI)


def cited(value: T, article: str = "Điều 6.3") -> Rule[T]:
    """Return a rule of the made-up instrument."""
    return Rule(value, Citation("Quy định 96-QĐ/TW", article, "test", Status.SEEN))


def make_rulebook(**changes: Any) -> Rulebook:
    """Return a rulebook like that of 2023, with what the test is about changed.

    The bands, the base and the quorum are those the law tables of the tests assume.
    """
    bands = (
        cited(Band("review", HALF, None, "xem xét", below=TWO_THIRDS), "Điều 11.2"),
        cited(Band("relief", None, TWO_THIRDS, "miễn nhiệm"), "Điều 11.3"),
    )
    rulebook = Rulebook(
        key="party-96-qd-tw-2023",
        version=1,
        kind="Quy định",
        number="96-QĐ/TW",
        title="Về việc lấy phiếu tín nhiệm",
        issuer="Bộ Chính trị",
        issued_on=date(2023, 2, 2),
        in_force_from=date(2023, 2, 2),
        in_force_to=None,
        verified_on=date(2026, 11, 22),
        replaces="Quy định 262-QĐ/TW",
        track=Track.PARTY,
        anchor=cited(Anchor.CONFERENCE),
        quorum=cited(TWO_THIRDS, "Điều 8"),
        quorum_base=Base.SUMMONED,
        share_base=cited(Base.RETURNED),
        bands=bands,
        leads=(),
        officeholders_vote=cited(value=True),
        committee_min=cited(3, "Điều 9"),
        committee_excludes_officeholders=cited(Strength.WARN, "Điều 9"),
        exclusions=(),
        invalid_sheets=(cited("phiếu không do Ban Kiểm phiếu phát ra"),),
        invalid_lines=(cited("gạch tên"), cited("không đánh dấu")),
        minutes_copies=cited(3),
        publication=(),
        criteria=cited("hai nhóm tiêu chí", "Điều 5"),
        dossier=(),
    )
    return replace(rulebook, **changes)


def make_account(returned: int = 24, **changes: int) -> BallotAccount:
    """Return an account that balances: everybody present got and returned a sheet."""
    issued = changes.get("issued", returned)
    account = BallotAccount(
        printed=issued,
        damaged=0,
        stamped=issued,
        issued=issued,
        exchanged=0,
        unused=0,
        returned=returned,
    )
    return replace(account, **changes)


def make_count(high: int = 0, confidence: int = 0, low: int = 0, **more: Any) -> Count:
    """Return one officeholder's count."""
    of = more.pop("of", "chanh-van-phong")
    return Count(officeholder=of, high=high, confidence=confidence, low=low, **more)


def make_member(
    person: str, role: CommitteeRole = CommitteeRole.MEMBER
) -> CommitteeMember:
    """Return a member whose name is the key in capitals."""
    return CommitteeMember(person, person.upper(), "Chuyên viên", role)


PROPOSED = (
    make_member("tuan", CommitteeRole.HEAD),
    make_member("hoa", CommitteeRole.SECRETARY),
    make_member("ngoc"),
)
IN_THE_HALL = Hall(
    present=frozenset({"tuan", "hoa", "ngoc", "minh", "chanh"}),
    rated=frozenset({"chanh"}),
    roster=frozenset({"tuan", "hoa", "ngoc", "minh", "chanh", "lan"}),
)
ELECTED = TallyCommittee(PROPOSED, ShowOfHands(in_favour=5, against=0, abstained=0))


ALL_DONE: dict[str, Any] = {
    "roster_frozen": True,
    "day_feasible": True,
    "summons_sent": True,
    "attendance": Attendance(8, 6),
    "committee": ELECTED,
    "account": make_account(6),
    "box_sealed": True,
    "count_complete": True,
    "entries_agree": True,
    "reconciled": True,
    "signed_by": frozenset({"tuan", "hoa", "ngoc"}),
    "papers_sealed": True,
    "reports_sent": True,
    "file_complete": True,
}


marks = st.sampled_from(Mark)


@st.composite
def readings(draw: st.DrawFn, *, max_sheets: int = 6) -> Readings:
    """Draw a small pile about one to four officeholders."""
    names = draw(st.lists(st.sampled_from("abcd"), min_size=1, max_size=4, unique=True))
    sheet = st.tuples(*[marks] * len(names))
    return Readings(tuple(names), tuple(draw(st.lists(sheet, max_size=max_sheets))))


@st.composite
def counts(draw: st.DrawFn, *, of: str = "a") -> Count:
    """Draw a count, the empty box included."""
    figures = st.integers(min_value=0, max_value=60)
    names = ("high", "confidence", "low", "blank", "several", "struck", "foreign")
    return Count(officeholder=of, **{name: draw(figures) for name in names})


@st.composite
def counted_votes(
    draw: st.DrawFn,
) -> tuple[Count, BallotAccount, Attendance, int]:
    """Draw a count with an account, a hall and a body that it is possible in."""
    count = draw(counts())
    spare = st.integers(min_value=0, max_value=9)
    issued = count.returned - count.foreign + draw(spare)
    present = issued + count.foreign + draw(spare)
    summoned = present + draw(spare)
    account = make_account(count.returned, issued=issued, foreign=count.foreign)
    return count, account, Attendance(summoned, present), summoned + draw(spare)
