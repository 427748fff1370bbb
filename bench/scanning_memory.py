"""The most memory that reading 2,000 pages takes, all processes together.

Run as `python -m bench.scanning_memory`, or with `bench.scanning`. The pages are those
of 100 ballots, twenty times over in one PDF: what grows with a pile is what is kept of
each page until the pile is settled. Counted is what the system calls resident, so what
processes share is counted once for each; needs a system that tells (Linux).
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from time import sleep
from typing import Final

import pikepdf

from tinnhiem.core.scanning.layout import SheetLayout, layout_rows

COPIES: Final = 20  # of 100 pages
MOST: Final = 600  # MB
EVERY: Final = 0.1  # seconds
PROCESSES: Final = 2


def most_memory(pdf: Path, layout: SheetLayout, folder: Path) -> tuple[int, float]:
    """Return how many pages were read, and the most memory of all processes, MB."""
    many, laid = folder / "many.pdf", folder / "layout.json"
    laid.write_text(json.dumps(layout_rows(layout)), encoding="utf-8")
    with pikepdf.open(pdf) as once, pikepdf.new() as whole:
        for _ in range(COPIES):
            whole.pages.extend(once.pages)
        whole.save(many)
    words = ["scan", "read", many, "--layout", laid, "--jobs", PROCESSES, "--json"]
    with tempfile.TemporaryFile() as said:
        running = subprocess.Popen(
            [sys.executable, "-m", "tinnhiem.cli", *map(str, words)],
            stdout=said,
            stderr=subprocess.DEVNULL,
        )
        most = 0.0
        while running.poll() is None:
            most = max(most, sum(_resident(one) for one in _family(running.pid)))
            sleep(EVERY)
        said.seek(0)
        totals = json.load(said)["totals"]
    return int(totals["pages"]), most


def _family(process: int) -> list[int]:
    """Return a process and all that descend from it, while they live."""
    found = [process]
    try:
        for task in Path(f"/proc/{process}/task").iterdir():
            children = (task / "children").read_text(encoding="ascii").split()
            for child in children:
                found += _family(int(child))
    except OSError:  # ended meanwhile
        return found
    return found


def _resident(process: int) -> float:
    try:
        status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    except OSError:
        return 0.0
    lines = [line for line in status.splitlines() if line.startswith("VmRSS:")]
    return int(lines[0].split()[1]) / 1024 if lines else 0.0


def main() -> int:
    """Print the figure; 1 when it is over the budget."""
    from bench.scanning import scans

    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        scanned = scans(folder, dpi=200)
        pages, most = most_memory(scanned.pdf, scanned.layouts[0], folder)
    print(f"  most memory, {pages} pages, {PROCESSES} processes, MB {most:18.0f}")
    return int(most > MOST)


if __name__ == "__main__":
    sys.exit(main())
