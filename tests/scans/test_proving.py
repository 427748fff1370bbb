"""The long proof: broken off it goes on, and its report keeps both figures together."""

import json
from dataclasses import fields
from pathlib import Path

import numpy as np
import pytest

from dev.proving import chunks, curve
from dev.proving.report import markdown, report
from tests.scans.devices import DEVICES
from tests.scans.model import ACCEPTANCE
from tests.scans.patches import alike
from tests.scans.plain_sheet import plain_sheet
from tests.scans.scoring import Score, Verdict
from tinnhiem.core.scanning.deciding import USUAL, Thresholds


def test_pieces_cover_every_seed_once_and_stay_in_acceptance() -> None:
    pieces = chunks.chunks(["L1", "hard:dot"], pages=100, hard=0.03, patches=0)

    seeds = [
        s for p in pieces if p.what == "L1" for s in range(p.first, p.first + p.pages)
    ]
    assert len(set(seeds)) == len(seeds) >= 100
    assert set(seeds) <= set(ACCEPTANCE)
    assert len({piece.key for piece in pieces}) == len(pieces)


def test_a_piece_done_before_is_not_done_again(tmp_path: Path) -> None:
    kept = tmp_path / "kept.jsonl"
    (piece,) = chunks.chunks(["fault:blank-paper"], pages=1, hard=0, patches=0)
    rows = {
        "rows": [],
        "pages": [["L2", "x", "read", True, 7]],
        "reasons": [],
        "findings": [],
    }
    line = {"proved": chunks.proved(), "key": piece.key, **rows}
    kept.write_text(json.dumps(line) + "\n", encoding="utf-8")

    (found,) = chunks.run([piece], kept, jobs=1)

    assert sum(chunks.score_of(found).pages.values()) == 7


@pytest.mark.parametrize(
    ("name", "is_known"),
    [
        ("L1", True), ("hard:double", True), ("hard:double@L3", True),
        ("fault:half-sheet", True), ("L9", False), ("hard:soft", False),
        ("fault:none", False),
    ],
)  # fmt: skip
def test_what_can_be_proved_on(name: str, is_known: bool) -> None:
    assert chunks.known(name) is is_known


def test_a_report_sets_silent_errors_beside_flags_with_their_bounds() -> None:
    score = Score()
    score.rows["L1", "x", "blue", Verdict.RIGHT] = 99_000
    score.rows["L1", "x", "blue", Verdict.NEEDLESS] = 1_000
    score.pages["L1", "none", "read", True] = 5_556

    text = markdown(report(score))

    assert "| L1 | 100,000 | 0 | 1.0e-05 | 1.00 % | 0.94–1.06 % |" in text
    assert "accuracy" not in text


def test_every_threshold_that_the_curve_moves_exists_and_moves_to_the_bold_side() -> (
    None
):
    names = {field.name for field in fields(Thresholds)}
    bold = curve.scaled(2.0)

    assert {*curve.LESS_IS_BOLDER, *curve.MORE_IS_BOLDER} <= names
    assert bold.coverage < USUAL.coverage
    assert bold.clean > USUAL.clean
    assert curve.scaled(1.0) == USUAL


def test_ballots_on_sheets_that_lie_alike_have_marks_of_their_own() -> None:
    first, second = alike(plain_sheet(), DEVICES["L1"], ACCEPTANCE.start, ballots=2)

    assert first.truth != second.truth
    table = slice(700, 1500)
    assert not np.array_equal(first.image[table], second.image[table])
    assert np.array_equal(first.image[:300], second.image[:300])
