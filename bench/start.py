"""How long a light command takes to start, against Python doing nothing."""

import subprocess
import sys
from statistics import median
from time import perf_counter
from typing import Final

REPEATS: Final = 9
BUDGET: Final = 0.2  # seconds
LIGHT: Final = [sys.executable, "-m", "tinnhiem.cli", "rulebook", "list"]
NOTHING: Final = [sys.executable, "-c", "pass"]


def measure() -> dict[str, float]:
    """Return the median seconds of both, and their ratio."""
    ours, floor = seconds(LIGHT), seconds(NOTHING)
    return {"rulebook list": ours, "python alone": floor, "ratio": ours / floor}


def seconds(command: list[str]) -> float:
    """Return the median wall time of running `command`."""
    times = []
    for _ in range(REPEATS):
        begun = perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        times.append(perf_counter() - begun)
    return median(times)


def main() -> int:
    """Print the figures; fail when over budget."""
    figures = measure()
    for name, figure in figures.items():
        print(f"  {name:28} {figure:8.3f}")
    return int(figures["rulebook list"] > BUDGET)
