"""An open count: sealed rows are no leak; clear ones, late ones and their keys are."""

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection

from tests.site.count.counting import SHEETS, open_table, recorded, sign_all
from tests.site.count.scanning import read_page, scan, scan_everything, scanned_table
from tests.site.secrecy.told import kinds_in, opened, searched
from tinnhiem.core.count.way import Part
from tinnhiem.core.secrecy.leak import LeakKind

CLEAR = json.dumps({"rows": list(SHEETS[:10]), "row": ""})


@pytest.fixture
def counting(folder: Path) -> Path:
    """A folder in which the committee is keying, and the server has gone."""
    table = open_table()
    table.keyed(1, Part.FIRST, SHEETS[:10], member=0)
    connection.close()
    return folder


def test_a_count_that_is_open_is_no_leak(counting: Path) -> None:
    assert searched(counting).leaks == ()


def test_nothing_of_it_is_left_after_the_last_signature(folder: Path) -> None:
    sign_all(recorded(open_table()))
    connection.close()

    assert searched(folder).leaks == ()


def run(line: str, *values: object) -> Callable[[sqlite3.Connection], object]:
    return lambda raw: raw.execute(line, values)


@pytest.mark.parametrize(
    ("kind", "plant"),
    [
        (LeakKind.CLEAR_DRAFT, run("UPDATE store_sealedrow SET sealed = ?", CLEAR)),
        (
            LeakKind.CLEAR_DRAFT,
            run("UPDATE store_sealedrow SET sealed = ?", CLEAR.encode()),
        ),
        (
            LeakKind.CLEAR_DRAFT,
            run("UPDATE store_opencount SET reason = ?", '["1213", "3121", "1X11"]'),
        ),
        (LeakKind.LEFT_DRAFT, run("UPDATE store_campaign SET phase = 'signed'")),
        (LeakKind.LEFT_KEY, run("UPDATE store_campaign SET phase = 'announced'")),
        (
            LeakKind.LEFT_KEY,
            run("UPDATE store_campaign SET phase = 'void', void_reason = 'x'"),
        ),
        (
            LeakKind.MOMENT,
            run("ALTER TABLE store_sealedrow ADD COLUMN kept_at datetime"),
        ),
        (LeakKind.EXTRA_COLUMN, run("ALTER TABLE store_sealedrow ADD COLUMN so int")),
        (
            LeakKind.RELATION,
            run(
                "ALTER TABLE store_sealedrow ADD COLUMN nguoi_id "
                "REFERENCES store_rosterentry(id)"
            ),
        ),
    ],
    ids=lambda value: value.value if isinstance(value, LeakKind) else "",
)
def test_a_leak_planted_in_an_open_count_is_found(
    counting: Path, kind: LeakKind, plant: Callable[[sqlite3.Connection], object]
) -> None:
    with opened(counting) as raw:
        plant(raw)

    assert kind in kinds_in(searched(counting))


JPEG = bytes.fromhex("ffd8ffe000104a46494600010100000100010000") + bytes(400)
PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)


@pytest.fixture
def scanning(folder: Path) -> Path:
    """A folder in which a batch has been scanned, and the server has gone."""
    scan(scanned_table(), 1, [read_page("12?0"), read_page("1111")])
    connection.close()
    return folder


def test_a_scanned_count_that_is_open_is_no_leak(scanning: Path) -> None:
    assert searched(scanning).leaks == ()


def test_nothing_of_a_scanned_count_is_left_after_the_last_signature(
    folder: Path,
) -> None:
    table = scanned_table()
    scan_everything(table)
    sign_all(recorded(table, keyed=False))
    connection.close()

    assert searched(folder).leaks == ()


@pytest.mark.parametrize(
    ("kind", "plant"),
    [
        (LeakKind.CLEAR_IMAGE, run("UPDATE store_sealedpicture SET sealed = ?", JPEG)),
        (LeakKind.CLEAR_IMAGE, run("UPDATE store_sealedpicture SET sealed = ?", PNG)),
        (
            LeakKind.CLEAR_IMAGE,
            run("UPDATE store_sealedpicture SET sealed = ?", b"1230"),
        ),
        (LeakKind.CLEAR_IMAGE, run("UPDATE store_halldevice SET public_key = ?", JPEG)),
        (LeakKind.CLEAR_IMAGE, run("UPDATE store_sealedrow SET sealed = ?", JPEG)),
        (LeakKind.CLEAR_DRAFT, run("UPDATE store_sealedrow SET sealed = ?", CLEAR)),
        (LeakKind.LEFT_IMAGE, run("UPDATE store_campaign SET phase = 'signed'")),
        (
            LeakKind.UNEVEN_IMAGES,
            run(
                "UPDATE store_sealedpicture SET sealed = substr(sealed, 2) "
                "WHERE rowid = 1"
            ),
        ),
        (
            LeakKind.EXTRA_COLUMN,
            run("ALTER TABLE store_sealedpicture ADD COLUMN trang int DEFAULT 1"),
        ),
        (
            LeakKind.EXTRA_COLUMN,
            run("ALTER TABLE store_sealedpicture ADD COLUMN tep text DEFAULT 'a.pdf'"),
        ),
        (
            LeakKind.MOMENT,
            run("ALTER TABLE store_sealedpicture ADD COLUMN scanned_at datetime"),
        ),
        (
            LeakKind.RELATION,
            run(
                "ALTER TABLE store_sealedpicture ADD COLUMN nguoi_id "
                "REFERENCES store_rosterentry(id)"
            ),
        ),
    ],
    ids=lambda value: value.value if isinstance(value, LeakKind) else "",
)
def test_a_leak_planted_in_a_scanned_count_is_found(
    scanning: Path, kind: LeakKind, plant: Callable[[sqlite3.Connection], object]
) -> None:
    with opened(scanning) as raw:
        plant(raw)

    assert kind in kinds_in(searched(scanning))


def test_a_picture_that_was_deleted_and_not_overwritten_is_found(
    scanning: Path,
) -> None:
    with opened(scanning, overwrites=False) as raw:
        raw.execute("CREATE TABLE anh (id integer PRIMARY KEY, hinh blob)")
        raw.executemany("INSERT INTO anh (hinh) VALUES (?)", [[JPEG]] * 20)
        raw.execute("DROP TABLE anh")

    assert kinds_in(searched(scanning)) == {LeakKind.CLEAR_IMAGE}


SCANNED_PDF = b"%PDF-1.7\n1 0 obj<</Subtype/Image/Filter/DCTDecode>>stream"


@pytest.mark.parametrize("content", [JPEG, PNG, b"II*\x00" + bytes(9), SCANNED_PDF])
def test_a_scan_that_was_left_in_the_folder_is_found(
    scanning: Path, content: bytes
) -> None:
    (scanning / "lo-1.dat").write_bytes(content)

    assert kinds_in(searched(scanning)) == {LeakKind.SCAN_FILE}


def test_an_upload_that_was_left_among_temporary_files_is_found(
    scanning: Path, tmp_path: Path
) -> None:
    traces = tmp_path / "tam"
    traces.mkdir()
    (traces / "tmpk3x_.upload.jpg").write_bytes(JPEG)

    assert kinds_in(searched(scanning, traces=traces)) == {LeakKind.SCAN_FILE}
