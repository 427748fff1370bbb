"""A roster laid out as some office might: everybody is read, nobody else is."""

import tempfile
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dev.fuzzing.rosters import (
    Paper,
    PersonLostError,
    lay_out,
    require_everybody,
    trial,
)
from tinnhiem.core.people.people_reading import read_people_table
from tinnhiem.core.tables import RawTable, TableFormat


@settings(max_examples=150, deadline=None)
@given(chance=st.randoms(use_true_random=False))
def test_everybody_is_found_in_any_layout(chance: Random) -> None:
    with tempfile.TemporaryDirectory() as folder:
        trial(chance, Path(folder))


def test_the_search_for_lost_persons_finds_them() -> None:
    paper = lay_out(Random(3), can_merge=False)  # noqa: S311 - no secret hangs on it
    rows = tuple(tuple(row) for row in paper.rows)
    table = RawTable(format=TableFormat.XLSX, rows=rows)
    short = Paper(paper.rows, paper.merged, paper.persons[:-1])

    require_everybody(read_people_table(table), paper)
    with pytest.raises(PersonLostError):
        require_everybody(read_people_table(table), short)


CELLS = st.text(st.sampled_from("aNữ1/.-IVX ngàyTổngcộng\n'*"), max_size=12)


@settings(max_examples=200, deadline=None)
@given(
    rows=st.lists(st.tuples(CELLS, CELLS, CELLS), max_size=8),
    first_row=st.integers(1, 4),
)
def test_every_row_has_one_verdict_whatever_stands_in_it(
    rows: list[tuple[str, str, str]], first_row: int
) -> None:
    head = ("STT", "Họ và tên", "Năm sinh")
    table = RawTable(format=TableFormat.CSV, rows=(head, *rows), first_row=first_row)

    reading = read_people_table(table)

    numbers = [row.number for row in reading.rows]
    assert numbers == list(range(1, first_row + len(rows) + 1))
    assert all((row.skip is None) is (row.person is not None) for row in reading.rows)
