"""From counts to bands: the law as tables, fairness as properties."""

import csv
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import (
    HALF,
    TWO_THIRDS,
    cited,
    counted_votes,
    make_account,
    make_count,
    make_rulebook,
)
from tinnhiem.core.ballots.account import BallotAccount
from tinnhiem.core.conference.attendance import Attendance
from tinnhiem.core.count.count import Count
from tinnhiem.core.count.readings import merge
from tinnhiem.core.levels import Level
from tinnhiem.core.outcome.concluding import (
    FEW_BALLOTS,
    conclude,
    exposures_of,
    finding_of,
)
from tinnhiem.core.outcome.outcome import Exposure, Finding, Outcome
from tinnhiem.core.rules.rulebook import Band, Rulebook
from tinnhiem.core.share import Base, ImpossibleShareError, Share, WholeUnknownError

HERE = Path(__file__).parent
Vote = tuple[Count, BallotAccount, Attendance, int]
HARSHNESS = {None: 0, "review": 1, "relief": 2}


def rows(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def outcome_of(count: Count, rulebook: Rulebook | None = None) -> Outcome:
    """Conclude where everybody was there and returned a sheet."""
    returned = count.returned
    return conclude(
        count,
        account=make_account(returned, foreign=count.foreign, issued=returned),
        attendance=Attendance(returned, returned),
        members=None,
        rulebook=rulebook or make_rulebook(),
    )


def of_vote(vote: Vote, **changes: Any) -> Outcome:
    count, account, attendance, members = vote
    return conclude(
        count,
        account=account,
        attendance=attendance,
        members=members,
        rulebook=make_rulebook(**changes),
    )


def band(finding: Finding | None) -> str | None:
    return finding.band.key if finding and finding.band else None


@pytest.mark.parametrize(
    ("low", "returned", "expected"),
    [
        pytest.param(0, 1, None, id="nobody objects"),
        pytest.param(89, 180, None, id="one below half"),
        pytest.param(90, 180, None, id="exactly half is not more than half"),
        pytest.param(91, 180, "review", id="one above half"),
        pytest.param(119, 180, "review", id="one below two thirds"),
        pytest.param(120, 180, "relief", id="exactly two thirds"),
        pytest.param(121, 180, "relief", id="one above two thirds"),
        pytest.param(1333, 2000, "review", id="66,65% is under two thirds"),
        pytest.param(6667, 10001, "review", id="66,66%, a third of a sheet short"),
        pytest.param(24, 48, None, id="half of 48"),
        pytest.param(25, 48, "review", id="over half of 48"),
        pytest.param(31, 48, "review", id="under two thirds of 48"),
        pytest.param(32, 48, "relief", id="two thirds of 48"),
        pytest.param(23, 47, None, id="under half of 47"),
        pytest.param(24, 47, "review", id="over half of 47"),
        pytest.param(31, 47, "review", id="under two thirds of 47"),
        pytest.param(32, 47, "relief", id="over two thirds of 47"),
        pytest.param(21, 33, "review", id="Tiên Lãng 2023, 63,64%"),
        pytest.param(22, 33, "relief", id="two thirds of 33"),
    ],
)
def test_the_bands_of_2023(low: int, returned: int, expected: str | None) -> None:
    outcome = outcome_of(make_count(high=returned - low, low=low))

    assert band(outcome.finding) == expected
    assert outcome.finding.low == Share(low, returned, Base.RETURNED)


@pytest.mark.parametrize(
    "row", rows("boundary_cases.csv"), ids=lambda r: f"{r['low']} of {r['collected']}"
)
def test_boundary_cases(row: dict[str, str]) -> None:
    low, collected = int(row["low"]), int(row["collected"])

    finding = outcome_of(make_count(high=collected - low, low=low)).finding

    assert (
        band(finding)
        == {
            "NONE": None,
            "GT_HALF_LT_TWO_THIRDS": "review",
            "GE_TWO_THIRDS": "relief",
        }[row["expected_category"]]
    )
    assert finding.low.hundredths == round(Fraction(row["low_pct_exact"]) * 100)


PUBLISHED = [
    (row, level, count, percent)
    for row in rows("vp_2023.csv")
    for level, count, percent in (
        (Level.HIGH, row["cao"], row["cao_pct"]),
        (Level.CONFIDENCE, row["tin_nhiem"], row["tin_nhiem_pct"]),
        (Level.LOW, row["thap"], row["thap_pct"]),
    )
    if percent
]


@pytest.mark.parametrize(
    ("row", "level", "count", "percent"),
    PUBLISHED,
    ids=[f"{c} of {r['collected']} {lv}" for r, lv, c, _ in PUBLISHED],
)
def test_published_percentages_are_those_of_sheets_returned(
    row: dict[str, str], level: Level, count: str, percent: str
) -> None:
    figures = [int(row[name]) for name in ("cao", "tin_nhiem", "thap")]
    invalid = int(row["collected"]) - sum(figures)

    outcome = outcome_of(make_count(*figures, blank=invalid))

    assert outcome.shares[level].part == int(count)
    assert outcome.shares[level].hundredths == round(Fraction(percent) * 100)


def test_vinh_phuc_2023_keeps_its_invalid_line_in_the_base() -> None:
    outcome = outcome_of(make_count(high=19, confidence=2, low=25, blank=1))

    percents = [outcome.shares[level].percent() for level in Level]
    assert percents == ["40,43%", "4,26%", "53,19%"]
    assert band(outcome.finding) == "review"
    assert outcome.other_shares[Base.VALID][Level.LOW].percent() == "54,35%"


def test_tien_lang_2023_was_printed_too_high() -> None:
    (row,) = rows("tl_2023.csv")
    share = Share(int(row["thap"]), int(row["collected"]), Base.RETURNED)

    assert share.percent() == "63,64%"
    assert row["thap_pct"] == "63.7"


def test_the_lawful_base_stands_apart_from_all_others() -> None:
    vote = (
        make_count(high=20, low=10, blank=1),
        make_account(31, issued=32),
        Attendance(35, 33),
        40,
    )

    outcome = of_vote(vote)

    assert outcome.lawful_base is Base.RETURNED
    assert {
        base: shares[Level.LOW].whole for base, shares in outcome.other_shares.items()
    } == {
        Base.MEMBERS: 40,
        Base.SUMMONED: 35,
        Base.PRESENT: 33,
        Base.ISSUED: 32,
        Base.VALID: 30,
    }
    for base, shares in outcome.other_shares.items():
        assert [shares[level].part for level in Level] == [20, 0, 10]
        assert {share.base for share in shares.values()} == {base}
    assert outcome.shares == {
        Level.HIGH: Share(20, 31, Base.RETURNED),
        Level.CONFIDENCE: Share(0, 31, Base.RETURNED),
        Level.LOW: Share(10, 31, Base.RETURNED),
    }
    assert outcome.count is vote[0]


def test_without_a_body_there_is_no_share_of_members() -> None:
    assert Base.MEMBERS not in outcome_of(make_count(high=3)).other_shares


def test_an_instrument_that_counts_members_must_be_told_how_many() -> None:
    rulebook = make_rulebook(share_base=cited(Base.MEMBERS))

    with pytest.raises(WholeUnknownError) as refusal:
        outcome_of(make_count(high=3), rulebook)

    assert refusal.value.base is Base.MEMBERS


def test_of_members_the_same_answers_weigh_less() -> None:
    vote = (make_count(high=20, low=21), make_account(41), Attendance(41, 41), 48)

    assert band(of_vote(vote).finding) == "review"
    by_members = of_vote(vote, share_base=cited(Base.MEMBERS))
    assert band(by_members.finding) is None
    assert by_members.finding.low == Share(21, 48, Base.MEMBERS)


def test_more_answers_than_sheets_are_not_concluded_from() -> None:
    with pytest.raises(ImpossibleShareError):
        conclude(
            make_count(high=3),
            account=make_account(2),
            attendance=Attendance(26, 26),
            members=None,
            rulebook=make_rulebook(),
        )


@pytest.mark.parametrize(
    ("low", "article"),
    [
        pytest.param(10, "Điều 11.2", id="none: where consequences begin"),
        pytest.param(14, "Điều 11.2", id="review"),
        pytest.param(17, "Điều 11.3", id="relief"),
    ],
)
def test_a_finding_cites_its_article(low: int, article: str) -> None:
    finding = outcome_of(make_count(high=24 - low, low=low)).finding

    assert finding.citation.article == article


def test_an_instrument_without_bands_cites_its_base() -> None:
    rulebook = make_rulebook(bands=())

    finding = finding_of(Share(9, 9, Base.RETURNED), rulebook)

    assert finding == Finding(
        None, Share(9, 9, Base.RETURNED), rulebook.share_base.citation
    )


@pytest.mark.parametrize(
    ("low", "expected"),
    [
        pytest.param(119, "review", id="below the bound"),
        pytest.param(120, "relief", id="on the bound: from it, not above it"),
        pytest.param(121, "severe", id="above the bound"),
    ],
)
def test_at_the_same_bound_above_is_stricter_than_from(low: int, expected: str) -> None:
    severe = cited(Band("severe", TWO_THIRDS, None, "…"))
    rulebook = make_rulebook(bands=(severe, *make_rulebook().bands))

    assert band(finding_of(Share(low, 180, Base.RETURNED), rulebook)) == expected


def test_a_band_from_the_first_low_answer_is_the_mildest() -> None:
    noted = cited(Band("noted", Fraction(0), None, "…"))
    rulebook = make_rulebook(bands=(*make_rulebook().bands, noted))

    found = [
        band(finding_of(Share(low, 180, Base.RETURNED), rulebook))
        for low in (0, 1, 91, 180)
    ]

    assert found == [None, "noted", "review", "relief"]


@pytest.mark.parametrize(
    ("low", "less", "now", "more"),
    [
        pytest.param(12, None, None, "review", id="half: one more tips it"),
        pytest.param(13, None, "review", "review", id="just over half"),
        pytest.param(15, "review", "review", "relief", id="just under two thirds"),
        pytest.param(16, "review", "relief", "relief", id="two thirds: one less saves"),
    ],
)
def test_one_vote_either_way(
    low: int, less: str | None, now: str | None, more: str | None
) -> None:
    outcome = outcome_of(make_count(high=24 - low, low=low))

    assert outcome.one_less is not None
    assert outcome.one_more is not None
    assert band(outcome.one_less) == less
    assert band(outcome.finding) == now
    assert band(outcome.one_more) == more
    assert outcome.one_less.low == Share(low - 1, 24, Base.RETURNED)
    assert outcome.one_more.low == Share(low + 1, 24, Base.RETURNED)


def test_whoever_answered_high_or_confidence_could_have_objected() -> None:
    for count in (make_count(high=6, confidence=6), make_count(confidence=1, low=1)):
        assert outcome_of(count).one_more is not None


def test_nobody_can_object_less_than_not_at_all() -> None:
    outcome = outcome_of(make_count(confidence=5))

    assert outcome.one_less is None
    assert outcome.one_more is not None


def test_nobody_can_object_more_than_everybody() -> None:
    outcome = outcome_of(make_count(low=5, blank=1))

    assert outcome.one_more is None
    assert outcome.one_less is not None


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        pytest.param(make_count(high=20), ["unanimous"], id="all high"),
        pytest.param(make_count(confidence=20), ["unanimous"], id="all confidence"),
        pytest.param(make_count(low=20), ["unanimous"], id="all low"),
        pytest.param(
            make_count(high=20, blank=3), ["unanimous"], id="blank lines hide nobody"
        ),
        pytest.param(
            make_count(high=19, low=1),
            ["nearly-unanimous"],
            id="one answered otherwise",
        ),
        pytest.param(make_count(high=18, low=2), [], id="two answered otherwise"),
        pytest.param(
            make_count(high=18, confidence=1, low=1), [], id="two in different ways"
        ),
        pytest.param(
            make_count(high=5, low=FEW_BALLOTS - 6), ["few-ballots"], id="few sheets"
        ),
        pytest.param(
            make_count(high=5, low=FEW_BALLOTS - 5), [], id="enough sheets to hide in"
        ),
        pytest.param(
            make_count(high=1), ["unanimous", "few-ballots"], id="one sheet tells all"
        ),
        pytest.param(
            make_count(high=1, low=1),
            ["nearly-unanimous", "few-ballots"],
            id="each of two knows the other",
        ),
        pytest.param(make_count(), [], id="an empty box tells nothing"),
        pytest.param(make_count(blank=20), [], id="no valid line tells nothing"),
        pytest.param(make_count(blank=1), ["few-ballots"], id="one blank line"),
    ],
)
def test_figures_that_reveal_votes_are_marked(
    count: Count, expected: list[str]
) -> None:
    assert [exposure.value for exposure in exposures_of(count)] == expected
    assert outcome_of(count).exposures == tuple(map(Exposure, expected))


