"""What a clerk reads about rosters: who, why, by what right, what to do."""

from dataclasses import replace
from datetime import date

from tests.core.people.cast import book, person, rated
from tinnhiem.core.people.eligibility import exclusion_hints
from tinnhiem.core.people.roster import EmptyCategory, LeftOut, LeftOutBecause, Voter
from tinnhiem.core.people.roster_formula import diff_rosters
from tinnhiem.messages.people import (
    LEFT_OUT_WORDS,
    say_difference,
    say_empty,
    say_hint,
    say_left_out,
)

LAN = Voter(
    number=1, person="a", name="Lan", title="Trưởng phòng", unit="A", reasons=("X",)
)
MINH = replace(LAN, person="b", name="Minh", unit="")


def test_nothing_changed_is_said_too() -> None:
    assert list(say_difference(diff_rosters((LAN,), (LAN,)))) == [
        "Danh sách đã chốt khớp với nhân sự hiện nay."
    ]


def test_who_joined_and_who_left_is_named_with_the_reason() -> None:
    assert list(say_difference(diff_rosters((LAN,), (MINH,)))) == [
        "Thêm: Minh (X).",
        "Không còn: Lan (X).",
    ]


def test_a_change_says_what_it_was_and_what_it_is() -> None:
    after = replace(
        LAN, name="Lân", title="Phó phòng", reasons=("X", "Y"), is_officeholder=True
    )

    (line,) = say_difference(diff_rosters((LAN,), (after,)))

    assert line == (
        "Thay đổi: Lân: họ tên «Lan» thành «Lân»; chức vụ «Trưởng phòng, A» thành "
        "«Phó phòng, A»; thành phần «X» thành «X; Y»; được lấy phiếu."
    )


def test_who_is_no_longer_rated_is_said() -> None:
    before = replace(MINH, is_officeholder=True)

    (line,) = say_difference(diff_rosters((before,), (MINH,)))

    assert line == "Thay đổi: Minh: không còn được lấy phiếu."


def test_a_category_with_nobody_is_named() -> None:
    assert say_empty(EmptyCategory("Bí thư Chi đoàn")) == (
        "Thành phần «Bí thư Chi đoàn» chưa có người nào."
    )


def test_who_is_left_out_is_named_with_the_reason() -> None:
    assert set(LEFT_OUT_WORDS) == set(LeftOutBecause)
    assert say_left_out(LeftOut("a", "Lan", LeftOutBecause.POST_ENDED)) == (
        "Lan: đã thôi giữ chức vụ trước ngày lấy phiếu."
    )
    assert say_left_out(LeftOut("a", "Lan", LeftOutBecause.BY_DECISION, "Đi học")) == (
        "Lan: không đưa vào danh sách theo quyết định (Đi học)."
    )


def test_a_hint_says_whether_its_rule_was_seen() -> None:
    lan = person("Lan", title="Chánh Văn phòng", since=date(2023, 2, 1))
    vote_on = date(2023, 12, 8)
    said = [
        say_hint(
            exclusion_hints((rated("Lan"),), (lan,), rulebook=law, vote_on=vote_on)[0]
        )
        for law in (book("assembly-96-2023-qh15"), book())
    ]

    assert "căn cứ Khoản 5 Điều 2 Nghị quyết 96/2023/QH15" in said[0]
    assert "Quy định 96-QĐ/TW chưa kiểm chứng, phải đối chiếu toàn văn" in said[1]
