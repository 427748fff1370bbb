"""Change an account: its password, its second step, whether it is open."""

import secrets
from datetime import datetime

import pyotp
from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction

from tinnhiem.actions.access.door import (
    forget_wrong_answers,
    note_wrong_answer,
    require_open_door,
)
from tinnhiem.core.access.duty import Duty
from tinnhiem.core.access.errors import LastAdminError, SignInRefusedError
from tinnhiem.core.access.lockout import PASSWORD
from tinnhiem.core.access.password import require_password
from tinnhiem.store import journal
from tinnhiem.store.models import Account, WebSession

# Without letters and digits that are mistaken for each other on paper.
SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"
GROUPS, GROUP = 4, 4
STEP = 30  # seconds a code of the second step lives
OWN_PAGE = "own page"  # in the place of an address: whoever asks is signed in


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
        DoorShutError: Too many wrong ones; wait.
        PasswordWeakError: `new` is too easy to guess.
    """
    _require_password(account, old, now=now)
    with transaction.atomic():
        _set_password(account, new, keep=keep, now=now)


def _set_password(
    account: Account, new: str, *, keep: str | None, now: datetime
) -> None:
    account.password = make_password(require_password(new, login=account.login))
    account.must_change_password = False
    account.save(update_fields=["password", "must_change_password"])
    end_sessions(account=account, keep=keep)
    journal.write(None, "password.changed", at=now, by=account.login)


@transaction.atomic
def give_new_password(*, account: Account, by: str, now: datetime) -> str:
    """Return a password to hand over on paper; it must be changed at first use.

    Wrong answers to the old one are forgotten: the new one works at once.
    """
    password = "-".join(
        "".join(secrets.choice(SIGNS) for _ in range(GROUP)) for _ in range(GROUPS)
    )
    account.password = make_password(password)
    account.must_change_password = True
    account.totp_secret = ""
    account.save(update_fields=["password", "must_change_password", "totp_secret"])
    forget_wrong_answers(f"account:{account.login}")
    end_sessions(account=account, keep=None)
    journal.write(None, "password.given", at=now, by=by, login=account.login)
    return password


def begin_second_step(
    *, account: Account, secret: str, code: str, password: str, now: datetime
) -> None:
    """Turn on the second step once a code proves that the phone has the secret.

    Raises:
        SignInRefusedError: There is a second step already, the password is wrong, or
            the code does not fit the secret; scan again.
        DoorShutError: Too many wrong answers; wait.
    """
    _require_password(account, password, now=now)
    plain, present = "".join(code.split()), int(now.timestamp()) // STEP
    totp = pyotp.TOTP(secret, interval=STEP)
    steps = range(present - 1, present + 2)
    fitting = [step for step in steps if totp.generate_otp(step) == plain]
    if account.totp_secret or not fitting:
        raise SignInRefusedError
    account.totp_secret = secret
    # The code that was just shown opens nothing any more.
    account.totp_step = fitting[-1]
    with transaction.atomic():
        account.save(update_fields=["totp_secret", "totp_step"])
        journal.write(None, "second-step.begun", at=now, by=account.login)


def end_second_step(*, account: Account, password: str, now: datetime) -> None:
    """Turn off the second step.

    Raises:
        SignInRefusedError: The password is wrong.
        DoorShutError: Too many wrong ones; wait.
    """
    _require_password(account, password, now=now)
    account.totp_secret = ""
    with transaction.atomic():
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


def _require_password(account: Account, password: str, *, now: datetime) -> None:
    """Ask for the password like the door does: a screen left open is not enough."""
    subject = f"account:{account.login}"
    require_open_door(subject, lockout=PASSWORD, address=OWN_PAGE, now=now)
    if not check_password(password, account.password):
        note_wrong_answer(subject, address=OWN_PAGE, now=now)
        raise SignInRefusedError


def _is_last_admin(account: Account) -> bool:
    others = Account.objects.filter(is_active=True).exclude(pk=account.pk)
    mine = Duty.ADMIN in account.duties
    return mine and not any(Duty.ADMIN in other.duties for other in others)
