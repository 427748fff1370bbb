"""Change an account: its password, its second step, whether it is open."""

import secrets
from datetime import datetime

import pyotp
from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction

from tinnhiem.core.access.duty import Duty
from tinnhiem.core.access.errors import LastAdminError, SignInRefusedError
from tinnhiem.core.access.password import require_password
from tinnhiem.store import journal
from tinnhiem.store.models import Account, WebSession

# Without letters and digits that are mistaken for each other on paper.
SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"
GROUPS, GROUP = 4, 4


@transaction.atomic
def change_password(
    *, account: Account, old: str, new: str, keep: str | None, now: datetime
) -> None:
    """Set a new password and end the account's other sessions.

    Args:
        account: Whose.
        old: The present one, so that a screen left open is not enough.
        new: As typed.
        keep: Key of the session that goes on; None ends all.
        now: Aware.

    Raises:
        SignInRefusedError: `old` is wrong.
        PasswordWeakError: `new` is too easy to guess.
    """
    if not check_password(old, account.password):
        raise SignInRefusedError
    account.password = make_password(require_password(new, login=account.login))
    account.must_change_password = False
    account.save(update_fields=["password", "must_change_password"])
    end_sessions(account=account, keep=keep)
    journal.write(None, "password.changed", at=now, by=account.login)


@transaction.atomic
def give_new_password(*, account: Account, by: str, now: datetime) -> str:
    """Return a password to hand over on paper; it must be changed at first use."""
    password = "-".join(
        "".join(secrets.choice(SIGNS) for _ in range(GROUP)) for _ in range(GROUPS)
    )
    account.password = make_password(password)
    account.must_change_password = True
    account.totp_secret = ""
    account.save(update_fields=["password", "must_change_password", "totp_secret"])
    end_sessions(account=account, keep=None)
    journal.write(None, "password.given", at=now, by=by, login=account.login)
    return password


@transaction.atomic
def begin_second_step(
    *, account: Account, secret: str, code: str, now: datetime
) -> None:
    """Turn on the second step once a code proves that the phone has the secret.

    Raises:
        SignInRefusedError: The code does not fit the secret; scan again.
    """
    totp = pyotp.TOTP(secret)
    if not totp.verify("".join(code.split()), for_time=now, valid_window=1):
        raise SignInRefusedError
    account.totp_secret = secret
    account.save(update_fields=["totp_secret"])
    journal.write(None, "second-step.begun", at=now, by=account.login)


@transaction.atomic
def end_second_step(*, account: Account, password: str, now: datetime) -> None:
    """Turn off the second step.

    Raises:
        SignInRefusedError: The password is wrong.
    """
    if not check_password(password, account.password):
        raise SignInRefusedError
    account.totp_secret = ""
    account.save(update_fields=["totp_secret"])
    journal.write(None, "second-step.ended", at=now, by=account.login)


@transaction.atomic
def set_active(*, account: Account, active: bool, by: str, now: datetime) -> None:
    """Open or shut an account; shutting ends its sessions.

    Raises:
        LastAdminError: Nobody would be left to make accounts.
    """
    if not active and _is_last_admin(account):
        raise LastAdminError(account.login)
    account.is_active = active
    account.save(update_fields=["is_active"])
    if not active:
        end_sessions(account=account, keep=None)
    event = "account.opened" if active else "account.shut"
    journal.write(None, event, at=now, by=by, login=account.login)


def end_sessions(*, account: Account, keep: str | None) -> int:
    """End the account's sessions but one; return how many ended."""
    ended, _ = (
        WebSession.objects.filter(account=account)
        .exclude(session_key=keep or "")
        .delete()
    )
    return ended


def _is_last_admin(account: Account) -> bool:
    others = Account.objects.filter(is_active=True).exclude(pk=account.pk)
    mine = Duty.ADMIN in account.duties
    return mine and not any(Duty.ADMIN in other.duties for other in others)
