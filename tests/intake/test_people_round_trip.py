"""What is exported is read back person by person, and no cell is a formula."""

import io
import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from tinnhiem.core.people.people_reading import sheet_of
from tinnhiem.core.people.person import Gender, Person, Tenure
from tinnhiem.core.people.roster import Officeholder
from tinnhiem.exports.people_tables import people_csv, people_xlsx
from tinnhiem.intake.people_files import read_people_file

WORDS = ("Nguyễn", "Thị", "Ổi", "Đào", "Hrê", "Khê", "Ấn", "K'Brơi", "Sa-Huỳnh")
DAYS = st.dates(min_value=date(1950, 1, 1), max_value=date(1990, 12, 31))
TEXTS = st.text(
    st.sampled_from("aăâđêôơư ,-=+@.'()/&ABCÊ1") | st.sampled_from("Phòng"),
    min_size=1,
    max_size=20,
).map(lambda text: " ".join(text.split()))
PLAIN = TEXTS.filter(lambda t: any(c.isalpha() for c in t) and t.strip("'-") == t)


@st.composite
def persons(draw: st.DrawFn) -> Person:
    on = draw(st.none() | DAYS)
    count = draw(st.integers(1, 3))
    return Person(
        key=draw(st.uuids()).hex,
        name=" ".join(draw(st.lists(st.sampled_from(WORDS), min_size=2, max_size=5))),
        gender=draw(st.sampled_from(Gender)),
        birth_on=on,
        birth_year=on.year if on else draw(st.none() | st.integers(1950, 1990)),
        tenures=tuple(
            Tenure(draw(PLAIN), draw(st.just("") | PLAIN), draw(st.none() | HELD))
            for _ in range(count)
        ),
        categories=tuple(dict.fromkeys(draw(st.lists(PLAIN, min_size=1, max_size=3)))),
    )


HELD = st.dates(min_value=date(2015, 1, 1), max_value=date(2023, 1, 1))
PEOPLE = st.lists(persons(), min_size=1, max_size=6)


@pytest.mark.parametrize(
    ("ending", "write"),
    [pytest.param(".csv", people_csv), pytest.param(".xlsx", people_xlsx)],
)
@settings(max_examples=60, deadline=None)
@given(people=PEOPLE)
def test_what_is_exported_is_read_back(
    ending: str, write: object, people: list[Person]
) -> None:
    assert callable(write)
    holders = [
        Officeholder(order=1, key=p.key, person=p.key, name=p.name, title="Chánh")
        for p in people[:1]
    ]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"nhan-su{ending}"
        file.write_bytes(write(people, holders))
        sheet = sheet_of(read_people_file(file))

    assert list(sheet.persons) == people
    assert [holder.person for holder in sheet.officeholders] == [people[0].key]


@pytest.mark.parametrize("opening", ["=", "+", "-", "@"])
def test_no_cell_becomes_a_formula(opening: str) -> None:
    evil = f'{opening}HYPERLINK("http://x")'
    person = Person(key=evil, name="Lê Lan", tenures=(Tenure(evil),))

    lines = people_csv([person], []).decode("utf-8-sig").splitlines()
    sheet = load_workbook(io.BytesIO(people_xlsx([person], []))).active

    assert f";'{opening}" in lines[1] or f";\"'{opening}" in lines[1]
    assert sheet is not None
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert evil in [cell.value for cell in cells]
