"""Gate 4: every hard mark goes to people, or is read as one that may be read so."""

from dataclasses import replace

import pytest

from tests.scans.devices import DEVICES, hard_device
from tests.scans.gates import require_none_silent, scored
from tests.scans.hard import HARD
from tests.scans.model import ACCEPTANCE, LEVELS, Device
from tests.scans.printed import printed_sheet
from tests.scans.running import score
from tests.scans.scoring import Verdict

PAGES = 7  # some forty of a kind
RARE_PAGES = 16


@pytest.mark.parametrize("kind", sorted(HARD))
def test_a_hard_mark_is_never_taken_for_another_answer(kind: str) -> None:
    seeds = ACCEPTANCE[5_000 : 5_000 + PAGES]
    result = score(printed_sheet(), hard_device(kind), seeds)

    require_none_silent(result)
    assert result.count(kinds=[kind]) > 25


@pytest.mark.parametrize(
    "name",
    [
        "L2-signed",
        "L2-header",
        "L2-accidents",
        "L1-glass",
        "L2-glass",
        "L2-stamped-table",
    ],
)
def test_what_befalls_a_sheet_makes_no_answer_silently_wrong(name: str) -> None:
    require_none_silent(scored(name, 12))


def test_a_smeared_or_broad_pen_makes_no_answer_silently_wrong() -> None:
    for name in ("L2-smear", "L2-felt"):
        result = scored(name, 8)
        require_none_silent(result)
        assert result.count(Verdict.REFUSED) == 0


RARE = {
    "the rest of a felt-tip": Device(
        name="L2-felt-dot", level=LEVELS["L2"], pens={"felt": 1}, kinds=("dot", "x")
    ),
    "a ring on a good copy": hard_device("circled", level="L1"),
    "an empty row under dirty glass": replace(DEVICES["L1-glass"], blank=0.6),
    "the stamp on an empty box": replace(DEVICES["L2-stamped-table"], blank=0.6),
}


@pytest.mark.parametrize("rare", RARE)
def test_what_looks_like_a_mark_and_is_none_is_never_an_answer(rare: str) -> None:
    seeds = ACCEPTANCE[5_100 : 5_100 + RARE_PAGES]
    result = score(printed_sheet(), RARE[rare], seeds)

    require_none_silent(result)
    assert result.count(Verdict.REFUSED) == 0


@pytest.mark.parametrize(
    "kind", ["small-x", "big-x", "big-tick", "slash", "fill", "scribble"]
)
def test_a_plain_mark_that_is_small_or_leaves_its_box_is_read(kind: str) -> None:
    pens = {"blue": 1.0}  # a felt-tip's marks may run out of their boxes
    device = Device(name=f"L2-{kind}", level=LEVELS["L2"], kinds=(kind, "x"), pens=pens)
    result = score(printed_sheet(), device, ACCEPTANCE[5_200 : 5_200 + PAGES])

    assert result.count(Verdict.NEEDLESS, kinds=[kind]) <= 0.05 * result.count(
        kinds=[kind]
    )


@pytest.mark.parametrize("kind", ["strike-name", "words", "strike-row"])
def test_a_pen_that_hardly_writes_is_seen_over_names(kind: str) -> None:
    faint = Device(
        name=f"L2-faint-{kind}",
        level=LEVELS["L2"],
        kinds=(kind, "x"),
        pens={"faint": 1},
    )
    result = score(printed_sheet(), faint, ACCEPTANCE[5_300 : 5_300 + PAGES])

    require_none_silent(result)
    require_none_silent(scored("L2-faint", 8))
