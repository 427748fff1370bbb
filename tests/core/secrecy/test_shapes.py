"""Which texts are taken for marks, and which lawful ones are not."""

import pytest

from tinnhiem.core.secrecy.shapes import MarkShape, shapes_in, shapes_in_json

SHEETS = "Tờ,An,Bình\n1,1,2\n2,2,X\n3,0,3\n"


@pytest.mark.parametrize(
    ("text", "shapes"),
    [
        ('{"row": ["1", "3"]}', {MarkShape.LIST}),
        ('["1"]', set()),
        ("[1, 2, 2]", {MarkShape.LIST}),
        ("[1, 2]", set()),
        ("[0, 1, 2, 3]", set()),  # numbers of a roster do not repeat
        ("[1, 2, 4, 4]", set()),
        ('{"mark": "2"}', {MarkShape.NAMED}),
        ('{"bookmark": "2"}', set()),
        ('["1213", "2211", "1X10"]', {MarkShape.STRINGS}),
        ('["2021", "2022", "2023"]', set()),
        ('["12", "2211", "1"]', set()),
        (SHEETS, {MarkShape.TABLE}),
        (SHEETS.replace(",", ";"), {MarkShape.TABLE}),
        (SHEETS.replace(",", "\t"), {MarkShape.TABLE}),
        ("1;1;2\n2;2;X\n", set()),  # two rows may be anything
        ("An;13;9;3\nBình;20;5;0\nCúc;7;9;9\n", set()),  # sums are no sheets
        ("1. Một\n2. Hai\n3. Ba\n", set()),
    ],
)
def test_a_text_is_taken_for_marks_or_not(text: str, shapes: set[MarkShape]) -> None:
    assert shapes_in(text) == shapes


@pytest.mark.parametrize(
    ("value", "is_found"),
    [
        ({"batch": 1, "sheets": 24}, False),
        ({"sheets": [{"a": 1}]}, True),
        ({"deep": [{"level_of": {"p1": "1"}}]}, True),
        ({"numbers": [1, 2, 3], "present": 3}, False),
        ({"rows": []}, False),
    ],
)
def test_a_value_is_searched_to_its_leaves(value: object, is_found: bool) -> None:
    assert bool(shapes_in_json(value)) is is_found
