"""A sentence that remembers its pattern."""

from tinnhiem.core.wording import Wording, joined


def test_a_wording_is_the_sentence_itself() -> None:
    words = Wording("{name} có {n} lỗi.", name="Lan", n=3)

    assert words == "Lan có 3 lỗi."
    assert (words.pattern, words.values) == (
        "{name} có {n} lỗi.",
        {"name": "Lan", "n": 3},
    )


def test_without_values_braces_are_plain_text() -> None:
    assert Wording("{về}") == "{về}"


def test_braces_in_a_value_are_not_a_pattern() -> None:
    assert Wording("Tên: {name}", name="{x}") == "Tên: {x}"


def test_a_list_keeps_the_patterns_of_its_parts() -> None:
    part = Wording("{n} người", n=2)

    line = joined([part, "Phạm Minh Đức"], ", ")

    assert line == "2 người, Phạm Minh Đức"
    assert list(line.values.values()) == [part, "Phạm Minh Đức"]


def test_an_empty_list_is_an_empty_line() -> None:
    assert joined([]) == ""
