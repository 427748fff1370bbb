"""`tinnhiem secrecy check`: what it says, how it leaves, what it cannot see."""

import json
import shutil
from pathlib import Path

import openpyxl
import pytest
from pytest_django.plugin import DjangoDbBlocker

from tests.cli.conftest import Ask
from tests.site.builders import MORNING
from tests.site.secrecy.told import searched, told_folder
from tinnhiem.actions.demonstration.story import example_folder
from tinnhiem.core.secrecy.leak import Blind, LeakKind, LookedAt
from tinnhiem.messages.secrecy import BLIND, LEAKS, LOOKED
from tinnhiem.store.backup.archive import write_backup
from tinnhiem.store.inspection.search import DATABASE

READINGS = example_folder() / "readings-1.csv"
DRAFT = json.dumps({"sheets": [["1", "2", "3", "1"], ["2", "2", "X", "0"]]})
WORDS = "mot cau sao luu khong ai doan ra"


@pytest.fixture(scope="session")
def told_template(
    tmp_path_factory: pytest.TempPathFactory,
    folder_template: Path,
    django_db_blocker: DjangoDbBlocker,
) -> Path:
    """A folder with a signed and announced vote; nobody changes it."""
    with django_db_blocker.unblock():
        place = tmp_path_factory.mktemp("told") / "ho-so"
        return told_folder(place, folder_template)


@pytest.fixture
def told(tmp_path: Path, told_template: Path) -> Path:
    """A copy of it, of this test's own."""
    place = tmp_path / "da-ky"
    shutil.copytree(told_template, place)
    return place


def test_everything_that_can_be_found_has_its_words() -> None:
    assert (set(LEAKS), set(LOOKED), set(BLIND)) == (
        set(LeakKind),
        set(LookedAt),
        set(Blind),
    )


def test_a_readings_file_in_a_workbook_is_found(ask: Ask, told: Path) -> None:
    book = openpyxl.Workbook()
    for line in READINGS.read_text(encoding="utf-8").splitlines():
        book.worksheets[0].append(line.split(","))
    book.save(told / "doc-phieu.xlsx")

    answer = ask("secrecy", "check", told, data=False)

    assert answer.code == 1
    assert "doc-phieu.xlsx: table" in answer.said
    assert "Giao tệp cho Ban Kiểm phiếu" in answer.said


def test_a_clean_folder_is_told_so_and_what_was_not_seen(ask: Ask, told: Path) -> None:
    answer = ask("secrecy", "check", told, data=False)

    assert answer.code == 0
    assert "Không thấy đường nào từ một người đến dấu trên phiếu." in answer.said
    assert "100  dòng câu trả lời" in answer.said
    assert "Không thấy gì không có nghĩa là không có gì." in answer.said


def test_a_report_for_programs_has_the_same(ask: Ask, told: Path) -> None:
    (told / "quen.json").write_text(DRAFT, encoding="utf-8")

    answer = ask("secrecy", "check", told, "--json", data=False)
    report = json.loads(answer.said)

    assert answer.code == 1
    assert [leak["kind"] for leak in report["leaks"]] == ["readings-file"]
    assert report["looked"]["lines"] == 100


def test_a_backup_needs_its_passphrase(ask: Ask, folder: Path, tmp_path: Path) -> None:
    """What lies in a backup is found with the passphrase; without, it is said."""
    forgotten = folder / "quen.csv"
    forgotten.write_bytes(READINGS.read_bytes())
    waiting = tmp_path / "sao-luu.tnb"
    write_backup(folder, waiting, passphrase=WORDS, now=MORNING)
    forgotten.unlink()
    waiting.rename(folder / "sao-luu.tnb")
    words = tmp_path / "mat-khau.txt"
    words.write_text(WORDS + "\n", encoding="utf-8")

    without = searched(folder)
    blind = ask("secrecy", "check", folder, data=False)
    seeing = ask("secrecy", "check", folder, "--passphrase-file", words, data=False)

    assert [one.why for one in without.unseen] == [Blind.NO_PASSPHRASE]
    assert blind.code == 0
    assert "--passphrase-file" in blind.said
    assert seeing.code == 1
    assert "sao-luu.tnb » quen.csv: table" in seeing.said


def test_a_wrong_passphrase_is_refused(ask: Ask, folder: Path, tmp_path: Path) -> None:
    write_backup(folder, tmp_path / "a.tnb", passphrase=WORDS, now=MORNING)
    (tmp_path / "a.tnb").rename(folder / "a.tnb")
    words = tmp_path / "mat-khau.txt"
    words.write_text("mot cau khac han", encoding="utf-8")

    answer = ask("secrecy", "check", folder, "--passphrase-file", words, data=False)

    assert answer.code != 0
    assert "passphrase" in answer.said


def test_a_folder_that_is_none_and_a_broken_database_are_refused(
    ask: Ask, told: Path, tmp_path: Path
) -> None:
    nothing = ask("secrecy", "check", tmp_path / "khong", data=False)
    whole = (told / DATABASE).read_bytes()
    (told / DATABASE).write_bytes(whole[:40_000])
    broken = ask("secrecy", "check", told, data=False)

    assert (nothing.code, broken.code) == (2, 2)
    assert DATABASE in broken.said
