"""Presence is intervals; a quorum is whole persons."""

from datetime import datetime, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import TWO_THIRDS, at, make_rulebook
from tinnhiem.core.conference import errors
from tinnhiem.core.conference.attendance import (
    Attendance,
    Presence,
    arrive,
    attendance_at,
    curve,
    leave,
    minimum_present,
    present_at,
    require_possible,
    require_quorum,
)
from tinnhiem.core.share import Base, ImpossibleShareError, Share, WholeUnknownError

SUMMONED = frozenset({"hoa", "minh", "lan"})
HOA_IN = (Presence("hoa", at("07:52")),)
HOA_OUT = (Presence("hoa", at("07:52"), at("09:00")),)


def test_an_arrival_opens_a_stay() -> None:
    assert arrive((), person="hoa", at=at("07:52"), summoned=SUMMONED) == HOA_IN


def test_a_second_scan_says_when_the_first_was_and_changes_nothing() -> None:
    with pytest.raises(errors.AlreadyPresentError) as refusal:
        arrive(HOA_IN, person="hoa", at=at("08:10"), summoned=SUMMONED)

    assert refusal.value.known == at("07:52")
    assert refusal.value.at == at("08:10")
    assert refusal.value.person == "hoa"


def test_leaving_ends_only_ones_own_stay() -> None:
    both = arrive(HOA_IN, person="minh", at=at("08:00"), summoned=SUMMONED)

    left = leave(both, person="hoa", at=at("09:00"))

    assert left == (*HOA_OUT, Presence("minh", at("08:00")))


def test_coming_back_opens_a_second_stay() -> None:
    back = arrive(HOA_OUT, person="hoa", at=at("09:00"), summoned=SUMMONED)

    assert back == (*HOA_OUT, Presence("hoa", at("09:00")))


def test_coming_back_before_leaving_is_impossible() -> None:
    with pytest.raises(errors.ArrivedBeforeLeavingError) as refusal:
        arrive(HOA_OUT, person="hoa", at=at("08:59"), summoned=SUMMONED)

    wrong = refusal.value
    assert (wrong.person, wrong.at, wrong.known) == ("hoa", at("08:59"), at("09:00"))


def test_leaving_before_arriving_is_impossible() -> None:
    with pytest.raises(errors.LeftBeforeArrivingError) as refusal:
        leave(HOA_IN, person="hoa", at=at("07:51"))

    wrong = refusal.value
    assert (wrong.person, wrong.at, wrong.known) == ("hoa", at("07:51"), at("07:52"))


def test_leaving_the_moment_one_arrived_is_possible() -> None:
    assert leave(HOA_IN, person="hoa", at=at("07:52"))[0].left_at == at("07:52")


@pytest.mark.parametrize(
    "presences",
    [pytest.param((), id="never came"), pytest.param(HOA_OUT, id="already left")],
)
def test_nobody_leaves_who_is_not_there(presences: tuple[Presence, ...]) -> None:
    with pytest.raises(errors.NotPresentError) as refusal:
        leave(presences, person="hoa", at=at("09:30"))

    assert refusal.value.person == "hoa"


def test_an_outsider_is_not_counted_in() -> None:
    with pytest.raises(errors.NotSummonedError) as refusal:
        arrive((), person="ngoc", at=at("08:00"), summoned=SUMMONED)

    assert refusal.value.person == "ngoc"


def test_a_moment_without_time_zone_is_refused_on_both_ways() -> None:
    naive = at("08:00").replace(tzinfo=None)

    with pytest.raises(errors.TimeWithoutZoneError) as refusal:
        arrive((), person="hoa", at=naive, summoned=SUMMONED)
    with pytest.raises(errors.TimeWithoutZoneError):
        leave(HOA_IN, person="hoa", at=naive)
    with pytest.raises(errors.TimeWithoutZoneError):
        require_possible([*HOA_IN, Presence("minh", naive)], summoned=SUMMONED)

    assert refusal.value.at == naive


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        pytest.param("07:51", set(), id="before arriving"),
        pytest.param("07:52", {"hoa"}, id="on arriving"),
        pytest.param("08:59", {"hoa"}, id="before leaving"),
        pytest.param("09:00", set(), id="on leaving"),
    ],
)
def test_presence_lasts_from_arriving_until_leaving(
    moment: str, expected: set[str]
) -> None:
    assert present_at(HOA_OUT, at(moment)) == expected


def test_only_those_summoned_count_as_attendance() -> None:
    stays = (*HOA_IN, Presence("guest", at("07:00")))

    assert attendance_at(stays, at("08:00"), summoned=SUMMONED) == Attendance(3, 1)


def test_the_curve_names_each_change_and_no_other_moment() -> None:
    swap = (
        *HOA_OUT,
        Presence("minh", at("08:00"), at("09:30")),
        Presence("lan", at("09:00")),
    )

    assert curve(swap) == ((at("07:52"), 1), (at("08:00"), 2), (at("09:30"), 1))