@given(counted_votes())
def test_one_more_low_answer_never_helps(vote: Vote) -> None:
    for base in Base:
        outcome = of_vote(vote, share_base=cited(base))
        now = HARSHNESS[band(outcome.finding)]
        if outcome.one_more:
            assert HARSHNESS[band(outcome.one_more)] >= now
        if outcome.one_less:
            assert HARSHNESS[band(outcome.one_less)] <= now


@given(counted_votes())
def test_a_wider_base_is_never_harsher(vote: Vote) -> None:
    findings = [of_vote(vote, share_base=cited(base)).finding for base in Base]
    by_width = sorted(findings, key=lambda finding: finding.low.whole)

    harshness = [HARSHNESS[band(finding)] for finding in by_width]
    assert harshness == sorted(harshness, reverse=True)


@given(counted_votes())
def test_without_low_answers_nothing_follows(vote: Vote) -> None:
    count, *rest = vote
    content = replace(count, low=0, high=count.high + count.low)

    for base in Base:
        outcome = of_vote((content, *rest), share_base=cited(base))  # type: ignore[arg-type]
        assert outcome.finding.band is None


def test_an_empty_box_relieves_nobody() -> None:
    for base in (Base.RETURNED, Base.VALID, Base.ISSUED):
        outcome = outcome_of(make_count(), make_rulebook(share_base=cited(base)))
        assert outcome.finding.band is None


