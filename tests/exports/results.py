"""Signed results to export: small, large, empty and with awkward names."""

from dataclasses import replace
from functools import cache

from hypothesis import strategies as st

from tests.papers.builders import make_officeholders, make_record
from tinnhiem import rulebooks
from tinnhiem.core.ballots.account import BallotAccount
from tinnhiem.core.conference.attendance import Attendance
from tinnhiem.core.count.count import Count
from tinnhiem.core.outcome.concluding import conclude
from tinnhiem.core.record import CampaignRecord
from tinnhiem.core.rules.rulebook import Rulebook

REASONS = ("blank", "several", "struck", "foreign")
LETTERS = st.sampled_from("AĂÂBĐEÊOÔƠUƯYaăâđêôơưỳỷạậ =+-@;\"'<&\t")


@cache
def law() -> Rulebook:
    """Return the rulebook of 2023, with its text."""
    return rulebooks.load("party-96-qd-tw-2023")


def signed(
    tallies: list[tuple[int, int, int, int]],
    *,
    names: list[str] | None = None,
    reason: str = "blank",
) -> CampaignRecord:
    """Return a signed campaign; each tally is (high, confidence, low, invalid)."""
    returned = sum(tallies[0])
    named = names or [f"Nguyễn Văn Mẫu {i}" for i in range(1, len(tallies) + 1)]
    people = make_officeholders(tuple((name, "Trưởng phòng") for name in named))
    account = BallotAccount(
        printed=returned + 3,
        damaged=1,
        stamped=returned + 2,
        issued=returned,
        exchanged=0,
        unused=2,
        returned=returned,
    )
    met = Attendance(summoned=returned, present=returned)
    outcomes = tuple(
        conclude(
            Count(
                officeholder=person.key,
                high=high,
                confidence=some,
                low=low,
                **{reason: invalid},
            ),
            account=account,
            attendance=met,
            members=None,
            rulebook=law(),
        )
        for person, (high, some, low, invalid) in zip(people, tallies, strict=True)
    )
    base = make_record(rulebook=law(), officeholders=people, outcomes=outcomes)
    assert base.conference is not None
    hall = replace(base.conference, account=account, attendance=met)
    return replace(base, conference=hall)


@st.composite
def results(draw: st.DrawFn, *, sheets: int = 5000) -> CampaignRecord:
    """Draw a signed campaign: 1 to 60 persons, an empty box to so many sheets."""
    persons = draw(st.one_of(st.sampled_from([1, 60]), st.integers(1, 12)))
    some = st.integers(0, min(sheets, 300))
    returned = draw(st.one_of(st.sampled_from([0, 1, sheets]), some))
    name = st.text(LETTERS, min_size=1, max_size=80).filter(str.strip)
    tallies = [draw(split(returned)) for _ in range(persons)]
    names = draw(st.lists(name, min_size=persons, max_size=persons))
    return signed(tallies, names=names, reason=draw(st.sampled_from(REASONS)))


@st.composite
def split(draw: st.DrawFn, total: int) -> tuple[int, int, int, int]:
    """Draw four counts that add up to `total`."""
    a, b, c = sorted(draw(st.integers(0, total)) for _ in range(3))
    return (a, b - a, c - b, total - c)
