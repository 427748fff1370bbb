"""A link that signs somebody in once: for the machine's own terminal."""

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from tinnhiem.core.access.errors import SignInRefusedError
from tinnhiem.store import journal
from tinnhiem.store.models import Account

LIVES: Final = timedelta(minutes=10)
TOKEN_BYTES: Final = 24


@transaction.atomic
def make_entry_link(*, account: Account, by: str, now: datetime) -> str:
    """Return the secret part of a link; whoever has the machine may have it anyway."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    account.link_sha256 = _digest(token)
    account.link_until = now + LIVES
    account.save(update_fields=["link_sha256", "link_until"])
    journal.write(None, "link.made", at=now, by=by, login=account.login)
    return token


@transaction.atomic
def enter_by_link(*, token: str, now: datetime) -> Account:
    """Return the link's account and spend the link.

    Raises:
        SignInRefusedError: It was used, is too old, or never was.
    """
    account = Account.objects.filter(
        link_sha256=_digest(token), link_until__gte=now, is_active=True
    ).first()
    if account is None:
        raise SignInRefusedError
    account.link_sha256, account.link_until = "", None
    account.save(update_fields=["link_sha256", "link_until"])
    journal.write(None, "account.entered", at=now, by=account.login, how="link")
    return account


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
