"""The people of a campaign as plain values: to compare, to keep, to put back."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models.fields.reverse_related import ForeignObjectRel

from tinnhiem.core.people.person import Gender, Person, Tenure
from tinnhiem.core.people.preview import KnownPeople
from tinnhiem.store import models
from tinnhiem.store.queries.people import officeholders_of
from tinnhiem.store.queries.plans import plan_of

State = dict[str, Any]


def known_people(campaign: models.Campaign) -> KnownPeople:
    """Return what a preview compares with; a handful of queries, however many rows."""
    members = _members(campaign)
    categories: dict[str, list[str]] = {}
    for key, category in members:
        categories.setdefault(key, []).append(category)
    persons = {
        key: person_from_state(key, values, categories=categories.get(key, ()))
        for key, values in _persons().items()
    }
    plan = plan_of(campaign)
    return KnownPeople(
        persons=persons,
        members=frozenset(categories),
        officeholders=officeholders_of(campaign),
        categories=tuple(category.name for category in plan.voter_categories),
        posts=tuple(post.title for post in plan.officeholders),
        fingerprint=fingerprint_of(people_state(campaign)),
    )


def people_state(campaign: models.Campaign, keys: Iterable[str] | None = None) -> State:
    """Return everything an import of people may change, as plain values.

    Args:
        campaign: Whose members, officeholders and adjustments.
        keys: Persons to tell of besides those in the campaign; without it, everybody.

    Returns:
        `persons` by key, null for who is not stored; `members` and `officeholders` in
        their order; `adjustments`.
    """
    members = _members(campaign)
    holders = [
        {**row, "id": str(row["id"])}
        for row in campaign.officeholders.values(
            *("id", "person__key", "order", "name", "title", "eligibility", "evidence")
        )
    ]
    adjustments = list(
        campaign.adjustments.values_list("person__key", "adds", "reason")
    )
    stored = _persons()
    wanted = {
        *(key for key, _ in members),
        *(holder["person__key"] for holder in holders),
        *(key for key, _, _ in adjustments),
        *(stored if keys is None else keys),
    }
    return {
        "persons": {key: stored.get(key) for key in sorted(wanted)},
        "members": members,
        "officeholders": holders,
        "adjustments": [list(row) for row in adjustments],
    }


def fingerprints_of(state: Mapping[str, Any]) -> dict[str, str]:
    """Return a fingerprint for each part of a state."""
    return {part: _digest(values) for part, values in state.items()}


def fingerprint_of(state: Mapping[str, Any]) -> str:
    """Return one fingerprint for a whole state."""
    return _digest(state)


def _digest(values: object) -> str:
    text = json.dumps(values, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def _members(campaign: models.Campaign) -> list[list[str]]:
    rows = campaign.category_members.values_list("person__key", "category")
    return [list(row) for row in rows.order_by("id")]


def _persons() -> dict[str, dict[str, Any]]:
    """Return everybody stored, in two queries and without a list of ids."""
    tenures: dict[Any, list[list[Any]]] = {}
    for owner, *values in models.Tenure.objects.order_by("id").values_list(
        "person_id", "title", "unit", "held_from", "held_to"
    ):
        tenures.setdefault(owner, []).append([_text(value) for value in values])
    return {
        key: {
            "name": name,
            "gender": gender,
            "birth_year": year,
            "birth_on": _text(born),
            "tenures": tenures.get(pk, []),
        }
        for pk, key, name, gender, year, born in models.Person.objects.values_list(
            "pk", "key", "name", "gender", "birth_year", "birth_on"
        )
    }


def _text(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value


def person_from_state(
    key: str, values: Mapping[str, Any], *, categories: Iterable[str] = ()
) -> Person:
    """Return the person that a state tells of."""
    return Person(
        key=key,
        name=values["name"],
        gender=Gender(values["gender"]),
        birth_year=values["birth_year"],
        birth_on=_day(values["birth_on"]),
        tenures=tuple(
            Tenure(title, unit, _day(first), _day(last))
            for title, unit, first, last in values["tenures"]
        ),
        categories=tuple(categories),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def references_to_persons() -> list[tuple[Any, str]]:
    """Return every table and column that names a person, posts left out."""
    table = models.Person._meta  # noqa: SLF001 - Django's own way to ask for it
    fields = table.get_fields(include_hidden=True)
    return [
        (field.related_model, field.field.name)
        for field in fields
        if field.auto_created
        and isinstance(field, ForeignObjectRel)
        and field.related_model is not models.Tenure
    ]
