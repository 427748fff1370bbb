"""Write down which office this folder belongs to."""

from datetime import datetime

from django.db import transaction

from tinnhiem.store import journal
from tinnhiem.store.models import Office


@transaction.atomic
def set_office(*, name: str, superior: str, by: str, now: datetime) -> None:
    """Keep the office's name and its superior's as papers head them.

    Campaigns that have begun keep what their plan says.
    """
    words = {
        "name": " ".join(name.split()),
        "superior": " ".join(superior.split()),
    }
    Office.objects.update_or_create(pk=1, defaults=words)
    facts = {"office": words["name"], "superior": words["superior"]}
    journal.write(None, "office.named", at=now, by=by, **facts)
