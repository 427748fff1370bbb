"""Nobody leaves the ballot without a reason the rulebook knows and a document."""

from dataclasses import replace
from datetime import date

import pytest

from tests.core.people.cast import book, person, rated
from tinnhiem.core.people import errors
from tinnhiem.core.people.eligibility import decide, exclude, exclusion_hints
from tinnhiem.core.people.roster import Eligibility

PARTY = book()
STATE = book("assembly-96-2023-qh15")
OLD_STATE = book("assembly-85-2014-qh13")
LETTER = "Quyết định 12/QĐ-UBND ngày 01/6/2023"


@pytest.mark.parametrize(
    "reason",
    [
        Eligibility.RETIREMENT_ANNOUNCED,
        Eligibility.APPOINTED_THIS_YEAR,
        Eligibility.LONG_ILLNESS,
        Eligibility.POST_ENDED,
        Eligibility.OTHER,
    ],
)
def test_a_reason_with_a_document_takes_somebody_off(reason: Eligibility) -> None:
    decided = decide(
        rated("Lan"), reason=reason, evidence=f" {LETTER} ", rulebook=PARTY
    )

    assert (decided.eligibility, decided.evidence) == (reason, LETTER)


@pytest.mark.parametrize("evidence", ["", " \t"])
def test_without_a_document_nobody_is_taken_off(evidence: str) -> None:
    with pytest.raises(errors.EvidenceMissingError) as refusal:
        decide(
            rated("Lan"),
            reason=Eligibility.RETIREMENT_ANNOUNCED,
            evidence=evidence,
            rulebook=STATE,
        )

    assert "Thông báo nghỉ hưu" in refusal.value.needed


def test_a_reason_no_instrument_names_needs_a_document_too() -> None:
    with pytest.raises(errors.EvidenceMissingError):
        decide(rated("Lan"), reason=Eligibility.OTHER, evidence="", rulebook=PARTY)


def test_nine_months_are_no_reason_under_the_rules_of_2023() -> None:
    with pytest.raises(errors.ExclusionUnknownError) as refusal:
        decide(
            rated("Lan"),
            reason=Eligibility.APPOINTED_RECENTLY,
            evidence=LETTER,
            rulebook=STATE,
        )

    assert refusal.value.rulebook == "Nghị quyết 96/2023/QH15"


def test_putting_somebody_back_drops_the_document() -> None:
    off = decide(
        rated("Lan"), reason=Eligibility.OTHER, evidence=LETTER, rulebook=PARTY
    )

    back = decide(off, reason=Eligibility.RATED, evidence=LETTER, rulebook=PARTY)

    assert back == rated("Lan")


@pytest.mark.parametrize("wanted", ["Lê Lan", " lê  lan ", "LÊ LAN", "Le\u0302 Lan"])
def test_somebody_is_found_by_name(wanted: str) -> None:
    decided = exclude(
        (rated("Trần Minh"), rated("Lê Lan")),
        wanted,
        reason=Eligibility.OTHER,
        evidence=LETTER,
        rulebook=PARTY,
    )

    assert decided.name == "Lê Lan"


def test_nobody_of_that_name_is_answered_with_those_there_are() -> None:
    with pytest.raises(errors.UnknownPersonError) as refusal:
        exclude(
            (rated("Lan"),),
            "Ngọc",
            reason=Eligibility.OTHER,
            evidence=LETTER,
            rulebook=PARTY,
        )

    assert refusal.value.known == ("Lan",)


def test_two_of_one_name_are_told_apart_by_key() -> None:
    two = (replace(rated("Lan"), key="A1"), replace(rated("Lan"), key="A2"))

    with pytest.raises(errors.AmbiguousPersonError) as refusal:
        exclude(two, "Lan", reason=Eligibility.OTHER, evidence=LETTER, rulebook=PARTY)
    one = exclude(two, "A2", reason=Eligibility.OTHER, evidence=LETTER, rulebook=PARTY)

    assert refusal.value.keys == ("A1", "A2")
    assert one.key == "A2"


@pytest.mark.parametrize(
    ("since", "hinted"),
    [
        pytest.param(date(2022, 12, 31), False, id="the last day of the year before"),
        pytest.param(date(2023, 1, 1), True, id="the first day of the year"),
        pytest.param(date(2023, 12, 8), True, id="on the day itself"),
        pytest.param(None, False, id="not recorded"),
    ],
)
def test_an_appointment_in_the_year_of_the_vote_is_a_hint(
    since: date | None, hinted: bool
) -> None:
    lan = person("Lan", title="Chánh Văn phòng", since=since)

    hints = exclusion_hints(
        (rated("Lan"),), (lan,), rulebook=STATE, vote_on=date(2023, 12, 8)
    )

    assert [hint.reason for hint in hints] == (
        [Eligibility.APPOINTED_THIS_YEAR] if hinted else []
    )
    assert all(hint.is_verified for hint in hints)


def test_on_the_party_track_the_hint_says_that_the_rule_is_unverified() -> None:
    lan = person("Lan", title="Chánh Văn phòng", since=date(2023, 2, 1))

    (hint,) = exclusion_hints(
        (rated("Lan"),), (lan,), rulebook=PARTY, vote_on=date(2023, 7, 11)
    )

    assert hint.is_verified is False
    assert hint.officeholder.eligibility is Eligibility.RATED


@pytest.mark.parametrize(
    ("since", "hinted"),
    [
        pytest.param(date(2018, 1, 22), False, id="nine months and a day ago"),
        pytest.param(date(2018, 1, 23), False, id="nine months to the day"),
        pytest.param(date(2018, 1, 24), True, id="a day short of nine months"),
    ],
)
def test_the_old_resolution_counted_nine_months(since: date, hinted: bool) -> None:
    lan = person("Lan", title="Chánh Văn phòng", since=since)

    hints = exclusion_hints(
        (rated("Lan"),), (lan,), rulebook=OLD_STATE, vote_on=date(2018, 10, 23)
    )

    assert bool(hints) is hinted


@pytest.mark.parametrize(
    ("title", "hinted"),
    [
        pytest.param("Ủy viên UBND tỉnh, Chánh Văn phòng", True, id="one of two posts"),
        pytest.param("Phó Chánh Văn phòng", False, id="another post"),
    ],
)
def test_only_the_tenure_of_the_rated_post_counts(title: str, hinted: bool) -> None:
    lan = person("Lan", title="Chánh Văn phòng", since=date(2023, 2, 1))

    hints = exclusion_hints(
        (rated("Lan", title=title),), (lan,), rulebook=STATE, vote_on=date(2023, 12, 8)
    )

    assert bool(hints) is hinted


def test_whom_nobody_rates_is_not_hinted_at() -> None:
    lan = person("Lan", title="Chánh Văn phòng", since=date(2023, 2, 1))
    off = rated("Lan", eligibility=Eligibility.LONG_ILLNESS)

    assert (
        exclusion_hints((off,), (lan,), rulebook=STATE, vote_on=date(2023, 12, 8)) == ()
    )
