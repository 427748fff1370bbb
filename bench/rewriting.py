"""How long it takes to rewrite the tables after a large count: 5,000 × 50 lines.

On a folder of its own, in a new process; `make bench` runs it with the others. Nobody
else can write meanwhile, and the last signature waits for it.
"""

import os
import resource
import sys
import tempfile
from pathlib import Path
from time import perf_counter
from typing import Final

LINES: Final = 5_000 * 50
BUDGET: Final = 10.0  # seconds: a person who signs waits no longer than that


def measure() -> dict[str, float]:
    """Return seconds, and megabytes of the database and of this process."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tinnhiem.config.settings")
    import django

    django.setup()
    from tinnhiem.store.folder import use_folder
    from tinnhiem.store.rewriting import rewrite_tables

    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "ho-so"
        use_folder(folder)
        _write_lines()
        begun = perf_counter()
        if not rewrite_tables():
            sys.exit("somebody reads this folder: do not believe any figure")
        took = perf_counter() - begun
        size = (folder / "tinnhiem.sqlite3").stat().st_size
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"seconds": took, "MB on the disk": size / 1e6, "MB at most": peak}


def _write_lines() -> None:
    """Write as many lines as the count does, each with its random key and index."""
    from django.db import connection

    from tinnhiem.store.models import LineReading

    lines = (LineReading(of_id=1 + number % 50, mark="C") for number in range(LINES))
    with connection.constraint_checks_disabled():
        LineReading.objects.bulk_create(lines, batch_size=5000)


def main() -> int:
    """Print the figures; fail when over budget."""
    figures = measure()
    for name, figure in figures.items():
        print(f"  {name:28} {figure:8.2f}")
    return int(figures["seconds"] > BUDGET)


if __name__ == "__main__":
    sys.exit(main())
