"""Rosters as ten offices lay them out: each person found, every row counted."""

import unicodedata
from pathlib import Path
from typing import Any

import pytest

from tests.intake.office_files import LAYOUTS
from tinnhiem.cli.files.people import reading_head, row_values
from tinnhiem.intake.people_files import read_people_file

FIELDS = ("row", "name", "birth", "office", "unit", "gender")


def values_of(file: Path) -> dict[str, Any]:
    reading = read_people_file(file)
    return {**reading_head(reading), "rows": [row_values(r) for r in reading.rows]}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_persons_of_a_real_layout_are_found_and_nobody_else(
    tmp_path: Path, layout: str
) -> None:
    name, write = LAYOUTS[layout]
    wanted = write(tmp_path / name)

    told = values_of(tmp_path / name)

    found = [row for row in told["rows"] if row["verdict"] == "person"]
    assert [tuple(row[field] for field in FIELDS) for row in found] == wanted
    assert told["totals"]["errors"] == 0


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_row_up_to_the_last_is_counted_once(tmp_path: Path, layout: str) -> None:
    name, write = LAYOUTS[layout]
    write(tmp_path / name)

    told = values_of(tmp_path / name)

    totals = told["totals"]
    assert [row["row"] for row in told["rows"]] == list(range(1, totals["rows"] + 1))
    assert totals["rows"] == sum(totals[k] for k in ("persons", "skipped", "errors"))
    skipped = [row for row in told["rows"] if row["verdict"] == "skipped"]
    assert all(row["reason"] for row in skipped)
    assert all(unicodedata.is_normalized("NFC", str(row)) for row in told["rows"])