@given(counted_votes(), st.text())
def test_the_name_on_the_line_changes_nothing(vote: Vote, name: str) -> None:
    count, *rest = vote
    renamed = replace(count, officeholder=name)

    outcome = of_vote((renamed, *rest))  # type: ignore[arg-type]

    assert replace(outcome, count=count) == of_vote(vote)


@given(counted_votes())
def test_the_finding_is_the_laws_own_inequality(vote: Vote) -> None:
    finding = of_vote(vote).finding
    low, returned = finding.low.part, finding.low.whole

    expected = None
    if 2 * low > returned:
        expected = "review"
    if returned and 3 * low >= 2 * returned:
        expected = "relief"
    assert band(finding) == expected


@given(counted_votes())
def test_a_pile_counted_in_two_halves_concludes_the_same(vote: Vote) -> None:
    count, account, attendance, members = vote
    half = replace(count, high=count.high // 2, low=count.low // 2, blank=0, foreign=0)
    other = replace(
        count,
        high=count.high - half.high,
        low=count.low - half.low,
        confidence=0,
        several=0,
        struck=0,
    )

    (whole,) = merge((half,), (other,))

    assert whole == count
    assert of_vote((whole, account, attendance, members)) == of_vote(vote)


def test_bounds_of_the_book_decide_and_nothing_else() -> None:
    bands = (cited(Band("review", None, HALF, "…")),)

    outcome = outcome_of(make_count(high=12, low=12), make_rulebook(bands=bands))

    assert band(outcome.finding) == "review"
