"""Backups: whole or not at all, and any byte that was touched is noticed."""

import io
import sqlite3
import tarfile
from functools import cache
from pathlib import Path
from typing import BinaryIO, cast

import pytest
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.site.builders import (
    MORNING,
    SLUG,
    counted_record,
    make_account,
    planned_record,
    save_campaign,
    save_paper,
)
from tinnhiem.actions.trust.make_backup import make_backup
from tinnhiem.actions.trust.restore_backup import Restored, restore_backup
from tinnhiem.core.access.duty import Duty
from tinnhiem.core.access.errors import PasswordWeakError
from tinnhiem.core.files import FileNotWritableError
from tinnhiem.core.trust.errors import (
    BackupFlaw,
    BackupRefusedError,
    PassphraseRefusedError,
    TargetTakenError,
)
from tinnhiem.core.trust.manifest import is_safe_path
from tinnhiem.store import journal, models
from tinnhiem.store.backup import sealed
from tinnhiem.store.backup.archive import read_backup
from tinnhiem.store.backup.sealed import CHUNK, TAG, Opener, Sealer
from tinnhiem.store.folder import CERTIFICATES, WEB_KEY

PASSPHRASE = "chín con trâu đi qua cầu"
HEAD = sealed.HEADER + sealed.CHECK


def backed_up(target: Path) -> Path:
    make_backup(target, passphrase=PASSPHRASE, by="lan.hcqt", now=MORNING)
    return target


def restored(source: Path, target: Path, *, passphrase: str = PASSPHRASE) -> Restored:
    return restore_backup(
        source, target=target, passphrase=passphrase, by="lan.hcqt", now=MORNING
    )


@cache
def sealed_bytes(length: int) -> bytes:
    """Return so many bytes under the passphrase; scrypt is slow on purpose."""
    file = io.BytesIO()
    sealer = Sealer(file, PASSPHRASE)
    sealer.write(bytes(length))
    sealer.close()
    return file.getvalue()


def opened(content: bytes) -> bytes:
    opener = Opener(io.BytesIO(content), PASSPHRASE, path="tep")
    return opener.read(1 << 30)


@pytest.fixture
def archive(folder: Path, tmp_path: Path) -> Path:
    """A backup of an office with a campaign, papers and accounts."""
    make_account(Duty.ADMIN)
    campaign = save_campaign(counted_record(), phase="signed")
    journal.write(campaign, "remark.added", at=MORNING, by="Lan")
    (folder / "van-ban" / "sâu").mkdir(parents=True)
    (folder / "van-ban" / "sâu" / "Biên bản.pdf").write_bytes(b"%PDF" * 300_000)
    save_paper(campaign, folder=folder)
    (folder / CERTIFICATES).mkdir()
    (folder / CERTIFICATES / "khoa.pem").write_bytes(b"KEY OF THIS MACHINE")
    return backed_up(tmp_path / "sao-luu.tnbak")


def test_what_comes_back_is_what_was_kept(archive: Path, tmp_path: Path) -> None:
    back = restored(archive, tmp_path / "moi")

    assert [state.is_sound for state in back.chains] == [True, True]
    assert [state.head.entries for state in back.chains] == [0, 1]
    assert models.Campaign.objects.get().slug == SLUG
    paper = tmp_path / "moi" / "van-ban" / "sâu" / "Biên bản.pdf"
    assert paper.read_bytes() == b"%PDF" * 300_000
    events = models.JournalEntry.objects.filter(campaign=None)
    assert [entry.event for entry in events] == ["backup.restored"]
    assert (tmp_path / "moi").stat().st_mode & 0o777 == 0o700


def test_keys_of_the_machine_stay_on_the_machine(
    archive: Path, folder: Path, tmp_path: Path
) -> None:
    old = (folder / WEB_KEY).read_text()

    restored(archive, tmp_path / "moi")

    assert not (tmp_path / "moi" / CERTIFICATES).exists()
    assert (tmp_path / "moi" / WEB_KEY).read_text() != old


