"""Take persons, their categories and the officeholders into a campaign."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import islice
from typing import Any, Final, TypeVar

import structlog

from tinnhiem.actions.deed import deed
from tinnhiem.core.campaigns.errors import CampaignFrozenError
from tinnhiem.core.people.errors import PreviewStaleError
from tinnhiem.core.people.person import Person
from tinnhiem.core.people.roster import Officeholder
from tinnhiem.store import journal, models
from tinnhiem.store.queries.people_state import (
    fingerprint_of,
    fingerprints_of,
    people_state,
    person_from_state,
)

log = structlog.get_logger()

BATCH: Final = 500  # SQLite takes a bounded number of values in one statement
T = TypeVar("T")


@deed
def import_people(  # noqa: PLR0913 - all keyword-only, each a fact of its own
    *,
    campaign: models.Campaign,
    persons: Sequence[Person],
    officeholders: Sequence[Officeholder] | None,
    by: str,
    now: datetime,
    file: str = "",
    agreed: str | None = None,
    keeps_members: bool = False,
) -> int:
    """Replace the campaign's people by what a file says; all or nothing.

    Persons keep their identity by `key`, so a second import updates them. People
    who are no longer in the file leave the campaign, not the data folder. What was
    there before is kept, so that the import can be taken back.

    Args:
        campaign: Which must still be planned.
        persons: As they are to be stored.
        officeholders: In the order of the ballot; None leaves those there are.
        by: Who does it.
        now: When.
        file: What it was read from, for the journal.
        agreed: The fingerprint of the preview that somebody agreed to.
        keeps_members: Leave the voters as they are: a list of officeholders only.

    Returns:
        How many persons the file has.

    Raises:
        CampaignFrozenError: The summons are out; the roster stands.
        PreviewStaleError: The people changed since the preview; nothing was written.
    """
    if campaign.phase != "planned" or campaign.roster.exists():
        raise CampaignFrozenError(what="danh sách nhân sự", phase=campaign.phase)
    if agreed is not None and fingerprint_of(people_state(campaign)) != agreed:
        raise PreviewStaleError(campaign.slug)
    keys = [person.key for person in persons]
    before = people_state(campaign, keys)
    rows = save_persons(persons, before=before["persons"])
    if not keeps_members:
        _save_members(campaign, persons, rows)
    if officeholders is not None:
        _save_officeholders(campaign, officeholders, rows)
    after = fingerprints_of(people_state(campaign, before["persons"]))
    models.PeopleImport.objects.create(
        campaign=campaign, at=now, by=by, file=file[-255:], before=before, after=after
    )
    rated = len(officeholders or ())
    journal.write(
        campaign,
        "people.imported",
        at=now,
        by=by,
        persons=len(keys),
        officeholders=rated,
    )
    log.info("people.imported", campaign=campaign.slug, persons=len(keys))
    return len(keys)


def save_persons(
    persons: Sequence[Person], *, before: dict[str, Any] | None = None
) -> dict[str, models.Person]:
    """Make or update the rows of persons, found by key, in batches.

    Args:
        persons: Each key once.
        before: As stored, by key, where the caller knows; who is the same is left.
    """
    changed = [p for p in persons if not _is_stored(p, (before or {}).get(p.key))]
    models.Person.objects.bulk_create(
        (
            models.Person(
                key=person.key,
                name=person.name,
                gender=person.gender.value,
                birth_year=person.birth_year,
                birth_on=person.birth_on,
            )
            for person in changed
        ),
        update_conflicts=True,
        unique_fields=["key"],
        update_fields=["name", "gender", "birth_year", "birth_on"],
    )
    wanted = {person.key for person in persons}
    rows = {row.key: row for row in models.Person.objects.all() if row.key in wanted}
    for some in batches(changed):
        owners = [rows[person.key].pk for person in some]
        models.Tenure.objects.filter(person_id__in=owners).delete()
    models.Tenure.objects.bulk_create(
        models.Tenure(
            person=rows[person.key],
            title=tenure.title,
            unit=tenure.unit,
            held_from=tenure.held_from,
            held_to=tenure.held_to,
        )
        for person in changed
        for tenure in person.tenures
    )
    return rows


def batches(items: Iterable[T]) -> Iterator[list[T]]:
    """Yield the items in lists that one statement can take."""
    rest = iter(items)
    while some := list(islice(rest, BATCH)):
        yield some


def _is_stored(person: Person, stored: dict[str, Any] | None) -> bool:
    if stored is None:
        return False
    known = person_from_state(person.key, stored, categories=person.categories)
    return known == person


def _save_members(
    campaign: models.Campaign,
    persons: Sequence[Person],
    rows: dict[str, models.Person],
) -> None:
    campaign.category_members.all().delete()
    models.CategoryMember.objects.bulk_create(
        models.CategoryMember(
            campaign=campaign, person=rows[person.key], category=category
        )
        for person in persons
        for category in person.categories
    )


def _save_officeholders(
    campaign: models.Campaign,
    officeholders: Sequence[Officeholder],
    rows: dict[str, models.Person],
) -> None:
    campaign.officeholders.all().delete()
    models.Officeholder.objects.bulk_create(
        models.Officeholder(
            campaign=campaign,
            person=rows[holder.person],
            order=holder.order,
            name=holder.name,
            title=holder.title,
            eligibility=holder.eligibility.value,
            evidence=holder.evidence,
        )
        for holder in officeholders
    )
