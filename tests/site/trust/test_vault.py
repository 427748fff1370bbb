"""The vault: what it keeps, who opens it, and what a touched byte does."""

import json
import unicodedata
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypedDict

import pytest
from django.conf import settings as site
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.site.builders import MORNING
from tinnhiem.actions.trust.make_backup import make_backup
from tinnhiem.actions.trust.restore_backup import restore_backup
from tinnhiem.actions.trust.vault import (
    change_passphrase,
    make_vault,
    open_vault,
    prove_vault,
    recover_vault,
    renew_recovery_code,
    shut_vault,
    vault_state,
)
from tinnhiem.core.access.errors import DoorShutError, PasswordWeakError
from tinnhiem.core.trust.errors import (
    SealedFileBrokenError,
    SealedFileMissingError,
    SealedNameError,
    VaultAbsentError,
    VaultExistsError,
    VaultHeaderBrokenError,
    VaultHeaderMissingError,
    VaultShutError,
    WrongPassphraseError,
)
from tinnhiem.store import journal, models
from tinnhiem.store.folder import use_folder
from tinnhiem.store.sealed_files import (
    delete_sealed,
    read_sealed,
    sealed_names,
    write_sealed,
)
from tinnhiem.store.vault import HEADER, VAULT
from tinnhiem.store.whole_files import WAITING

PASSPHRASE = "bảy con vịt bơi qua sông"
OTHER = "tám con gà đứng trên đê"
WORDS = "Bản kê khai tài sản của ông Một".encode()
NAME = "cuoc/9f2c/ban-ke-khai"


class By(TypedDict):
    """Who, and when."""

    by: str
    now: datetime


BY: By = {"by": "lan.hcqt", "now": MORNING}


@pytest.fixture
def code(folder: Path) -> str:
    """The recovery code of an open vault with one file."""
    assert folder.is_dir()
    made = make_vault(passphrase=PASSPHRASE, **BY)
    write_sealed(NAME, WORDS)
    return made


def only_file(folder: Path) -> Path:
    (file,) = (folder / VAULT).rglob("*.kin")
    return file


@pytest.mark.usefixtures("folder")
def test_without_a_vault_nothing_is_kept() -> None:
    assert vault_state() == "absent"
    with pytest.raises(VaultAbsentError):
        write_sealed(NAME, WORDS)
    with pytest.raises(VaultAbsentError):
        read_sealed(NAME)
    with pytest.raises(VaultAbsentError):
        open_vault(secret=PASSPHRASE, **BY)


@pytest.mark.usefixtures("folder")
def test_a_weak_passphrase_makes_no_vault() -> None:
    with pytest.raises(PasswordWeakError):
        make_vault(passphrase="ngắn", **BY)

    assert vault_state() == "absent"
    assert not models.JournalEntry.objects.exists()


@pytest.mark.usefixtures("code")
def test_a_vault_is_made_once() -> None:
    with pytest.raises(VaultExistsError):
        make_vault(passphrase=OTHER, **BY)

    assert read_sealed(NAME) == WORDS


def test_a_file_lies_on_the_disk_as_nothing_that_can_be_read(
    code: str, folder: Path
) -> None:
    on_disk = b"".join(f.read_bytes() for f in folder.rglob("*") if f.is_file())

    assert WORDS not in on_disk
    assert PASSPHRASE.encode() not in on_disk
    for secret in (code, code.replace("-", "")):
        assert secret.encode() not in on_disk
    assert only_file(folder).stat().st_mode & 0o077 == 0
    assert read_sealed(NAME) == WORDS


@pytest.mark.usefixtures("code")
def test_shut_it_gives_nothing_and_takes_nothing() -> None:
    shut_vault(**BY)

    assert vault_state() == "shut"
    with pytest.raises(VaultShutError):
        read_sealed(NAME)
    with pytest.raises(VaultShutError):
        write_sealed("khac", WORDS)
    assert list(sealed_names()) == [NAME]


def test_passphrase_and_recovery_code_both_open_it(code: str) -> None:
    for secret in (PASSPHRASE, code, code.upper().replace("-", " ")):
        shut_vault(**BY)
        open_vault(secret=secret, **BY)
        assert read_sealed(NAME) == WORDS


@pytest.mark.usefixtures("code")
def test_a_passphrase_typed_with_another_keyboard_is_the_same() -> None:
    shut_vault(**BY)

    open_vault(secret=unicodedata.normalize("NFD", PASSPHRASE), **BY)

    assert vault_state() == "open"