def test_nothing_can_be_read_without_the_passphrase(archive: Path) -> None:
    content = archive.read_bytes()

    assert b"SQLite" not in content
    assert b"%PDF" not in content
    assert SLUG.encode() not in content
    assert archive.stat().st_mode & 0o777 == 0o600


def test_somebody_who_writes_meanwhile_is_not_in_the_way(
    folder: Path, tmp_path: Path
) -> None:
    campaign = save_campaign(planned_record(), phase="planned")
    other = sqlite3.connect(folder / "tinnhiem.sqlite3")
    other.execute("BEGIN")
    other.execute("SELECT count(*) FROM store_campaign").fetchall()

    backed_up(tmp_path / "a")
    journal.write(campaign, "remark.added", at=MORNING)
    other.close()

    back = restored(tmp_path / "a", tmp_path / "moi")
    assert [state.head.entries for state in back.chains] == [0, 0]


def test_entries_that_only_the_log_file_of_the_database_has_are_kept(
    folder: Path, tmp_path: Path
) -> None:
    campaign = save_campaign(planned_record(), phase="planned")
    for number in range(50):
        journal.write(campaign, "remark.added", at=MORNING, note=f"{number}")
    assert (folder / "tinnhiem.sqlite3-wal").stat().st_size

    back = restored(backed_up(tmp_path / "a"), tmp_path / "moi")

    assert back.chains[1].head.entries == 50


def test_a_broken_journal_comes_back_and_says_so(folder: Path, tmp_path: Path) -> None:
    assert folder.exists()
    for number in range(3):
        journal.write(None, "account.entered", at=MORNING, by=f"{number}")
    models.JournalEntry.objects.filter(by="1").update(by="khác")

    back = restored(backed_up(tmp_path / "a"), tmp_path / "moi")

    assert back.chains[0].broken_at == 2


@pytest.mark.parametrize("other", ["chín con trâu đi qua cẩu", "", "x" * 5000])
def test_another_passphrase_opens_nothing(
    archive: Path, tmp_path: Path, other: str
) -> None:
    with pytest.raises(PassphraseRefusedError):
        restored(archive, tmp_path / "moi", passphrase=other)
    assert not list(tmp_path.glob("moi*"))


def test_the_passphrase_may_be_typed_with_either_keyboard(
    archive: Path,
) -> None:
    decomposed = "chi\u0301n con tra\u0302u \u0111i qua ca\u0302\u0300u"

    assert read_backup(archive, passphrase=decomposed).files


@pytest.mark.parametrize(
    ("content", "flaw"),
    [
        pytest.param(b"", BackupFlaw.FOREIGN, id="empty"),
        pytest.param(b"PK\3\4" + bytes(100), BackupFlaw.FOREIGN, id="a zip"),
        pytest.param(b"TNBACKUP\x01", BackupFlaw.CUT, id="only the beginning"),
        pytest.param(b"TNBACKUP\x02" + bytes(90), BackupFlaw.NEWER, id="version 2"),
    ],
)
def test_what_is_no_backup_is_refused(
    tmp_path: Path, content: bytes, flaw: BackupFlaw
) -> None:
    place = tmp_path / "tep"
    place.write_bytes(content)

    with pytest.raises(BackupRefusedError) as refused:
        restored(place, tmp_path / "moi")
    assert refused.value.flaw is flaw
    assert not list(tmp_path.glob("moi*"))


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.999999])
def test_a_backup_that_was_cut_is_refused_and_leaves_nothing(
    archive: Path, tmp_path: Path, share: float
) -> None:
    content = archive.read_bytes()
    archive.write_bytes(content[: int(len(content) * share)])

    with pytest.raises(BackupRefusedError):
        restored(archive, tmp_path / "moi")
    assert not list(tmp_path.glob("moi*"))


@pytest.mark.parametrize("length", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK])
def test_any_length_comes_back(length: int) -> None:
    assert opened(sealed_bytes(length)) == bytes(length)


