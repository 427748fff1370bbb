"""Which rows hang on a campaign: found from the schema, so that none is forgotten."""

from collections.abc import Iterator

from django.apps import apps
from django.db import models

from tinnhiem.store.models import Campaign


def rows_below(campaign: Campaign) -> tuple[tuple[str, int], ...]:
    """Return how many rows of each table would go with the campaign."""
    ways = paths_to(Campaign)
    counts = {
        table.__name__: len(keys_below(table, to, campaign))
        for table, to in ways.items()
    }
    found = {name: count for name, count in counts.items() if count}
    return tuple(sorted({**found, Campaign.__name__: 1}.items()))


def paths_to(target: type[models.Model]) -> dict[type[models.Model], tuple[str, ...]]:
    """Return, for every table that leads to `target`, the ways it does.

    Found from the schema, so that a table that is added later is not forgotten.
    """
    ways: dict[type[models.Model], tuple[str, ...]] = {}
    waiting: list[tuple[type[models.Model], str]] = [(target, "")]
    while waiting:
        known, way = waiting.pop()
        for table, field in links_to(known):
            longer = f"{field}__{way}" if way else field
            # A table that leads to itself, or around, is reached once.
            if table is not target and table.__name__ not in longer.split("__"):
                if longer in ways.get(table, ()):
                    continue
                ways[table] = (*ways.get(table, ()), longer)
                waiting.append((table, longer))
    return ways


def links_to(known: type[models.Model]) -> Iterator[tuple[type[models.Model], str]]:
    """Yield every table and field that points at `known`."""
    for table in apps.get_app_config("store").get_models():
        for field in table._meta.get_fields():  # noqa: SLF001 - Django's public name
            is_link = isinstance(field, models.ForeignKey)
            if is_link and field.related_model is known and table is not known:
                yield table, field.name


def keys_below(
    table: type[models.Model], ways: tuple[str, ...], campaign: Campaign
) -> set[object]:
    """Return the keys of the rows of one table that lead to the campaign."""
    found: set[object] = set()
    for way in ways:
        rows = table._default_manager.filter(**{way: campaign})  # noqa: SLF001
        found |= set(rows.values_list("pk", flat=True))
    return found
