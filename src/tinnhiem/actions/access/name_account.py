"""Say who an account is among the people of the office: conflicts of roles need it."""

from datetime import datetime

from django.db import transaction

from tinnhiem.store import journal
from tinnhiem.store.models import Account, Person
from tinnhiem.store.queries.people import person_meant


@transaction.atomic
def name_account(*, account: Account, wanted: str, by: str, now: datetime) -> str:
    """Tie the account to the person of that name or key; nothing typed unties it.

    Returns:
        The person's name; empty when there is none any more.

    Raises:
        UnknownPersonError: Nobody is called so.
        AmbiguousPersonError: Several are; use the key.
    """
    person = None
    if wanted.strip():
        person = Person.objects.get(key=person_meant(wanted.strip()).key)
    account.person = person
    account.save(update_fields=["person"])
    facts = {"login": account.login, "person": person.name if person else ""}
    journal.write(None, "account.named", at=now, by=by, **facts)
    return person.name if person else ""