@pytest.mark.usefixtures("code")
def test_five_wrong_answers_shut_the_door_also_for_the_right_one() -> None:
    shut_vault(**BY)
    for minute in range(5):
        with pytest.raises(WrongPassphraseError):
            open_vault(secret="sai", by="", now=MORNING + timedelta(minutes=minute))
    with pytest.raises(DoorShutError):
        open_vault(secret=PASSPHRASE, by="", now=MORNING + timedelta(minutes=14))
    with pytest.raises(DoorShutError):
        change_passphrase(
            old=PASSPHRASE, new=OTHER, by="", now=MORNING + timedelta(minutes=14)
        )

    open_vault(secret=PASSPHRASE, by="", now=MORNING + timedelta(minutes=15))

    assert vault_state() == "open"


def test_a_new_passphrase_touches_no_file(code: str, folder: Path) -> None:
    before = only_file(folder).read_bytes()

    change_passphrase(old=PASSPHRASE, new=OTHER, **BY)
    shut_vault(**BY)
    with pytest.raises(WrongPassphraseError):
        open_vault(secret=PASSPHRASE, **BY)
    open_vault(secret=OTHER, **BY)

    assert read_sealed(NAME) == WORDS
    assert only_file(folder).read_bytes() == before
    shut_vault(**BY)
    open_vault(secret=code, **BY)


def test_a_lost_passphrase_is_set_anew_with_the_code_which_is_then_spent(
    code: str,
) -> None:
    shut_vault(**BY)

    given = recover_vault(code=code, new=OTHER, **BY)

    assert read_sealed(NAME) == WORDS
    for secret, opens in ((code, False), (PASSPHRASE, False), (OTHER, True)):
        shut_vault(**BY)
        if opens:
            open_vault(secret=secret, **BY)
        else:
            with pytest.raises(WrongPassphraseError):
                open_vault(secret=secret, **BY)
    shut_vault(**BY)
    open_vault(secret=given, **BY)


def test_a_new_code_ends_the_old_one(code: str) -> None:
    given = renew_recovery_code(secret=PASSPHRASE, **BY)
    shut_vault(**BY)

    with pytest.raises(WrongPassphraseError):
        open_vault(secret=code, **BY)
    open_vault(secret=given, **BY)

    assert read_sealed(NAME) == WORDS


@pytest.mark.usefixtures("code")
def test_the_journal_says_who_opened_it_and_with_what_and_no_secret() -> None:
    shut_vault(**BY)
    shut_vault(**BY)  # shut already: nothing to note
    open_vault(secret=PASSPHRASE, **BY)
    change_passphrase(old=PASSPHRASE, new=OTHER, **BY)

    rows = list(models.JournalEntry.objects.values_list("event", "by", "facts"))

    assert rows == [
        ("vault.made", "lan.hcqt", {}),
        ("vault.shut", "lan.hcqt", {}),
        ("vault.opened", "lan.hcqt", {"how": "passphrase"}),
        ("vault.rekeyed", "lan.hcqt", {"how": "passphrase"}),
    ]
    assert journal.first_broken_entry(None) is None


@pytest.mark.usefixtures("code")
@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(place=st.integers(0, 10_000), bit=st.integers(0, 7))
def test_any_bit_that_was_turned_is_noticed(place: int, bit: int) -> None:
    file = only_file(Path(site.DATA_FOLDER))
    whole = file.read_bytes()
    touched = bytearray(whole)
    touched[place % len(touched)] ^= 1 << bit
    file.write_bytes(touched)
    try:
        with pytest.raises(SealedFileBrokenError):
            read_sealed(NAME)
    finally:
        file.write_bytes(whole)
    assert read_sealed(NAME) == WORDS


@pytest.mark.usefixtures("code")
def test_a_file_that_was_cut_or_swapped_is_noticed(folder: Path) -> None:
    write_sealed("khac", b"another")
    mine, other = folder / VAULT / f"{NAME}.kin", folder / VAULT / "khac.kin"
    whole = mine.read_bytes()

    mine.write_bytes(other.read_bytes())
    with pytest.raises(SealedFileBrokenError):
        read_sealed(NAME)
    for length in (0, 5, 9, 20, len(whole) - 1):
        mine.write_bytes(whole[:length])
        with pytest.raises(SealedFileBrokenError):
            read_sealed(NAME)
    mine.unlink()
    with pytest.raises(SealedFileMissingError):
        read_sealed(NAME)


@pytest.mark.usefixtures("code")
@pytest.mark.parametrize(
    "name",
    [
        *("", ".", "..", "../ngoai", "a/../../ngoai", "/etc/passwd", "a//b", "a/"),
        *("a\\b", "C:x", "a\0b", ".an", "a/.an", "a.", "a ", "x" * 201),
    ],
)
def test_no_name_leads_out_of_the_vault(name: str) -> None:
    for ask in (read_sealed, delete_sealed):
        with pytest.raises(SealedNameError):
            ask(name)
    with pytest.raises(SealedNameError):
        write_sealed(name, b"x")


