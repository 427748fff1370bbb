"""The roster: a union of categories, each person once, every reason kept."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.people.cast import (
    CATEGORIES,
    DAY,
    HEADS,
    LEADERS,
    PARTY,
    book,
    person,
    rated,
)
from tinnhiem.core.people import errors
from tinnhiem.core.people.person import Person, Tenure
from tinnhiem.core.people.roster import (
    Adjustment,
    Eligibility,
    EmptyCategory,
    LeftOutBecause,
    Officeholder,
    Roster,
    Voter,
)
from tinnhiem.core.people.roster_formula import build_roster, diff_rosters
from tinnhiem.core.rules.rulebook import Rulebook

BOOK = book()


def roster(
    *persons: Person,
    officeholders: tuple[Officeholder, ...] = (),
    rulebook: Rulebook = BOOK,
    extra: tuple[Adjustment, ...] = (),
    without: tuple[Adjustment, ...] = (),
) -> Roster:
    return build_roster(
        persons,
        categories=CATEGORIES,
        officeholders=officeholders,
        rulebook=rulebook,
        day=DAY,
        extra=extra,
        without=without,
    )


def names(found: Roster) -> list[str]:
    return [voter.name for voter in found.voters]


def without_officeholders() -> Rulebook:
    return replace(
        BOOK, officeholders_vote=replace(BOOK.officeholders_vote, value=False)
    )


def test_a_person_in_two_categories_votes_once_and_keeps_both_reasons() -> None:
    found = roster(person("Lan", PARTY, LEADERS))

    assert names(found) == ["Lan"]
    assert found.voters[0].reasons == (LEADERS, PARTY)


def test_voters_stand_by_category_of_the_plan_then_as_the_office_lists_them() -> None:
    found = roster(
        person("Lê Văn Đan", HEADS),
        person("Lê Văn Dung", HEADS),
        person("Trần Văn Yên", LEADERS),
        person("Lê Văn An", PARTY, HEADS),
    )

    assert names(found) == ["Trần Văn Yên", "Lê Văn An", "Lê Văn Đan", "Lê Văn Dung"]
    assert [voter.number for voter in found.voters] == [1, 2, 3, 4]


def test_officeholders_stand_before_the_others_in_the_order_of_the_ballot() -> None:
    found = roster(
        person("Ủy viên", LEADERS),
        person("Phó", LEADERS),
        person("Chánh", LEADERS, PARTY),
        officeholders=(
            rated("Chánh", order=1),
            rated("Phó", order=2, eligibility=Eligibility.LONG_ILLNESS),
        ),
    )

    assert names(found) == ["Chánh", "Phó", "Ủy viên"]


@pytest.mark.parametrize(
    "written",
    [
        "các đồng chí Đảng ủy viên",
        "CÁC ĐẢNG ỦY VIÊN",
        "  đảng  ủy viên. ",
        "Các đồng chí  Đảng ủy viên;",
        "Đảng u\u0309y viên",
    ],
)
def test_a_category_is_matched_however_it_is_written(written: str) -> None:
    assert roster(person("Lan", written)).voters[0].reasons == (PARTY,)


def test_a_category_the_plan_does_not_have_is_refused() -> None:
    with pytest.raises(errors.UnknownCategoryError) as refusal:
        roster(person("Lan", "Hội Cựu chiến binh"))

    assert (refusal.value.name, refusal.value.known) == ("Lan", CATEGORIES)


def test_a_category_with_nobody_is_a_warning() -> None:
    found = roster(person("Lan", LEADERS))

    assert found.empty == (EmptyCategory(PARTY), EmptyCategory(HEADS))


def test_a_roster_of_nobody_is_refused() -> None:
    with pytest.raises(errors.RosterEmptyError):
        roster(person("Lan"))


@pytest.mark.parametrize(
    ("since", "until", "because"),
    [
        pytest.param(
            None, DAY - timedelta(days=1), "post-ended", id="ended the day before"
        ),
        pytest.param(None, DAY, None, id="ends on the day"),
        pytest.param(DAY, None, None, id="begins on the day"),
        pytest.param(
            DAY + timedelta(days=1), None, "post-not-begun", id="begins the day after"
        ),
    ],
)
def test_only_a_post_held_on_the_day_brings_somebody_in(
    since: date | None, until: date | None, because: str | None
) -> None:
    found = roster(
        person("Lan", LEADERS, since=since, until=until), person("Minh", PARTY)
    )

    assert ("Lan" in names(found)) is (because is None)
    assert [out.because for out in found.left_out] == ([because] if because else [])


def test_one_post_that_lasts_is_enough() -> None:
    two = (Tenure("Cũ", held_to=date(2020, 1, 1)), Tenure("Mới", "Phòng A"))
    lan = replace(person("Lan", LEADERS), tenures=two)

    voter = roster(lan).voters[0]

    assert (voter.title, voter.unit) == ("Mới", "Phòng A")


def test_a_person_without_recorded_posts_is_not_left_out() -> None:
    assert names(roster(replace(person("Lan", LEADERS), tenures=()))) == ["Lan"]


def test_officeholders_who_vote_are_marked_by_the_rule() -> None:
    found = roster(
        person("Lan", LEADERS), person("Minh", PARTY), officeholders=(rated("Lan"),)
    )

    assert [(v.name, v.is_officeholder) for v in found.voters] == [
        ("Lan", True),
        ("Minh", False),
    ]


def test_officeholders_left_off_the_ballot_vote_like_anybody() -> None:
    ill = rated("Lan", eligibility=Eligibility.LONG_ILLNESS)

    found = roster(person("Lan", LEADERS), officeholders=(ill,))

    assert found.voters[0].is_officeholder is False


def test_where_the_rule_says_no_officeholders_are_left_out_with_it() -> None:
    found = roster(
        person("Lan", LEADERS),
        person("Minh", PARTY),
        officeholders=(rated("Lan"),),
        rulebook=without_officeholders(),
    )

    assert names(found) == ["Minh"]
    assert found.left_out[0].because is LeftOutBecause.OFFICEHOLDERS_DO_NOT_VOTE
    assert found.left_out[0].detail == "Phụ lục 1 Quy định 96-QĐ/TW"
    assert EmptyCategory(LEADERS) in found.empty


def test_somebody_added_by_decision_comes_last_with_the_reason() -> None:
    found = roster(
        person("An"),
        person("Minh", HEADS),
        extra=(Adjustment("An", "Cấp trên cho phép"),),
    )

    assert names(found) == ["Minh", "An"]
    assert found.voters[1].reasons == ("Cấp trên cho phép",)


def test_adding_brings_back_who_had_no_post_left() -> None:
    gone = person("An", HEADS, until=date(2023, 1, 1))

    found = roster(gone, extra=(Adjustment("An", "Kiêm nhiệm"),))

    assert names(found) == ["An"]
    assert found.left_out == ()


def test_somebody_taken_off_by_decision_is_listed_with_the_reason() -> None:
    found = roster(
        person("An", HEADS),
        person("Minh", HEADS),
        without=(Adjustment("An", "Đi học"),),
    )

    assert names(found) == ["Minh"]
    assert (found.left_out[0].because, found.left_out[0].detail) == (
        LeftOutBecause.BY_DECISION,
        "Đi học",
    )


def test_taking_off_wins_over_adding() -> None:
    both = (Adjustment("An", "Vì sao"),)

    found = roster(person("An", HEADS), person("Minh", HEADS), extra=both, without=both)

    assert names(found) == ["Minh"]


def test_an_adjustment_needs_somebody_known() -> None:
    with pytest.raises(errors.UnknownPersonError):
        roster(person("An", HEADS), extra=(Adjustment("Ngọc", "Vì sao"),))


@pytest.mark.parametrize("reason", ["", "  "])
def test_an_adjustment_needs_a_reason(reason: str) -> None:
    with pytest.raises(errors.AdjustmentReasonMissingError):
        roster(person("An", HEADS), without=(Adjustment("An", reason),))


def test_adding_cannot_overrule_the_rule_about_officeholders() -> None:
    with pytest.raises(errors.OfficeholderMayNotVoteError) as refusal:
        roster(
            person("Lan", LEADERS),
            officeholders=(rated("Lan"),),
            rulebook=without_officeholders(),
            extra=(Adjustment("Lan", "Xin thêm"),),
        )

    assert str(refusal.value.source) == "Phụ lục 1 Quy định 96-QĐ/TW"


people = st.lists(
    st.tuples(
        st.integers(0, 99),
        st.lists(st.sampled_from(CATEGORIES), min_size=1, max_size=3),
    ),
    min_size=1,
    max_size=12,
    unique_by=lambda pair: pair[0],
).map(lambda pairs: [person(f"Người {n}", *several) for n, several in pairs])


@given(people, st.data())
def test_who_votes_and_why_does_not_depend_on_the_order_of_the_file(
    persons: list[Person], data: st.DataObject
) -> None:
    shuffled = roster(*data.draw(st.permutations(persons)))

    assert diff_rosters(roster(*persons).voters, shuffled.voters).is_empty


@given(people)
def test_within_a_category_nobody_overtakes_who_is_listed_before(
    persons: list[Person],
) -> None:
    listed = [person.key for person in persons]
    voters = roster(*persons).voters

    for category in CATEGORIES:
        inside = [v.person for v in voters if v.reasons[0] == category]
        assert inside == sorted(inside, key=listed.index)


@given(people)
def test_everybody_with_a_category_votes_exactly_once(persons: list[Person]) -> None:
    found = roster(*persons)

    assert sorted(v.person for v in found.voters) == sorted(p.key for p in persons)
    assert [v.number for v in found.voters] == list(range(1, len(persons) + 1))


@given(people)
def test_a_category_is_either_empty_or_somebodys_reason(persons: list[Person]) -> None:
    found = roster(*persons)

    reasons = {reason for voter in found.voters for reason in voter.reasons}
    assert reasons | {empty.category for empty in found.empty} == set(CATEGORIES)
    assert not reasons & {empty.category for empty in found.empty}


@given(people)
def test_a_roster_does_not_differ_from_itself(persons: list[Person]) -> None:
    voters = roster(*persons).voters

    assert diff_rosters(voters, voters).is_empty


@given(people, people)
def test_what_joined_one_way_left_the_other(
    one: list[Person], two: list[Person]
) -> None:
    before, after = roster(*one).voters, roster(*two).voters

    assert diff_rosters(before, after).joined == diff_rosters(after, before).left


LAN = Voter(
    number=1, person="lan", name="Lan", title="Trưởng phòng", unit="A", reasons=(HEADS,)
)


def test_a_new_number_alone_is_no_change() -> None:
    assert diff_rosters((LAN,), (replace(LAN, number=7),)).is_empty


@pytest.mark.parametrize(
    ("after", "of"),
    [
        pytest.param(replace(LAN, title="Phó phòng"), "title", id="post"),
        pytest.param(replace(LAN, unit="B"), "title", id="unit"),
        pytest.param(replace(LAN, reasons=(HEADS, PARTY)), "reasons", id="category"),
        pytest.param(replace(LAN, is_officeholder=True), "rating", id="rated"),
    ],
)
def test_a_change_says_what_it_is_of(after: Voter, of: str) -> None:
    (change,) = diff_rosters((LAN,), (after,)).changed

    told = {
        kind
        for kind in ("title", "reasons", "rating")
        if getattr(change, f"is_of_{kind}")
    }
    assert told == {of}


def test_a_corrected_name_is_a_change() -> None:
    difference = diff_rosters((LAN,), (replace(LAN, name="Lân"),))

    assert difference.changed[0].after.name == "Lân"
