"""Sign in with a name, a password and, where the account asks, a second step."""

from datetime import datetime
from functools import cache

import pyotp
from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction

from tinnhiem.actions.access.door import (
    forget_wrong_answers,
    note_wrong_answer,
    require_open_door,
)
from tinnhiem.core.access.errors import SignInRefusedError
from tinnhiem.core.access.lockout import PASSWORD
from tinnhiem.store import journal
from tinnhiem.store.models import Account

STEP = 30  # seconds a code of the second step lives
DRIFT = 1  # steps that a phone's clock may be off


def sign_in(
    *, login: str, password: str, code: str, address: str, now: datetime
) -> Account:
    """Return the account that the answers belong to.

    A wrong answer is remembered outside the refused transaction; what was wrong is
    not said, and takes as long for a name that does not exist.

    Raises:
        SignInRefusedError: Name, password or code do not fit.
        DoorShutError: Too many wrong answers; wait.
    """
    name = login.strip().casefold()
    subject = f"account:{name}"
    require_open_door(subject, lockout=PASSWORD, address=address, now=now)
    account = Account.objects.filter(login=name, is_active=True).first()
    known = account.password if account else _nobodys_password()
    if not check_password(password, known) or account is None:
        return _refuse(subject, address=address, now=now)
    with transaction.atomic():
        account = Account.objects.select_for_update().get(pk=account.pk)
        step = _step_of(account, code, now=now)
        if step is not None:
            Account.objects.filter(pk=account.pk).update(totp_step=step)
            forget_wrong_answers(subject)
            journal.write(None, "account.entered", at=now, by=account.login)
            return account
    return _refuse(subject, address=address, now=now)


def _step_of(account: Account, code: str, *, now: datetime) -> int | None:
    """Return the time step of a right code, 0 where none is asked; None if wrong."""
    if not account.totp_secret:
        return 0
    plain = "".join(code.split())
    present = int(now.timestamp()) // STEP
    totp = pyotp.TOTP(account.totp_secret, interval=STEP)
    for step in range(present - DRIFT, present + DRIFT + 1):
        # Used once: a code read over a shoulder opens nothing.
        if step > account.totp_step and pyotp.utils.strings_equal(
            totp.generate_otp(step), plain
        ):
            return step
    return None


def _refuse(subject: str, *, address: str, now: datetime) -> Account:
    note_wrong_answer(subject, address=address, now=now)
    raise SignInRefusedError


@cache
def _nobodys_password() -> str:
    """Return a hash to compare with where there is no account: it takes as long."""
    return make_password("nobody")