@pytest.mark.usefixtures("code")
def test_a_folder_that_was_made_a_link_leads_nowhere(
    folder: Path, tmp_path: Path
) -> None:
    outside = tmp_path / "ngoai"
    outside.mkdir()
    (folder / VAULT / "loi").symlink_to(outside)

    with pytest.raises(SealedNameError):
        write_sealed("loi/ra", WORDS)

    assert list(outside.iterdir()) == []


@pytest.mark.usefixtures("code")
def test_a_file_is_replaced_taken_out_and_leaves_nothing_half_written(
    folder: Path,
) -> None:
    write_sealed(NAME, b"second")
    assert read_sealed(NAME) == b"second"
    write_sealed("rong", b"")
    assert read_sealed("rong") == b""

    delete_sealed("rong")
    delete_sealed("rong")

    assert list(sealed_names()) == [NAME]
    assert not list((folder / VAULT).rglob(f"*{WAITING}"))


@pytest.mark.usefixtures("code")
def test_what_a_power_cut_left_is_swept_when_it_is_opened(folder: Path) -> None:
    left = folder / VAULT / f"cuoc/x.kin.abcd{WAITING}"
    left.write_bytes(b"half")
    shut_vault(**BY)

    open_vault(secret=PASSPHRASE, **BY)

    assert not left.exists()


@pytest.mark.usefixtures("code")
def test_every_file_can_be_proved_while_the_vault_stays_shut(folder: Path) -> None:
    shut_vault(**BY)
    assert prove_vault(secret=PASSPHRASE, now=MORNING) == (1, ())
    assert vault_state() == "shut"

    only_file(folder).write_bytes(b"x")

    assert prove_vault(secret=PASSPHRASE, now=MORNING) == (1, (NAME,))


@pytest.mark.usefixtures("code")
def test_a_header_that_was_touched_is_refused(folder: Path) -> None:
    header = folder / VAULT / HEADER
    table = json.loads(header.read_text())
    table["slots"]["passphrase"]["rounds"] = 1
    shut_vault(**BY)

    header.write_text(json.dumps(table))
    with pytest.raises(WrongPassphraseError):  # bound to its figures
        open_vault(secret=PASSPHRASE, **BY)
    header.write_bytes(b"\xff")
    with pytest.raises(VaultHeaderBrokenError):
        open_vault(secret=PASSPHRASE, **BY)


@pytest.mark.usefixtures("code")
def test_no_second_vault_is_made_over_the_files_of_the_first(folder: Path) -> None:
    header = folder / VAULT / HEADER
    kept = header.read_bytes()
    header.unlink()

    for deed in (make_vault, shut_then_open):
        with pytest.raises(VaultHeaderMissingError):
            deed(passphrase=PASSPHRASE, **BY)
    with pytest.raises(VaultHeaderMissingError):
        write_sealed("moi", WORDS)
    assert not header.exists()

    header.write_bytes(kept)
    shut_then_open(passphrase=PASSPHRASE, **BY)
    assert read_sealed(NAME) == WORDS


def shut_then_open(*, passphrase: str, by: str, now: datetime) -> None:
    shut_vault(by=by, now=now)
    open_vault(secret=passphrase, by=by, now=now)


@pytest.mark.usefixtures("code")
def test_a_backup_holds_the_vault_as_it_lies_and_restores_it_shut(
    folder: Path, tmp_path: Path
) -> None:
    lying = only_file(folder).read_bytes()
    kept = tmp_path / "sao-luu"

    manifest = make_backup(kept, passphrase=OTHER, by="lan", now=MORNING)
    back = tmp_path / "phuc-hoi"
    restored = restore_backup(kept, target=back, passphrase=OTHER, by="", now=MORNING)

    assert {f"{VAULT}/{HEADER}", f"{VAULT}/{NAME}.kin"} <= {
        file.path for file in manifest.files
    }
    assert restored.manifest == manifest
    assert only_file(back).read_bytes() == lying
    assert WORDS not in kept.read_bytes()
    assert vault_state() == "shut"  # the key belongs to the folder it was opened in
    open_vault(secret=PASSPHRASE, **BY)
    assert read_sealed(NAME) == WORDS


@pytest.mark.usefixtures("code")
def test_another_folder_is_not_open_because_this_one_is(
    folder: Path, tmp_path: Path
) -> None:
    use_folder(tmp_path / "khac")
    assert vault_state() == "absent"

    use_folder(folder)

    assert vault_state() == "open"
