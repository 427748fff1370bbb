"""Make, open and shut the vault of restricted files; change what opens it."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Final

from django.db import transaction

from tinnhiem.actions.access.door import (
    forget_wrong_answers,
    note_wrong_answer,
    require_open_door,
)
from tinnhiem.core.access.lockout import PASSWORD
from tinnhiem.core.access.password import require_password
from tinnhiem.core.files import FileNotWritableError
from tinnhiem.core.trust.errors import SealedFileBrokenError, WrongPassphraseError
from tinnhiem.core.trust.vault_header import (
    CODE_GROUP,
    CODE_GROUPS,
    CODE_SIGNS,
    Secret,
)
from tinnhiem.store import journal, vault
from tinnhiem.store.queries.dossiers import sealed_for_dossiers
from tinnhiem.store.queries.vault import VaultState, vault_state
from tinnhiem.store.sealed_files import (
    DOSSIERS,
    delete_sealed,
    read_sealed,
    sealed_names,
    sweep,
)

DOOR: Final = "vault"

__all__ = [
    "VaultState",
    "change_passphrase",
    "make_vault",
    "open_vault",
    "prove_vault",
    "recover_vault",
    "renew_recovery_code",
    "shut_vault",
    "vault_state",
]


def make_vault(*, passphrase: str, by: str, now: datetime) -> str:
    """Make the vault and open it; return the recovery code, to be shown once.

    Raises:
        PasswordWeakError: The passphrase is too easy to guess.
        VaultExistsError: There is one already.
        VaultHeaderMissingError: There was one; its key file must be restored.
        FileNotWritableError: The folder cannot be written.
    """
    require_password(passphrase, login="")
    code = _new_code()
    with _written(), transaction.atomic():
        journal.write(None, "vault.made", at=now, by=by)
        key = vault.make_header(passphrase=passphrase, code=code)
    vault.remember(key)
    return code


def open_vault(*, secret: str, by: str, now: datetime) -> None:
    """Open the vault in this process, by passphrase or recovery code.

    Raises:
        VaultAbsentError: There is none.
        WrongPassphraseError: It is neither of the two.
        DoorShutError: Too many wrong answers; wait.
        VaultHeaderBrokenError: The file with the wrapped key is broken.
    """
    key, how = _unwrapped(secret, now=now)
    if vault_state() == "shut":
        sweep()
        _drop_orphans()
    journal.write(None, "vault.opened", at=now, by=by, how=how.value)
    vault.remember(key)


def shut_vault(*, by: str, now: datetime) -> None:
    """Forget the key; shutting what is shut is no fault and is not noted."""
    if vault_state() == "open":
        journal.write(None, "vault.shut", at=now, by=by)
    vault.forget()


def change_passphrase(*, old: str, new: str, by: str, now: datetime) -> None:
    """Give the vault another passphrase; no file is touched.

    Args:
        old: The present passphrase, or the recovery code where that was lost.
        new: As typed.
        by: Who changes.
        now: Aware.

    Raises:
        PasswordWeakError: `new` is too easy to guess.
        VaultAbsentError: There is none.
        WrongPassphraseError: `old` does not open it.
        DoorShutError: Too many wrong answers; wait.
        FileNotWritableError: The folder cannot be written; the old one still opens.
    """
    require_password(new, login="")
    key, how = _unwrapped(old, now=now)
    with _written(), transaction.atomic():
        journal.write(None, "vault.rekeyed", at=now, by=by, how=how.value)
        vault.rewrap(key, Secret.PASSPHRASE, secret=new)


def renew_recovery_code(*, secret: str, by: str, now: datetime) -> str:
    """Return a new recovery code; the one in the safe opens nothing from now on.

    Raises:
        VaultAbsentError: There is none.
        WrongPassphraseError: `secret` does not open it.
        DoorShutError: Too many wrong answers; wait.
        FileNotWritableError: The folder cannot be written; the old code still opens.
    """
    key, _ = _unwrapped(secret, now=now)
    code = _new_code()
    with _written(), transaction.atomic():
        journal.write(None, "vault.code-renewed", at=now, by=by)
        vault.rewrap(key, Secret.RECOVERY, secret=code)
    return code


def recover_vault(*, code: str, new: str, by: str, now: datetime) -> str:
    """After a lost passphrase: set a new one, open, return a new recovery code.

    The code that was used has left the safe, so it is replaced as well.

    Raises:
        PasswordWeakError: `new` is too easy to guess.
        VaultAbsentError: There is none.
        WrongPassphraseError: The code does not open it.
        DoorShutError: Too many wrong answers; wait.
        FileNotWritableError: The folder cannot be written; the old secrets still open.
    """
    change_passphrase(old=code, new=new, by=by, now=now)
    open_vault(secret=new, by=by, now=now)
    return renew_recovery_code(secret=new, by=by, now=now)


def prove_vault(*, secret: str, now: datetime) -> tuple[int, tuple[str, ...]]:
    """Read every file to its last byte; return how many, and which are broken.

    The vault is left as it was, open or shut.

    Raises:
        VaultAbsentError: There is none.
        WrongPassphraseError: `secret` does not open it.
        DoorShutError: Too many wrong answers; wait.
    """
    was_open = vault_state() == "open"
    key, _ = _unwrapped(secret, now=now)
    vault.remember(key)
    try:
        names = tuple(sealed_names())
        broken = tuple(name for name in names if not _is_whole(name))
    finally:
        if not was_open:
            vault.forget()
    return len(names), broken


def _unwrapped(secret: str, *, now: datetime) -> tuple[bytes, Secret]:
    """Try a secret as the door does: outside a transaction, so that it counts."""
    require_open_door(DOOR, lockout=PASSWORD, address=DOOR, now=now)
    try:
        key, how = vault.unwrap(secret)
    except WrongPassphraseError:
        note_wrong_answer(DOOR, address=DOOR, now=now)
        raise
    forget_wrong_answers(DOOR)
    return key, how


def _drop_orphans() -> None:
    """Remove files of dossiers that no row names: their deed failed after sealing.

    In a transaction, which begins IMMEDIATE: nobody is between a file and its row.
    """
    with transaction.atomic():
        named = sealed_for_dossiers()
        for name in sealed_names():
            if name.startswith(DOSSIERS) and name not in named:
                delete_sealed(name)


def _is_whole(name: str) -> bool:
    try:
        read_sealed(name)
    except SealedFileBrokenError:
        return False
    return True


def _new_code() -> str:
    return "-".join(
        "".join(secrets.choice(CODE_SIGNS) for _ in range(CODE_GROUP))
        for _ in range(CODE_GROUPS)
    )


@contextmanager
def _written() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        place = str(vault.vault_folder())
        raise FileNotWritableError(place, detail=error.strerror or "") from error
