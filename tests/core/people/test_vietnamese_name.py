"""Names stand in the order of a Vietnamese roster, whatever their Unicode form."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinnhiem.core.people.vietnamese_name import (
    ALPHABET,
    NameParts,
    name_order,
    normal_name,
    split_name,
)

TONES = "\u0300\u0309\u0303\u0301\u0323"
letters = st.sampled_from(ALPHABET)
syllables = st.builds(
    lambda start, tone, end: unicodedata.normalize("NFC", start + tone + end),
    letters,
    st.sampled_from(["", *TONES]),
    st.text(letters, max_size=3),
)
names = st.lists(syllables, min_size=1, max_size=5).map(" ".join)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("Trần Văn An", "Lê Văn Bình", id="given name first"),
        pytest.param("Lê Văn Bình", "Trần An Bình", id="then family name"),
        pytest.param("Lê An Bình", "Lê Văn Bình", id="then middle name"),
        pytest.param("Lê Bình", "Lê An Bình", id="no middle name before any"),
        pytest.param("Lê Văn An", "Lê Văn Ánh", id="a prefix before the longer word"),
        pytest.param("Lê Văn Tam", "Lê Văn Tăm", id="a before ă"),
        pytest.param("Lê Văn Tăm", "Lê Văn Tâm", id="ă before â"),
        pytest.param("Lê Văn Dung", "Lê Văn Đan", id="d before đ"),
        pytest.param("Lê Văn Đức", "Lê Văn Em", id="đ before e"),
        pytest.param("Lê Thị Hoà", "Lê Thị Hồng", id="o before ô"),
        pytest.param("Lê Thị Hồng", "Lê Thị Hơn", id="ô before ơ"),
        pytest.param("Lê Văn Tư", "Lê Văn Vũ", id="ư before v"),
        pytest.param("Lê Văn Ma", "Lê Văn Mà", id="ngang before huyền"),
        pytest.param("Lê Văn Mà", "Lê Văn Mả", id="huyền before hỏi"),
        pytest.param("Lê Văn Mả", "Lê Văn Mã", id="hỏi before ngã"),
        pytest.param("Lê Văn Mã", "Lê Văn Má", id="ngã before sắc"),
        pytest.param("Lê Văn Má", "Lê Văn Mạ", id="sắc before nặng"),
        pytest.param("Lê Văn Mạ", "Lê Văn Mai", id="letters decide before tones"),
        pytest.param("Hồ Văn An", "Hổ Văn An", id="tones of the family name"),
    ],
)
def test_one_name_stands_before_another(before: str, after: str) -> None:
    assert name_order(before) < name_order(after)


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        pytest.param("Lê Thiên Ấn", NameParts("Lê", "Thiên", "Ấn"), id="three words"),
        pytest.param("Lê Ấn", NameParts("Lê", "", "Ấn"), id="two words"),
        pytest.param("Ấn", NameParts("", "", "Ấn"), id="one word is the given name"),
        pytest.param("", NameParts("", "", ""), id="nothing"),
        pytest.param(
            " Lê\u00a0 Thị  Mỹ\tKhê ", NameParts("Lê", "Thị Mỹ", "Khê"), id="blanks"
        ),
    ],
)
def test_a_name_falls_into_its_parts(name: str, parts: NameParts) -> None:
    assert split_name(name) == parts


def test_invisible_characters_do_not_make_another_name() -> None:
    assert normal_name("Lê\u200b Ấn\ufeff") == "Lê Ấn"


@given(names)
def test_composed_and_decomposed_names_stand_at_the_same_place(name: str) -> None:
    assert name_order(unicodedata.normalize("NFD", name)) == name_order(name)


@given(st.lists(names, max_size=8), st.data())
def test_a_list_has_one_order_whatever_it_was_before(
    several: list[str], data: st.DataObject
) -> None:
    shuffled = data.draw(st.permutations(several))

    assert sorted(shuffled, key=name_order) == sorted(several, key=name_order)


@given(names, names)
def test_only_the_same_name_stands_at_the_same_place(one: str, other: str) -> None:
    same = name_order(one) == name_order(other)

    assert same == (normal_name(one) == normal_name(other))


@given(names)
def test_capital_letters_do_not_move_a_name_past_another(name: str) -> None:
    assert name_order(name.upper())[:3] == name_order(name)[:3]


@given(st.text(max_size=20))
def test_any_text_has_a_place(text: str) -> None:
    assert name_order(text) <= name_order(text)


def test_marks_of_other_languages_do_not_make_another_letter() -> None:
    assert name_order("Lê Ça")[:3] == name_order("Lê Ca")[:3]
    assert name_order("Lê Ω\u0306a")[:3] == name_order("Lê Ωa")[:3]


def test_letters_of_other_languages_come_last() -> None:
    assert name_order("Lê Zen") < name_order("Lê Ωan")
