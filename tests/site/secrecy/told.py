"""A folder in which a whole vote was told, and what a search of it finds."""

import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from django.db import connections

from tests.site.stories import tell
from tinnhiem.core.secrecy.leak import LeakKind, SecrecyReport
from tinnhiem.store.folder import use_folder
from tinnhiem.store.inspection.search import DATABASE, search_folder

SIGNED = "Ký, công bố, niêm phong"


def told_folder(place: Path, template: Path, *, until: str = SIGNED) -> Path:
    """Tell the story into a new folder and let go of it, so that it can be copied."""
    shutil.copytree(template, place)
    use_folder(place)
    tell(until=until)
    connections["default"].close()
    return place


@contextmanager
def opened(folder: Path, *, overwrites: bool = True) -> Iterator[sqlite3.Connection]:
    """Somebody who writes past the program; what he deletes may stay in the file."""
    with closing(sqlite3.connect(folder / DATABASE, isolation_level=None)) as raw:
        raw.execute(f"PRAGMA secure_delete={'ON' if overwrites else 'OFF'}")
        yield raw


def no_rows(_content: bytes, _name: str) -> Sequence[Sequence[str]] | None:
    """Read no workbook."""
    return None


def searched(folder: Path, *, traces: Path | None = None) -> SecrecyReport:
    """Search the folder; traces of faults lie where no other test writes."""
    return search_folder(
        folder, traces=traces or folder / "khong-co", read_rows=no_rows
    )


def kinds_in(report: SecrecyReport) -> set[LeakKind]:
    """Return the kinds of leaks that a search found."""
    return {leak.kind for leak in report.leaks}
