"""Wipe a demonstration: every row, every person it invented, every file."""

import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from django.apps import apps
from django.conf import settings
from django.db import models, transaction

from tinnhiem.core.campaigns.errors import (
    CampaignUnknownError,
    NotADemonstrationError,
    SlugMismatchError,
)
from tinnhiem.store import journal
from tinnhiem.store.folder import PAPERS
from tinnhiem.store.models import Account, Campaign, Person
from tinnhiem.store.rewriting import rewrite_after_commit
from tinnhiem.store.sealed_files import delete_sealed

SEALED: Final = "sealed"  # the field in which a row keeps the name of its file


def wipe_demonstration(*, slug: str, typed: str, by: str, now: datetime) -> None:
    """Remove all that a demonstration wrote; the office's journal says who did it.

    Args:
        slug: Which campaign.
        typed: Its name once more, as somebody typed it.
        by: Who.
        now: Aware.

    Raises:
        CampaignUnknownError: There is no such campaign.
        NotADemonstrationError: It is a campaign of the office; those are never wiped.
        SlugMismatchError: The name typed is another.
    """
    with transaction.atomic():
        campaign = Campaign.objects.filter(slug=slug).first()
        if campaign is None:
            raise CampaignUnknownError(slug, known=())
        # A file can call a real campaign a demonstration; only what we made is wiped.
        came_from_file = campaign.journal.filter(event="campaign.imported").exists()
        if came_from_file or not campaign.is_demonstration:
            raise NotADemonstrationError(slug)
        if typed.strip() != slug:
            raise SlugMismatchError(slug)
        sealed = set(_sealed_of(campaign))
        people = set(_people_of(campaign))
        _delete_rows(campaign)
        _delete_people(people)
        journal.write(None, "demonstration.wiped", at=now, by=by, slug=slug)
        rewrite_after_commit()
    _delete_files(slug, sealed=sealed)


def paths_to(target: type[models.Model]) -> dict[type[models.Model], tuple[str, ...]]:
    """Return, for every table that leads to `target`, the ways it does.

    Found from the schema, so that a table that is added later is not forgotten.
    """
    ways: dict[type[models.Model], tuple[str, ...]] = {}
    waiting: list[tuple[type[models.Model], str]] = [(target, "")]
    while waiting:
        known, way = waiting.pop()
        for table, field in _links_to(known):
            longer = f"{field}__{way}" if way else field
            # A table that leads to itself, or around, is reached once.
            if table is not target and table.__name__ not in longer.split("__"):
                if longer in ways.get(table, ()):
                    continue
                ways[table] = (*ways.get(table, ()), longer)
                waiting.append((table, longer))
    return ways


def _links_to(known: type[models.Model]) -> Iterator[tuple[type[models.Model], str]]:
    for table in apps.get_app_config("store").get_models():
        for field in table._meta.get_fields():  # noqa: SLF001 - Django's public name
            is_link = isinstance(field, models.ForeignKey)
            if is_link and field.related_model is known and table is not known:
                yield table, field.name


def _people_of(campaign: Campaign) -> Iterator[Any]:
    for table, field in _links_to(Person):
        for way in paths_to(Campaign).get(table, ()):
            rows = table._default_manager.filter(**{way: campaign})  # noqa: SLF001
            yield from rows.values_list(f"{field}_id", flat=True)
    yield from (campaign.chair_id, campaign.secretary_id)


def _delete_rows(campaign: Campaign) -> None:
    """Delete what hangs on the campaign, whatever protects it; then itself.

    Foreign keys are looked at when the transaction ends, so the order is free.
    """
    rows: list[tuple[type[models.Model], list[object]]] = [
        (table, list(_keys_below(table, ways, campaign)))
        for table, ways in paths_to(Campaign).items()
    ]
    rows.append((Campaign, [campaign.pk]))
    for table, keys in rows:
        mine = table._default_manager.filter(pk__in=keys)  # noqa: SLF001
        mine._raw_delete(mine.db)  # noqa: SLF001 - past PROTECT, on purpose


def _keys_below(
    table: type[models.Model], ways: tuple[str, ...], campaign: Campaign
) -> set[object]:
    found: set[object] = set()
    for way in ways:
        rows = table._default_manager.filter(**{way: campaign})  # noqa: SLF001
        found |= set(rows.values_list("pk", flat=True))
    return found


def _delete_people(people: set[Any]) -> None:
    """Delete the persons nobody else names: another campaign may have taken them."""
    for person in Person.objects.filter(pk__in=people - {None}):
        named = any(
            table._default_manager.filter(**{field: person}).exists()  # noqa: SLF001
            for table, field in _links_to(Person)
            if table.__name__ != "Tenure"
        )
        taken = Campaign.objects.filter(
            models.Q(chair=person) | models.Q(secretary=person)
        )
        is_account = Account.objects.filter(person=person).exists()
        if not (named or is_account or taken.exists()):
            person.delete()


def _sealed_of(campaign: Campaign) -> Iterator[str]:
    """Name the sealed files that a row of the campaign keeps in its `sealed`."""
    for table, ways in paths_to(Campaign).items():
        if not any(field.name == SEALED for field in table._meta.get_fields()):  # noqa: SLF001
            continue
        keys = _keys_below(table, ways, campaign)
        rows = table._default_manager.filter(pk__in=keys)  # noqa: SLF001
        yield from (name for name in rows.values_list(SEALED, flat=True) if name)


def _delete_files(slug: str, *, sealed: set[str]) -> None:
    shutil.rmtree(Path(settings.DATA_FOLDER) / PAPERS / slug, ignore_errors=True)
    for name in sealed:
        delete_sealed(name)
