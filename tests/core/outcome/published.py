"""The published results of this folder, and results written by hand for one test."""

import csv
from pathlib import Path

from tinnhiem.core.outcome.percents import read_percent
from tinnhiem.core.outcome.proof import Proof
from tinnhiem.core.outcome.proofreading import proofread
from tinnhiem.core.outcome.published import PublishedResult
from tinnhiem.core.outcome.result_table import read_result_table
from tinnhiem.core.rules.rulebook import Rulebook
from tinnhiem.core.tables import RawTable, TableFormat

FOLDER = Path(__file__).parent
HEADINGS = (
    "TT;Họ và tên;Có mặt;Phát ra;Thu về;Hợp lệ;Không hợp lệ;"
    "Tín nhiệm cao;Tín nhiệm cao %;Tín nhiệm;Tín nhiệm %;Tín nhiệm thấp;"
    "Tín nhiệm thấp %"
)


def table_of(*rows: str) -> RawTable:
    """Return a table of rows written with semicolons."""
    cells = [tuple(cell.strip() for cell in row.split(";")) for row in rows]
    width = max(map(len, cells))
    padded = tuple(row + ("",) * (width - len(row)) for row in cells)
    return RawTable(format=TableFormat.CSV, rows=padded)


def result_of(*rows: str) -> PublishedResult:
    found = read_result_table(table_of(*rows), file="bảng")
    assert found is not None
    return found[0]


def proof_of(*rows: str, rulebook: Rulebook | None = None) -> Proof:
    """Return the proof of rows below the usual headings."""
    return proofread(result_of(HEADINGS, *rows), rulebook=rulebook)


def published(name: str) -> PublishedResult:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        rows = tuple(tuple(row) for row in csv.reader(file))
    found = read_result_table(RawTable(format=TableFormat.CSV, rows=rows), file=name)
    assert found is not None
    return found[0]


def codes(proof: Proof) -> list[str]:
    return [one.code.value for one in proof.findings]


def percent(text: str) -> object:
    found = read_percent(text)
    assert found is not None, text
    return found
