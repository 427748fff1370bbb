"""Persons, officeholders and the roster, as the core sees them."""

from collections.abc import Iterable, Sequence

from django.db.models import Q

from tinnhiem.core.people.errors import AmbiguousPersonError, UnknownPersonError
from tinnhiem.core.people.person import Gender, Person, Tenure
from tinnhiem.core.people.roster import Eligibility, Officeholder, Voter
from tinnhiem.core.people.vietnamese_name import name_order, normal_name
from tinnhiem.store import models


def persons_of(campaign: models.Campaign) -> tuple[Person, ...]:
    """Return every person with the categories they have in this campaign.

    They stand as the list that was taken in has them; those who are in no list come
    after, by name.
    """
    categories: dict[object, list[str]] = {}
    for row in campaign.category_members.all():
        categories.setdefault(row.person_id, []).append(row.category)
    rated = campaign.officeholders.order_by().values_list("person_id", flat=True)
    changed = campaign.adjustments.order_by().values_list("person_id", flat=True)
    others = set(rated.union(changed))
    place = {pk: place for place, pk in enumerate(categories)}
    rows = [
        row
        for row in models.Person.objects.prefetch_related("tenures")
        if row.pk in categories or row.pk in others
    ]
    rows.sort(key=lambda row: (place.get(row.pk, len(place)), name_order(row.name)))
    return tuple(
        person_value(row, categories=categories.get(row.pk, [])) for row in rows
    )


def names_in(campaign: models.Campaign) -> tuple[str, ...]:
    """Return the names of everybody with a category in this campaign, each once."""
    rows = campaign.category_members.order_by("person__name")
    return tuple(dict.fromkeys(rows.values_list("person__name", flat=True)))


def person_value(row: models.Person, *, categories: Iterable[str] = ()) -> Person:
    """Return one row as the core's `Person`."""
    return Person(
        key=row.key,
        name=row.name,
        gender=Gender(row.gender),
        birth_year=row.birth_year,
        birth_on=row.birth_on,
        tenures=tuple(
            Tenure(t.title, t.unit, t.held_from, t.held_to) for t in row.tenures.all()
        ),
        categories=tuple(categories),
    )


def officeholders_of(campaign: models.Campaign) -> tuple[Officeholder, ...]:
    """Return everybody considered for the ballot, in its order."""
    rows = campaign.officeholders.select_related("person")
    return tuple(
        Officeholder(
            order=row.order,
            key=row.person.key,
            person=row.person.key,
            name=row.name,
            title=row.title,
            eligibility=Eligibility(row.eligibility),
            evidence=row.evidence,
        )
        for row in rows
    )


def frozen_voters_of(
    campaign: models.Campaign, *, rows: Sequence[models.RosterEntry] | None = None
) -> tuple[Voter, ...]:
    """Return the roster as frozen with the summons; empty before.

    Args:
        campaign: Whose.
        rows: The roster with its persons, where somebody has asked already.
    """
    asked = campaign.roster.select_related("person") if rows is None else rows
    return tuple(
        Voter(
            number=row.number,
            person=row.person.key,
            name=row.name,
            title=row.title,
            unit=row.unit,
            reasons=tuple(row.reasons),
            is_officeholder=row.is_officeholder,
        )
        for row in asked
    )


def last_import_of(campaign: models.Campaign) -> str:
    """Return the file of the last import that was not taken back; "" without one."""
    files = campaign.people_imports.filter(undone_at=None).values_list("file")
    last = files.last()
    return (last[0] or "?") if last else ""


def names_of(keys: Iterable[str]) -> dict[str, str]:
    """Return the name of each person, by key."""
    rows = models.Person.objects.filter(key__in=set(keys)).order_by()
    return dict(rows.values_list("key", "name"))


def person_meant(wanted: str) -> Person:
    """Return the person of the data folder with that name or key.

    Raises:
        UnknownPersonError: Nobody is; import them first.
        AmbiguousPersonError: Several share the name; use the key.
    """
    name = normal_name(wanted)
    rows = list(models.Person.objects.filter(Q(key=wanted) | Q(name__iexact=name)))
    if not rows:
        known = models.Person.objects.values_list("name", flat=True)
        raise UnknownPersonError(wanted, known=list(known))
    if len(rows) > 1:
        raise AmbiguousPersonError(wanted, keys=[row.key for row in rows])
    return person_value(rows[0])
