"""Write one version of an item. Part of the deeds that hand in, never called alone."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from tinnhiem.core.dossiers.errors import DossierUnknownError, FilingRepeatedError
from tinnhiem.core.dossiers.filing import FilingKind
from tinnhiem.messages.dossiers import ITEM_WORDS
from tinnhiem.store import journal, models
from tinnhiem.store.queries.dossiers import dossiers_of, person_of_dossier


@dataclass(frozen=True, slots=True, kw_only=True)
class NewFiling:
    """What is handed in, as a row takes it.

    Attributes:
        person: Key of the officeholder; empty for the unit.
        received_on: The day the paper came; None is the day of the deed.
        seen: How many versions whoever hands in knows of; None asks nothing.
    """

    person: str
    item: str
    kind: FilingKind
    pages: int = 0
    sha256: str = ""
    sealed: str = ""
    received_on: date | None = None
    receiver: str = ""
    form_version: str = ""
    seen: int | None = None


def write_filing(
    campaign: models.Campaign, new: NewFiling, *, by: str, now: datetime
) -> models.DossierFiling:
    """Write the next version and its journal entry.

    Raises:
        DossierUnknownError: Nobody of that key is rated, or the item is not asked for.
        FilingRepeatedError: Another version came meanwhile.
    """
    person = person_of_dossier(campaign, new.person)
    dossier = dossiers_of(campaign).of(new.person)
    if dossier.item(new.item) is None:
        raise DossierUnknownError(new.item)
    earlier = campaign.filings.filter(person=person, item=new.item).count()
    if new.seen not in {None, earlier}:
        raise FilingRepeatedError(earlier)
    row = models.DossierFiling.objects.create(
        campaign=campaign,
        person=person,
        item=new.item,
        number=earlier + 1,
        kind=new.kind.value,
        pages=new.pages,
        sha256=new.sha256,
        sealed=new.sealed,
        received_on=new.received_on or timezone.localdate(now),
        receiver=new.receiver,
        form_version=new.form_version,
        handed_in_at=now,
        handed_in_by=by,
    )
    came = {"received_on": new.received_on.isoformat()} if new.received_on else {}
    note(campaign, "dossier.handed-in", row, by=by, at=now, pages=new.pages, **came)
    return row


def note(
    campaign: models.Campaign,
    event: str,
    row: models.DossierFiling,
    *,
    by: str,
    at: datetime,
    **facts: object,
) -> None:
    """Write about one version: whose, which item, which number."""
    whose = {"officeholder": row.person.name} if row.person else {}
    journal.write(
        campaign,
        event,
        at=at,
        by=by,
        **whose,
        item=ITEM_WORDS.get(row.item, row.item),
        version=row.number,
        **({"sha256": row.sha256} if row.sha256 else {}),
        **facts,
    )
