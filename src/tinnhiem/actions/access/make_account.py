"""Make accounts: the first one of an office, and those after it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import structlog
from django.contrib.auth.hashers import make_password
from django.db import transaction

from tinnhiem.core.access.duty import Duty, require_duties
from tinnhiem.core.access.errors import (
    LoginTakenError,
    LoginUnreadableError,
    OfficeExistsError,
)
from tinnhiem.core.access.password import require_password
from tinnhiem.store import journal
from tinnhiem.store.models import Account, Person

log = structlog.get_logger()
LOGIN: Final = re.compile(r"[a-z0-9][a-z0-9.-]{1,39}")


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAccount:
    """What an account is made from.

    Attributes:
        password: As typed; kept only as its hash.
        person: Who this is among the people of the office, where that is known.
        is_temporary: The password was chosen by somebody else and must be changed.
    """

    login: str
    name: str
    password: str
    duties: Iterable[Duty]
    title: str = ""
    person: Person | None = None
    is_temporary: bool = True


def begin_office(new: NewAccount, *, now: datetime) -> Account:
    """Make the very first account of a data folder.

    Raises:
        OfficeExistsError: There is one; sign in.
        AccessError: The name or the password cannot be used.
    """
    with transaction.atomic():
        if Account.objects.exists():
            raise OfficeExistsError
        return _make(new, by=new.login, now=now)


def make_account(new: NewAccount, *, by: str, now: datetime) -> Account:
    """Make one more account.

    Raises:
        LoginTakenError: Somebody has this name.
        LoginUnreadableError: The name has signs that cannot be typed safely.
        PasswordWeakError: The password is too easy to guess.
        DutiesConflictError: The duties do not go together.
    """
    with transaction.atomic():
        return _make(new, by=by, now=now)


def _make(new: NewAccount, *, by: str, now: datetime) -> Account:
    login = new.login.strip().casefold()
    if not LOGIN.fullmatch(login):
        raise LoginUnreadableError(new.login)
    if Account.objects.filter(login=login).exists():
        raise LoginTakenError(login)
    duties = require_duties(new.duties)
    account = Account.objects.create(
        login=login,
        name=" ".join(new.name.split()),
        title=" ".join(new.title.split()),
        duties=[duty.value for duty in duties],
        person=new.person,
        password=make_password(require_password(new.password, login=login)),
        must_change_password=new.is_temporary,
        created_at=now,
    )
    journal.write(None, "account.made", at=now, by=by, login=login, duties=duties)
    log.info("account.made", duties=len(duties))
    return account
