"""The grammar of deadlines, as a table of what plans write."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinnhiem.core.plans.deadlines import Reading, date_of, deadlines_in, number_of
from tinnhiem.core.plans.plan import Deadline, DeadlineKind

UNTIL, BEFORE, ON, AHEAD = (
    DeadlineKind.ON_OR_BEFORE,
    DeadlineKind.BEFORE,
    DeadlineKind.ON,
    DeadlineKind.DAYS_BEFORE_VOTE,
)
JULY_5 = date(2023, 7, 5)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Chậm nhất ngày 05/7/2023", UNTIL),
        ("Chậm nhất là ngày 05/7/2023", UNTIL),
        ("chậm nhất vào ngày 5/7/2023", UNTIL),
        ("muộn nhất 05-7-2023", UNTIL),
        ("đến hết ngày 05.7.2023", UNTIL),
        ("không quá ngày 05 tháng 7 năm 2023", UNTIL),
        ("từ ngày 01/7/2023 đến ngày 05/7/2023", UNTIL),
        ("trước hoặc trong ngày 05/7/2023", UNTIL),
        ("trước 17 giờ ngày 05/7/2023", UNTIL),
        ("trước 17h00 ngày 05/7/2023", UNTIL),
        ("trước 17 giờ 30 phút, ngày 05/7/2023", UNTIL),
        ("trước 0 giờ ngày 05/7/2023", BEFORE),
        ("Trước ngày 05/7/2023", BEFORE),
        ("trước 5/7/2023", BEFORE),
        ("xong trước ngày 05/7/2023", BEFORE),
        ("hoàn thành xong trước 05/07/2023", BEFORE),
        ("(nếu có), trước ngày 05/7/2023", BEFORE),
        ("trong ngày 05/7/2023", ON),
        ("vào ngày 05/7/2023", ON),
        ("ngày 05/7/2023", ON),
        ("05/7/2023", ON),
        ("05/7", ON),
        ("ngày 5/7", ON),
        ("05/7/23", ON),
    ],
)
def test_dated_deadline(words: str, kind: DeadlineKind) -> None:
    readings = deadlines_in(words, year=2023)

    assert [reading.deadline for reading in readings] == [Deadline(kind, JULY_5)]


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("Chậm nhất 03 ngày trước ngày lấy phiếu tín nhiệm, người được lấy phiếu", 3),
        ("chậm nhất 03 (ba) ngày trước ngày lấy phiếu", 3),
        ("chậm nhất là ba ngày trước ngày lấy phiếu", 3),
        ("không muộn hơn 5 ngày trước hội nghị", 5),
        ("trước ngày lấy phiếu tín nhiệm ít nhất 3 ngày", 3),
        ("trước ngày lấy phiếu chậm nhất là 03 ngày", 3),
        ("trước ngày hội nghị 05 ngày", 5),
        ("trước khi tổ chức hội nghị lấy phiếu 10 ngày", 10),
        ("trước ngày lấy phiếu tín nhiệm", 1),
    ],
)
def test_deadline_that_counts_back_from_the_vote(words: str, days: int) -> None:
    (reading,) = deadlines_in(words)

    assert reading == Reading(Deadline(AHEAD, days=days), bound=True)


@pytest.mark.parametrize(
    "words",
    [
        "chậm nhất ngày 31/6/2023",
        "30/2/2023",
        "chậm nhất ngày 05/7",
        "ngày 5/7/23",
        "ngày 5/7/0203",
        "ngày 2 8/6/2023",
        "chậm nhất 03 ngày làm việc trước ngày lấy phiếu",
        "trước ngày lấy phiếu ít nhất 03 ngày làm việc",
        "chậm nhất 03 (năm) ngày trước ngày lấy phiếu",
    ],
)
def test_what_cannot_be_read_is_said_to_be_a_deadline_unread(words: str) -> None:
    assert [reading.deadline for reading in deadlines_in(words)] == [None]


@pytest.mark.parametrize(
    "words",
    [
        "theo Công văn số 1506/UBND-NC ngày 07/4/2023",
        "sau ngày 05/7/2023",
        "tính đến ngày 30/6/2023",
        "ít nhất 2/3 số người được triệu tập",
        "trong tháng 7/2023",
        "nhiệm kỳ 2020 - 2025",
        "trong vòng ba ngày",
        "thời gian 03 ngày",
        "",
    ],
)
def test_what_is_no_deadline_is_left_alone(words: str) -> None:
    assert deadlines_in(words, year=2023) == ()


def test_two_deadlines_are_both_reported() -> None:
    found = deadlines_in("chậm nhất ngày 05/7/2023 hoặc trước ngày 07/7/2023")

    assert [reading.deadline for reading in found] == [
        Deadline(UNTIL, JULY_5),
        Deadline(BEFORE, date(2023, 7, 7)),
    ]


def test_last_day_of_before_is_the_day_before() -> None:
    assert Deadline(BEFORE, JULY_5).last_day() == date(2023, 7, 4)
    assert Deadline(UNTIL, JULY_5).last_day() == JULY_5


@pytest.mark.parametrize(
    ("words", "number"),
    [("03", 3), ("ba", 3), ("03 (ba)", 3), ("03 (03)", 3), ("03 (ba bốn)", 3)],
)
def test_numbers_in_figures_and_words(words: str, number: int) -> None:
    assert number_of(words) == number


@pytest.mark.parametrize("words", ["03 (năm)", "nhiều", ""])
def test_numbers_that_contradict_themselves_are_none(words: str) -> None:
    assert number_of(words) is None


@given(st.dates(min_value=date(1945, 1, 1), max_value=date(2199, 12, 31)))
def test_every_day_is_read_back_however_it_is_written(day: date) -> None:
    written = (
        f"{day.day}/{day.month}/{day.year}",
        f"{day.day:02d}-{day.month:02d}-{day.year}",
        f"{day.day} tháng {day.month} năm {day.year}",
    )

    assert {date_of(words) for words in written} == {day}
    for words in written:
        (reading,) = deadlines_in(f"Chậm nhất ngày {words}.")
        assert reading.deadline == Deadline(UNTIL, day)
