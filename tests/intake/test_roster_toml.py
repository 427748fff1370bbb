"""People as TOML meet the same rules as people as CSV."""

from pathlib import Path

import pytest

from tests.intake.roster_files import HEAD, LAN, faults, read

TOML = """
[[person]]
key = "A1"
name = "Lê Thị Lan"
gender = "Nữ"
birth = 1980-07-05
categories = ["Đảng ủy viên"]

[[person.tenure]]
title = "Trưởng phòng"
unit = "Phòng A"
from = 2020-02-01
"""


def test_toml_yields_the_same_people_as_csv(tmp_path: Path) -> None:
    from_toml = read(tmp_path, TOML, name="nhan-su.toml")

    assert from_toml == read(tmp_path, f"{HEAD}\n{LAN}\n")


def test_toml_may_give_a_year_a_mark_and_several_posts(tmp_path: Path) -> None:
    text = TOML.replace("1980-07-05", "1980").replace(
        "categories", "rated_as = true\ncategories"
    )
    text += '[[person.tenure]]\ntitle = "Chủ tịch Công đoàn"\n'

    sheet = read(tmp_path, text, name="nhan-su.toml")

    assert sheet.persons[0].birth_year == 1980
    assert [t.unit for t in sheet.persons[0].tenures] == ["Phòng A", ""]
    assert sheet.officeholders[0].title == "Trưởng phòng, Chủ tịch Công đoàn"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param("gender", "sex", (1, "sex", "column-unknown"), id="unknown key"),
        pytest.param(
            'title = "Trưởng phòng"\n',
            "",
            (1, "tenure.title", "title-missing"),
            id="a post without title",
        ),
        pytest.param(
            "unit =",
            "room =",
            (1, "tenure.room", "column-unknown"),
            id="unknown key of a post",
        ),
        pytest.param(
            '"Nữ"', "1.5", (1, "gender", "value-impossible"), id="a number for a word"
        ),
        pytest.param(
            "2020-02-01",
            "2020-02-01T08:00:00",
            (1, "tenure.from", "value-impossible"),
            id="an instant",
        ),
        pytest.param(
            "1980-07-05", "2010-07-05", (1, "birth", "age-too-low"), id="a child"
        ),
        pytest.param(
            "[[person]]",
            "title = 1\n[[person]]",
            (1, "title", "column-unknown"),
            id="unknown table",
        ),
    ],
)
def test_toml_is_as_strict_as_csv(
    tmp_path: Path, old: str, new: str, expected: tuple[int, str, str]
) -> None:
    assert expected in faults(tmp_path, TOML.replace(old, new, 1), name="nhan-su.toml")


@pytest.mark.parametrize(
    "text", ['person = "Lan"', "[person]\nname = 1", "person = [1]"]
)
def test_toml_of_another_shape_is_refused(tmp_path: Path, text: str) -> None:
    assert (1, "person", "value-impossible") in faults(tmp_path, text, name="a.toml")


def test_tenures_of_another_shape_are_refused(tmp_path: Path) -> None:
    text = '[[person]]\nname = "Lan"\ntenure = 5\ncategories = ["A"]\n'

    assert (1, "tenure", "value-impossible") in faults(tmp_path, text, name="a.toml")
