"""Who is signed in, and who could be."""

from uuid import UUID

from django.db.models import QuerySet

from tinnhiem.core.access.errors import AccountUnknownError
from tinnhiem.store.models import Account, WebSession

# For the signatures of pages, which ask the store and touch no table themselves.
AccountRow = Account


def has_accounts() -> bool:
    """Say whether the office has begun: somebody can sign in."""
    return Account.objects.exists()


def all_accounts() -> QuerySet[Account]:
    """Return every account, open or shut."""
    return Account.objects.select_related("person")


def account_named(login: str) -> Account:
    """Return the account of that name.

    Raises:
        AccountUnknownError: There is none.
    """
    account = Account.objects.filter(login=login).first()
    if account is None:
        raise AccountUnknownError(login)
    return account


def sessions_of(account: UUID) -> QuerySet[WebSession]:
    """Return where an account is signed in, newest first."""
    return WebSession.objects.filter(account_id=account).order_by("-started_at")
