"""Take persons, their categories and the officeholders into a campaign."""

from collections.abc import Sequence
from datetime import datetime

import structlog

from tinnhiem.actions.deed import deed
from tinnhiem.core.campaigns.errors import CampaignFrozenError
from tinnhiem.core.people.person import Person
from tinnhiem.core.people.roster import Officeholder
from tinnhiem.store import journal, models

log = structlog.get_logger()


@deed
def import_people(
    *,
    campaign: models.Campaign,
    persons: Sequence[Person],
    officeholders: Sequence[Officeholder],
    by: str,
    now: datetime,
) -> int:
    """Replace the campaign's people by what a file says; all or nothing.

    Persons keep their identity by `key`, so a second import updates them. People
    who are no longer in the file leave the campaign, not the data folder.

    Returns:
        How many persons the campaign now has.

    Raises:
        CampaignFrozenError: The summons are out; the roster stands.
    """
    if campaign.phase != "planned" or campaign.roster.exists():
        raise CampaignFrozenError(what="danh sách nhân sự", phase=campaign.phase)
    rows = {person.key: save_person(person) for person in persons}
    campaign.category_members.all().delete()
    models.CategoryMember.objects.bulk_create(
        models.CategoryMember(
            campaign=campaign, person=rows[person.key], category=category
        )
        for person in persons
        for category in person.categories
    )
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
    journal.write(
        campaign,
        "people.imported",
        at=now,
        by=by,
        persons=len(rows),
        officeholders=len(officeholders),
    )
    log.info("people.imported", campaign=campaign.slug, persons=len(rows))
    return len(rows)


def save_person(person: Person) -> models.Person:
    """Make or update the row of `person`, found by key."""
    row, _ = models.Person.objects.update_or_create(
        key=person.key,
        defaults={
            "name": person.name,
            "gender": person.gender.value,
            "birth_year": person.birth_year,
            "birth_on": person.birth_on,
        },
    )
    row.tenures.all().delete()
    models.Tenure.objects.bulk_create(
        models.Tenure(
            person=row,
            title=tenure.title,
            unit=tenure.unit,
            held_from=tenure.held_from,
            held_to=tenure.held_to,
        )
        for tenure in person.tenures
    )
    return row
