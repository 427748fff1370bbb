"""The encoding is recognised over the whole table, and says what showed it."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.intake.letters.writing import (
    WRITERS,
    cp1258_of,
    names,
    tcvn3_of,
    viqr_of,
    vni_of,
)
from tinnhiem.core.tables import CellNote
from tinnhiem.intake.letters.converting import convert
from tinnhiem.intake.letters.recognising import recognise, recognise_bytes

ROSTER = ("Nguyễn Thiên Bút", "Trần Thị Trà Khúc", "Lê Thiên Ấn", "Phạm Sa Huỳnh")
rosters = st.lists(names, min_size=6, max_size=30, unique=True)


@pytest.mark.parametrize("name", WRITERS)
def test_a_small_roster_is_enough(name: str) -> None:
    cells = [WRITERS[name](person) for person in ROSTER]

    found = recognise(cells)

    assert found.code is not None
    assert found.code.name == name
    assert found.is_sure
    assert "ví dụ" in found.evidence
    assert convert((tuple(cells),), found).rows == (ROSTER,)


@pytest.mark.parametrize("name", WRITERS)
@given(roster=rosters)
@settings(max_examples=40)
def test_any_roster_is_recognised_and_read(name: str, roster: list[str]) -> None:
    rows = tuple((str(n), WRITERS[name](who)) for n, who in enumerate(roster, 1))

    found = recognise({cell for row in rows for cell in row})

    assert found.code is not None
    assert found.code.name == name
    converted = convert(rows, found)
    assert [row[1] for row in converted.rows] == roster
    assert not converted.strange


@pytest.mark.parametrize("write", [tcvn3_of, vni_of, cp1258_of])
@given(roster=rosters)
@settings(max_examples=40)
def test_bytes_without_unicode_are_recognised(
    write: Callable[[str], str], roster: list[str]
) -> None:
    found = recognise_bytes([write(person) for person in roster])

    assert found is not None
    assert found.code is not None
    assert found.code.name == getattr(write, "__name__", "").removesuffix("_of")


@given(rosters)
def test_unicode_is_never_converted(roster: list[str]) -> None:
    rows = tuple((name,) for name in roster)

    assert convert(rows, recognise(roster)).rows == rows


@pytest.mark.parametrize(
    "cells",
    [
        pytest.param(["Lò Văn Án", "Hà Nam", "Hòa", "Trí"], id="Latin-1 only"),
        pytest.param(["Hoà", "Toà án", "Khoá"], id="«oà» would be «ồ» in VNI"),
        pytest.param(["Nguyen Van An", "Truong phong"], id="no marks at all"),
        pytest.param(["Müller", "José", "Zoë", "Ångström"], id="foreign names"),
        pytest.param(["Y Đhăm Êban", "H'Loan Niê Kdăm"], id="names of the highlands"),
        pytest.param(
            ["We are. You do? See the (a) and b+ to a. Go home.", "Are you? No."],
            id="English, full stops after vowels",
        ),
        pytest.param(["C++ a+b u+ o+ data(1) x^2 a^2 e^x", "o.k."], id="formulas"),
        pytest.param(
            ["30°C", "«trích»", "5 – 7", "§ 3", "©", "·", "m²", "Excel®"], id="signs"
        ),
        pytest.param(
            ["Nguyễn Ổi", "aâ Caâ", "Bôa", "ôa Côa", "Aâ"], id="odd, but Unicode"
        ),
        pytest.param([], id="nothing"),
    ],
)
def test_what_is_right_stays(cells: list[str]) -> None:
    found = recognise(cells)

    assert found.code is None
    assert convert((tuple(cells),), found).rows == (tuple(cells),)


def test_a_column_of_an_old_font_in_a_unicode_table_is_read() -> None:
    old = [tcvn3_of(name) for name in (*ROSTER, "Lò Thị Mỹ", "Hà Sỹ Thỏa")]
    rows = tuple((name, "Phòng Tổng hợp") for name in old)

    found = recognise({cell for row in rows for cell in row})
    converted = convert(rows, found)

    assert found.is_mixed
    assert not found.is_sure
    assert "Unicode" in found.evidence
    assert [row[0] for row in converted.rows] == [*ROSTER, "Lò Thị Mỹ", "Hà Sỹ Thỏa"]
    assert {row[1] for row in converted.rows} == {"Phòng Tổng hợp"}


def test_two_encodings_that_fit_alike_are_both_named() -> None:
    # «Hò» in Windows-1258 ends in a mark of its own; as Unicode it is a word as well.
    found = recognise_bytes([cp1258_of("Hà"), cp1258_of("Lân"), cp1258_of("Trí")])

    assert found is not None
    assert not found.is_sure
    assert "cần người kiểm tra" in found.evidence


def test_a_cell_that_cannot_be_read_stays_and_is_noted() -> None:
    rows = (*((tcvn3_of(name),) for name in ROSTER), ("ðå",))

    converted = convert(rows, recognise({cell for row in rows for cell in row}))

    assert converted.rows[-1] != ("",)
    assert converted.strange == {} or converted.notes[(4, 0)] is CellNote.LETTERS_UNSURE


def test_a_guessed_capital_is_noted() -> None:
    rows = tuple((tcvn3_of(name),) for name in ROSTER)

    notes = convert(rows, recognise({cell for (cell,) in rows})).notes

    assert notes == {(2, 0): CellNote.LETTERS_UNSURE}


def test_fonts_of_the_file_are_evidence() -> None:
    cells = [vni_of(name) for name in ROSTER]

    found = recognise(cells, fonts=["Times New Roman", "VNI-Times"])

    assert "VNI-Times" in found.evidence
    assert "Times New Roman" not in found.evidence


def test_viqr_with_foreign_words_is_told() -> None:
    cells = [viqr_of(name) for name in ROSTER] + ["Email", "Fax"]

    found = recognise(cells)

    assert found.code is not None
    assert found.code.name == "viqr"


def test_bytes_that_fit_nothing_are_for_nobody_to_guess() -> None:
    assert recognise_bytes(["þýÐ", "ãìÒx", "ÞÞÞ"]) is None
