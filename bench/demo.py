"""The whole job, cold: wall time and memory of `tinnhiem demo` in a new process."""

import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter
from typing import Final

SECONDS: Final = 10.0
MEGABYTES: Final = 400.0


def measure() -> dict[str, float]:
    """Return seconds and the largest resident size in MB."""
    with tempfile.TemporaryDirectory() as folder:
        out = str(Path(folder) / "demo")
        command = [sys.executable, "-m", "tinnhiem.cli", "demo", "--out", out]
        begun = perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        took = perf_counter() - begun
    # Kilobytes on Linux; the demonstration is the largest child of this process.
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return {"seconds": took, "megabytes": peak}


def main() -> int:
    """Print the figures; fail when over budget."""
    figures = measure()
    for name, figure in figures.items():
        print(f"  {name:28} {figure:8.1f}")
    return int(figures["seconds"] > SECONDS or figures["megabytes"] > MEGABYTES)
