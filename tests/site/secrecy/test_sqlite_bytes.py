"""The image folded from file and log is what SQLite itself reads."""

import sqlite3
from contextlib import closing
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tinnhiem.store.inspection.sqlite_bytes import fold, spare_spans

STEPS = st.lists(
    st.tuples(st.sampled_from(["add", "delete", "checkpoint", "drop"]), st.text("ab")),
    max_size=12,
)


def contents(raw: sqlite3.Connection) -> list[str]:
    return list(raw.iterdump())


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(steps=STEPS, page=st.sampled_from([512, 4096]))
def test_the_folded_image_reads_as_the_database_does(
    tmp_path: Path, steps: list[tuple[str, str]], page: int
) -> None:
    place = tmp_path / "a.sqlite3"
    for suffix in ("", "-wal", "-shm"):
        Path(f"{place}{suffix}").unlink(missing_ok=True)
    with closing(sqlite3.connect(place, isolation_level=None)) as raw:
        raw.execute(f"PRAGMA page_size={page}")
        raw.execute("PRAGMA journal_mode=WAL")
        raw.execute("CREATE TABLE t (x text)")
        for step, text in steps:
            match step:
                case "add":
                    raw.executemany("INSERT INTO t VALUES (?)", [[text * 90]] * 9)
                case "delete":
                    raw.execute("DELETE FROM t WHERE rowid % 2 = 0")
                case "checkpoint":
                    raw.execute("PRAGMA wal_checkpoint(PASSIVE)")
                case _:
                    raw.execute("DROP TABLE t")
                    raw.execute("CREATE TABLE t (x text)")
        wal = Path(f"{place}-wal")
        folded = fold(place.read_bytes(), wal.read_bytes())
        with closing(sqlite3.connect(":memory:")) as copy:
            copy.deserialize(folded.image)
            assert contents(copy) == contents(raw)
            assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_bytes_that_are_no_database_are_none() -> None:
    for raw in (b"", b"SQLite format 3\x00", b"x" * 200):
        folded = fold(raw, b"")
        assert list(spare_spans(folded)) == []
