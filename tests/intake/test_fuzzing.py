"""The fuzzing command finds faults, and a short run of each target finds none."""

from pathlib import Path
from random import Random
from time import monotonic

import pytest

from dev.fuzz import one, run
from dev.fuzzing.tables import RowLostError, require_every_line
from dev.fuzzing.targets import TARGETS
from tinnhiem.core.tables import Encoding, RawTable, TableFormat


@pytest.mark.parametrize("target", TARGETS)
def test_a_short_run_of_each_target_is_without_fault(
    target: str, tmp_path: Path
) -> None:
    for seed in range(60):
        folder = tmp_path / str(seed)
        folder.mkdir()

        outcome = one(TARGETS[target], seed=seed, folder=folder)

        assert not outcome.startswith("FAULT"), (seed, outcome)


def test_a_fault_is_named_and_its_input_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    def trial(_chance: Random, folder: Path) -> None:
        (folder / "a.csv").write_text("x", encoding="utf-8")
        raise KeyError("x")  # noqa: EM101

    outcomes = run(trial, name="t", seed=7, until=monotonic() + 0.05)

    assert all(outcome.startswith("FAULT: KeyError") for outcome in outcomes)
    assert [kept.name for kept in (tmp_path / "out" / "fuzz").iterdir()] == ["t-7.csv"]


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param((("STT", "Tên"),), id="a row lost"),
        pytest.param((("STT", "Tên"), ("1", "A")), id="a letter lost"),
        pytest.param((("STT", "Tên"), ("", ""), ("1", "An")), id="a row moved"),
    ],
)
def test_a_lost_row_is_noticed(rows: tuple[tuple[str, ...], ...]) -> None:
    table = RawTable(format=TableFormat.CSV, rows=rows, encoding=Encoding("utf-8"))

    with pytest.raises(RowLostError):
        require_every_line("STT;Tên\n1;An\n".encode(), table)