def test_chunks_cannot_be_exchanged_left_out_repeated_or_added() -> None:
    content = sealed_bytes(3 * CHUNK)
    head, rest = content[:HEAD], content[HEAD:]
    size = CHUNK + TAG
    one, two, three = rest[:size], rest[size : 2 * size], rest[2 * size :]

    for forged in (
        two + one + three,
        one + three,
        one + one + two + three,
        one + two,
        one + two + three + three,
        one + two + three + b"x",
    ):
        with pytest.raises(BackupRefusedError):
            opened(head + forged)


@settings(deadline=None, max_examples=12)  # scrypt is slow on purpose
@given(st.integers(min_value=0), st.integers(1, 255))
def test_no_byte_can_change_unnoticed(place: int, change: int) -> None:
    content = bytearray(sealed_bytes(1000))
    # Behind the header: there each try would cost a scrypt.
    content[HEAD + place % (len(content) - HEAD)] ^= change

    with pytest.raises(BackupRefusedError):
        opened(bytes(content))


@pytest.mark.parametrize("place", [9, 24, 25, 31, 32, 63])
def test_no_byte_of_the_header_can_change_unnoticed(place: int) -> None:
    content = bytearray(sealed_bytes(1000))
    content[place] ^= 1

    with pytest.raises(PassphraseRefusedError):
        opened(bytes(content))


def test_the_same_content_never_looks_the_same(folder: Path, tmp_path: Path) -> None:
    assert folder.exists()

    assert (
        backed_up(tmp_path / "a").read_bytes()[HEAD:][:99]
        != (backed_up(tmp_path / "b").read_bytes()[HEAD:][:99])
    )


@pytest.mark.parametrize(
    "name",
    ["../thoat.txt", "/etc/thoat", "ho-so/../../thoat", "ho-so/C:\\thoat", "la.txt"],
)
def test_an_archive_cannot_write_outside_its_folder(tmp_path: Path, name: str) -> None:
    source = tmp_path / "tep"
    with source.open("wb") as file:
        sealer = Sealer(file, PASSPHRASE)
        with tarfile.open(fileobj=cast("BinaryIO", sealer), mode="w|") as packed:
            packed.addfile(tarfile.TarInfo(name), io.BytesIO())
        sealer.close()

    with pytest.raises(BackupRefusedError) as refused:
        restored(source, tmp_path / "moi")
    assert refused.value.flaw is BackupFlaw.CONTENT
    assert {path.name for path in tmp_path.iterdir()} == {"tep"}


@pytest.mark.parametrize(
    ("path", "safe"),
    [
        ("van-ban/a.pdf", True),
        ("a", True),
        ("", False),
        ("/a", False),
        ("a/../b", False),
        ("a\\b", False),
        ("C:a", False),
    ],
)
def test_paths_that_leave_the_folder_are_told_apart(path: str, safe: bool) -> None:
    assert is_safe_path(path) is safe


def test_nothing_is_written_over(archive: Path, tmp_path: Path) -> None:
    before = archive.read_bytes()
    (tmp_path / "moi").mkdir()

    with pytest.raises(TargetTakenError):
        backed_up(archive)
    with pytest.raises(TargetTakenError):
        restored(archive, tmp_path / "moi")
    assert archive.read_bytes() == before


def test_a_target_that_cannot_be_written_leaves_nothing(
    folder: Path, tmp_path: Path
) -> None:
    assert folder.exists()
    with pytest.raises(FileNotWritableError):
        backed_up(tmp_path / "khong-co" / "tep")
    assert not (tmp_path / "khong-co").exists()
    assert not models.JournalEntry.objects.exists()


def test_a_weak_passphrase_is_refused(folder: Path, tmp_path: Path) -> None:
    assert folder.exists()
    with pytest.raises(PasswordWeakError):
        make_backup(tmp_path / "a", passphrase="ngắn", by="", now=MORNING)


def test_what_a_power_cut_left_is_no_obstacle(folder: Path, tmp_path: Path) -> None:
    assert folder.exists()
    (tmp_path / "a.dang-ghi").write_bytes(b"half")

    backed_up(tmp_path / "a")

    assert {path.name for path in tmp_path.glob("a*")} == {"a"}
    assert connection.in_atomic_block is False
