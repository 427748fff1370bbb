"""Fuzz one reader: `python -m dev.fuzz tables --minutes 10`.

Damaged examples and made-up inputs go in; a table, a plan or a refusal must come out,
and no row may be lost. Each input that did worse is kept under `out/fuzz/`. The seed is
printed: the same seed makes the same inputs.
"""

import argparse
import secrets
import shutil
import sys
import tempfile
import traceback
from collections import Counter
from pathlib import Path
from random import Random  # noqa: TID251 - seeded, so that a fault can be repeated
from time import monotonic

from dev.fuzzing.targets import TARGETS, Trial
from tinnhiem.core.errors import VoteError

KEPT = Path("out/fuzz")


def main() -> int:
    """Run trials until the time is over; exit 1 when any went wrong."""
    parser = argparse.ArgumentParser(prog="python -m dev.fuzz")
    parser.add_argument("target", choices=sorted(TARGETS))
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=secrets.randbits(32))
    options = parser.parse_args()
    print(f"{options.target}, seed {options.seed}, {options.minutes} minutes")
    outcomes = run(
        TARGETS[options.target],
        name=options.target,
        seed=options.seed,
        until=monotonic() + options.minutes * 60,
    )
    for outcome, times in outcomes.most_common():
        print(f"  {times:8} {outcome}")
    print(f"  {outcomes.total():8} trials")
    return int(any(outcome.startswith("FAULT") for outcome in outcomes))


def run(trial: Trial, *, name: str, seed: int, until: float) -> Counter[str]:
    """Return how often each outcome came; one input is kept for each kind of fault."""
    outcomes: Counter[str] = Counter()
    number = 0
    with tempfile.TemporaryDirectory() as made:
        while monotonic() < until:
            folder = Path(made) / str(number)
            folder.mkdir()
            outcome = one(trial, seed=seed + number, folder=folder)
            if outcome.startswith("FAULT") and not outcomes[outcome]:
                _keep(folder, name=name, seed=seed + number)
                print(f"  {outcome} (--seed {seed + number})", flush=True)
            outcomes[outcome] += 1
            shutil.rmtree(folder)
            number += 1
    return outcomes


def one(trial: Trial, *, seed: int, folder: Path) -> str:
    """Run one trial and name its outcome."""
    try:
        trial(Random(seed), folder)  # noqa: S311 - no secret hangs on it
    except VoteError as refusal:
        return f"refused: {refusal.code}"
    except MemoryError:
        return "FAULT: MemoryError"
    except Exception as fault:  # noqa: BLE001 - whatever it is, it is the finding
        place = traceback.extract_tb(fault.__traceback__)[-1]
        where = f"{Path(place.filename).name}:{place.lineno}"
        return f"FAULT: {type(fault).__name__} at {where}: {str(fault)[:200]}"
    return "read"


def _keep(folder: Path, *, name: str, seed: int) -> None:
    KEPT.mkdir(parents=True, exist_ok=True)
    for made in folder.iterdir():
        shutil.copy(made, KEPT / f"{name}-{seed}{made.suffix}")


if __name__ == "__main__":
    sys.exit(main())
