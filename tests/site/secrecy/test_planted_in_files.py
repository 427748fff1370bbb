"""Every kind of leak beside the rows is found: old pages, the log, files, backups."""

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.site.secrecy.told import kinds_in, opened, searched
from tinnhiem.actions.demonstration.story import example_folder
from tinnhiem.core.secrecy.leak import LeakKind
from tinnhiem.store.folder import use_folder
from tinnhiem.store.inspection.search import DATABASE, ROLLBACK
from tinnhiem.store.rewriting import rewrite_tables

DRAFT = json.dumps({"sheets": [["1", "2", "3", "1"], ["2", "2", "X", "0"]] * 20})
READINGS = example_folder() / "readings-1.csv"


def write_drafts(raw: sqlite3.Connection) -> None:
    raw.execute("CREATE TABLE nhap (id integer PRIMARY KEY, chu text)")
    raw.executemany("INSERT INTO nhap (chu) VALUES (?)", [[DRAFT]] * 30)


def test_drafts_in_free_pages_are_found_and_gone_after_rewriting(told: Path) -> None:
    with opened(told, overwrites=False) as raw:
        write_drafts(raw)
        raw.execute("DROP TABLE nhap")

    assert kinds_in(searched(told)) == {LeakKind.REMAINS}


def test_rewriting_removes_what_was_found(folder: Path) -> None:
    with opened(folder, overwrites=False) as raw:
        write_drafts(raw)
        raw.execute("DROP TABLE nhap")
    assert kinds_in(searched(folder)) == {LeakKind.REMAINS}

    use_folder(folder)
    rewrite_tables()

    assert searched(folder).leaks == ()


def test_a_draft_in_the_unused_part_of_a_page_is_found(told: Path) -> None:
    with opened(told, overwrites=False) as raw:
        raw.execute("CREATE TABLE nhap (id integer PRIMARY KEY, chu text)")
        short = json.dumps(["1", "3", "2", "2"])
        raw.executemany("INSERT INTO nhap (chu) VALUES (?)", [[short], ["x"], ["y"]])
        raw.execute("DELETE FROM nhap WHERE id = 1")

    report = searched(told)

    assert kinds_in(report) == {LeakKind.REMAINS}
    assert "chỗ trống trong" in report.leaks[0].place


def test_lines_that_were_deleted_are_found(told: Path) -> None:
    with opened(told, overwrites=False) as raw:
        raw.execute("DELETE FROM store_linereading WHERE rowid % 3 = 0")

    assert LeakKind.OLD_LINES in kinds_in(searched(told))


@contextmanager
def unfinished_log(folder: Path) -> Iterator[None]:
    """Somebody's connection is open, so that the log of writes is still there."""
    with opened(folder) as raw:
        raw.execute("PRAGMA wal_autocheckpoint=0")
        write_drafts(raw)
        raw.execute("DROP TABLE nhap")
        yield


def test_a_draft_in_the_log_of_writes_is_found(told: Path) -> None:
    with unfinished_log(told):
        report = searched(told)

    assert kinds_in(report) == {LeakKind.REMAINS}
    assert "WAL" in report.leaks[0].place


def test_what_is_only_in_the_log_counts_as_written(told: Path) -> None:
    with opened(told) as raw:
        raw.execute("PRAGMA wal_autocheckpoint=0")
        raw.execute("ALTER TABLE store_linereading ADD COLUMN so integer")

        assert LeakKind.COUNTING_KEY in kinds_in(searched(told))


def put(name: str, content: bytes | str) -> Callable[[Path], object]:
    """Leave a file in the folder."""

    def plant(folder: Path) -> None:
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        raw = content.encode() if isinstance(content, str) else content
        place.write_bytes(raw)

    return plant


def say(**line: object) -> Callable[[Path], object]:
    """Add a line to the log."""

    def plant(folder: Path) -> None:
        with (folder / "nhat-ky.log").open("a", encoding="utf-8") as file:
            file.write(json.dumps(line) + "\n")

    return plant


@pytest.mark.parametrize(
    ("kind", "plant"),
    [
        (LeakKind.LOG, say(event="sheet.keyed", row=["1", "3", "2"])),
        (LeakKind.LOG, say(event="sheet.keyed", mark="1")),
        (LeakKind.LOG, say(event="ballot.issued", voter=12)),
        (LeakKind.READINGS_FILE, put("tai-len/phieu.csv", READINGS.read_bytes())),
        (
            LeakKind.READINGS_FILE,
            put("phieu.txt", READINGS.read_text("utf-8").encode("utf-16")),
        ),
        (LeakKind.READINGS_FILE, put("quen.json", DRAFT)),
        (LeakKind.TEMPORARY_FILE, put("van-ban/a.csv.dang-ghi", READINGS.read_bytes())),
        (LeakKind.TEMPORARY_FILE, put(".nhap.json.swp", DRAFT)),
        (LeakKind.CLEAR_IN_VAULT, put("kho/ho-so/0b9c.kin", "chưa mã hóa")),
        (LeakKind.REMAINS, put(DATABASE + ROLLBACK, DRAFT)),
    ],
    ids=lambda value: value.value if isinstance(value, LeakKind) else "",
)
def test_a_planted_file_is_found(
    told: Path, kind: LeakKind, plant: Callable[[Path], object]
) -> None:
    plant(told)

    assert kinds_in(searched(told)) == {kind}


def test_a_trace_of_a_fault_outside_the_folder_is_found(
    told: Path, tmp_path: Path
) -> None:
    trace = tmp_path / "tinnhiem-loi-x1.txt"
    trace.write_text(f"ValueError: {DRAFT}", encoding="utf-8")

    assert kinds_in(searched(told, traces=tmp_path)) == {LeakKind.TEMPORARY_FILE}


def test_other_temporary_files_of_the_machine_are_not_ours(
    told: Path, tmp_path: Path
) -> None:
    (tmp_path / "cua-nguoi-khac.txt").write_text(DRAFT, encoding="utf-8")

    assert searched(told, traces=tmp_path).leaks == ()


def test_another_database_in_the_folder_is_searched_as_well(told: Path) -> None:
    with opened(told) as raw:
        raw.execute("ALTER TABLE store_linereading ADD COLUMN so integer")
        raw.execute(f"VACUUM INTO '{told / 'sao.sqlite3'}'")
        raw.execute("ALTER TABLE store_linereading DROP COLUMN so")

    report = searched(told)

    assert [leak.place for leak in report.leaks] == ["sao.sqlite3"]


def test_nothing_in_the_folder_is_touched(told: Path) -> None:
    before = {p: (p.read_bytes(), p.stat().st_mtime_ns) for p in _files(told)}

    searched(told)

    assert {p: (p.read_bytes(), p.stat().st_mtime_ns) for p in _files(told)} == before


def _files(folder: Path) -> list[Path]:
    return sorted(place for place in folder.rglob("*") if place.is_file())
