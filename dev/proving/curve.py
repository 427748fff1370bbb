"""The curve: what bolder and more careful thresholds would give, on the same pages."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from dev.proving.report import report
from dev.proving.sheet import demo_sheet
from tests.scans.devices import device
from tests.scans.model import TUNING
from tests.scans.pages import generate
from tests.scans.running import picture_of
from tests.scans.scoring import Score
from tinnhiem.core.scanning.deciding import USUAL, Thresholds
from tinnhiem.core.scanning.layout import layout_from
from tinnhiem.omr.sheets import SheetReader

# At a factor above 1 weaker marks are believed and larger things are taken for dust.
FACTORS: Final = (0.5, 0.7, 0.85, 1.0, 1.2, 1.5, 2.0, 3.0)
LESS_IS_BOLDER: Final = (
    "coverage", "extent", "extent_share", "darkness", "pen_share", "palest", "shown",
    "breadth", "dot", "dot_most", "dot_broad",
)  # fmt: skip
MORE_IS_BOLDER: Final = (
    "clean", "beside", "words", "over_name", "strike_width", "stroke", "elsewhere",
    "over_words", "ring", "off_middle",
)  # fmt: skip


def scaled(factor: float, usual: Thresholds = USUAL) -> Thresholds:
    """Return thresholds that are `factor` times as bold as the usual ones."""
    changes = {name: getattr(usual, name) / factor for name in LESS_IS_BOLDER}
    changes |= {name: getattr(usual, name) * factor for name in MORE_IS_BOLDER}
    return replace(usual, **changes)


def curve(names: Sequence[str], *, pages: int, hard: float) -> list[dict[str, Any]]:
    """Return a point for each factor and device; the pages are those of tuning."""
    sheet = demo_sheet()
    layout = layout_from(sheet.layout)
    points = []
    for name in names:
        readers = {
            factor: SheetReader([layout], thresholds=scaled(factor))
            for factor in FACTORS
        }
        scores = {factor: Score() for factor in FACTORS}
        for seed in TUNING[:pages]:
            made = generate(sheet, device(name, hard=hard), seed)
            picture = picture_of(made)
            for factor, reader in readers.items():
                scores[factor].add(made, reader.read(picture).reading)
        points += [
            {"factor": factor, "device": name, "line": report(score)["all"]}
            for factor, score in scores.items()
        ]
    return points