def test_stays_from_a_file_are_put_in_order() -> None:
    late_first = (Presence("minh", at("08:00")), *HOA_OUT)

    assert require_possible(late_first, summoned=SUMMONED) == (
        *HOA_OUT,
        Presence("minh", at("08:00")),
    )


def test_overlapping_stays_from_a_file_are_refused() -> None:
    overlap = (*HOA_OUT, Presence("hoa", at("08:30"), at("10:00")))

    with pytest.raises(errors.ArrivedBeforeLeavingError):
        require_possible(overlap, summoned=SUMMONED)


@given(st.lists(st.integers(0, 600), min_size=1, max_size=8, unique=True))
def test_the_curve_agrees_with_who_is_present(minutes: list[int]) -> None:
    first = datetime(2023, 7, 11, 7, tzinfo=at("07:00").tzinfo)
    moments = [first + timedelta(minutes=m) for m in sorted(minutes)]
    stays: tuple[Presence, ...] = ()
    for number, moment in enumerate(moments):
        if number % 2:
            stays = leave(stays, person="hoa", at=moment)
        else:
            stays = arrive(stays, person="hoa", at=moment, summoned=SUMMONED)

    assert [(m, len(present_at(stays, m))) for m in moments] == list(curve(stays))


@pytest.mark.parametrize(
    ("summoned", "minimum"),
    [
        pytest.param(3, 2, id="two thirds of three is two"),
        pytest.param(25, 17, id="two thirds of 25 is 16 and two thirds: one more"),
        pytest.param(26, 18, id="two thirds of 26 is 17 and a third: one more"),
        pytest.param(27, 18, id="two thirds of 27 is 18 exactly"),
        pytest.param(1, 1, id="one alone must come"),
        pytest.param(0, 0, id="of nobody, nobody"),
    ],
)
def test_the_minimum_is_rounded_up_to_a_person(summoned: int, minimum: int) -> None:
    assert minimum_present(summoned, Fraction(2, 3)) == minimum


@pytest.mark.parametrize(
    ("present", "summoned"),
    [
        pytest.param(18, 26, id="on the minimum"),
        pytest.param(19, 26, id="above the minimum"),
        pytest.param(26, 26, id="everybody"),
        pytest.param(120, 180, id="exactly two thirds"),
    ],
)
def test_a_quorum_lets_the_conference_go_on(present: int, summoned: int) -> None:
    require_quorum(Attendance(summoned, present), make_rulebook())


def test_one_person_short_names_the_gap_and_the_law() -> None:
    with pytest.raises(errors.QuorumNotReachedError) as refusal:
        require_quorum(Attendance(26, 17), make_rulebook())

    short = refusal.value
    assert (short.present, short.summoned, short.minimum, short.missing) == (
        17,
        26,
        18,
        1,
    )
    assert short.base is Base.SUMMONED
    assert str(short.citation) == "Điều 8 Quy định 96-QĐ/TW"


def test_nobody_summoned_is_no_quorum() -> None:
    with pytest.raises(errors.NobodySummonedError) as refusal:
        require_quorum(Attendance(0, 0), make_rulebook())

    assert refusal.value.base is Base.SUMMONED


def test_a_quorum_of_members_counts_the_empty_seats_too() -> None:
    rulebook = make_rulebook(quorum_base=Base.MEMBERS)

    require_quorum(Attendance(26, 20), rulebook, members=30)
    with pytest.raises(errors.QuorumNotReachedError) as refusal:
        require_quorum(Attendance(26, 20), rulebook, members=31)

    assert refusal.value.summoned == 31


def test_a_quorum_of_members_needs_their_number() -> None:
    with pytest.raises(WholeUnknownError) as refusal:
        require_quorum(Attendance(26, 20), make_rulebook(quorum_base=Base.MEMBERS))

    assert refusal.value.base is Base.MEMBERS


def test_more_present_than_summoned_cannot_be_built() -> None:
    with pytest.raises(ImpossibleShareError) as refusal:
        Attendance(26, 27)

    assert refusal.value.base is Base.SUMMONED


def test_attendance_knows_the_absent_and_its_share() -> None:
    attendance = Attendance(26, 20)

    assert attendance.absent == 6
    assert attendance.share == Share(20, 26, Base.SUMMONED)


@given(summoned=st.integers(1, 3000))
def test_the_minimum_is_the_seeds_own_inequality(summoned: int) -> None:
    minimum = minimum_present(summoned, TWO_THIRDS)

    assert 3 * minimum >= 2 * summoned > 3 * (minimum - 1)
    require_quorum(Attendance(summoned, minimum), make_rulebook())
    with pytest.raises(errors.QuorumNotReachedError) as refusal:
        require_quorum(Attendance(summoned, minimum - 1), make_rulebook())
    assert refusal.value.missing == 1
