"""Removing a campaign wholly: the one way, for demonstrations, rehearsals and archives.

Who may do it, to what, and after which questions, is asked by the deeds that call this
(docs/adr/0028-only-a-demonstration-is-wiped.md and what extends it).
"""

import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.db import models

from tinnhiem.core.archive.removal import TermKind
from tinnhiem.store.folder import PAPERS
from tinnhiem.store.models import (
    Account,
    Campaign,
    FrozenPaper,
    Person,
    SpentNumber,
    Tenure,
)
from tinnhiem.store.queries.removal_counts import keys_below, links_to, paths_to
from tinnhiem.store.rewriting import rewrite_after_commit
from tinnhiem.store.sealed_files import delete_sealed

SEALED: Final = "sealed"  # the field in which a row keeps the name of its file
AT_ONCE: Final = 500
KEYS_LOOKED_FOR: Final = ("Campaign", "Officeholder", "RosterEntry", "DossierFiling")


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """What was taken out of the tables.

    Attributes:
        rows: By table, how many.
        people: Persons whom nobody else names, and who are gone.
        terms: What nothing should be found of.
        sealed: Names of files of the vault, which go after the transaction.
        numbers: Numbers of the office's series that stay given.
    """

    slug: str
    rows: tuple[tuple[str, int], ...]
    people: int
    terms: dict[TermKind, tuple[str, ...]]
    sealed: frozenset[str]
    numbers: int


def remove_rows(campaign: Campaign, *, certificate: str) -> Removed:
    """Delete every row of the campaign and every person only it has.

    Called inside the transaction of the deed, which notes it in the office's journal;
    the tables are written anew as soon as that is kept.
    """
    sealed = frozenset(_sealed_of(campaign))
    people = set(_people_of(campaign)) - {None}
    numbers = _keep_numbers(campaign, certificate=certificate)
    ways = paths_to(Campaign)
    keys = {table: keys_below(table, to, campaign) for table, to in ways.items()}
    keys[Campaign] = {campaign.pk}
    looked_for = tuple(
        str(getattr(key, "hex", key))
        for table, found in keys.items()
        if table.__name__ in KEYS_LOOKED_FOR
        for key in found
    )
    _delete(keys)
    gone = _delete_people(people)
    rewrite_after_commit()
    return Removed(
        slug=campaign.slug,
        rows=tuple((table.__name__, len(k)) for table, k in keys.items() if k),
        people=len(gone),
        terms={
            TermKind.SLUG: (campaign.slug,),
            TermKind.NAME: tuple(person.name for person in gone),
            TermKind.PERSON_KEY: tuple(person.key for person in gone),
            TermKind.ROW_KEY: looked_for,
        },
        sealed=sealed,
        numbers=numbers,
    )


def remove_files(removed: Removed) -> tuple[int, int]:
    """Delete papers and sealed files; return how many, and their bytes."""
    folder = Path(settings.DATA_FOLDER) / PAPERS / removed.slug
    files = [file for file in folder.rglob("*") if file.is_file()]
    size = sum(file.stat().st_size for file in files)
    shutil.rmtree(folder, ignore_errors=True)
    for name in removed.sealed:
        delete_sealed(name)
    return len(files) + len(removed.sealed), size


def _people_of(campaign: Campaign) -> Iterator[Any]:
    for table, field in links_to(Person):
        for way in paths_to(Campaign).get(table, ()):
            rows = table._default_manager.filter(**{way: campaign})  # noqa: SLF001
            yield from rows.values_list(f"{field}_id", flat=True)
    yield from (campaign.chair_id, campaign.secretary_id)


def _delete(keys: dict[type[models.Model], set[object]]) -> None:
    """Delete what hangs on the campaign, whatever protects it; then itself.

    Foreign keys are looked at when the transaction ends, so the order is free.
    """
    for table, found in keys.items():
        # A database takes so many values in one question, and no more.
        for some in batched(found, AT_ONCE):
            mine = table._default_manager.filter(pk__in=some)  # noqa: SLF001
            mine._raw_delete(mine.db)  # noqa: SLF001 - past PROTECT, on purpose


def batched(keys: Iterable[Any], size: int) -> Iterator[tuple[Any, ...]]:
    """Yield `keys`, so many at a time."""
    waiting = iter(keys)
    while some := tuple(islice(waiting, size)):
        yield some


def _delete_people(people: set[Any]) -> list[Person]:
    """Delete the persons nobody else names: another campaign may have taken them."""
    named: set[Any] = set(Account.objects.values_list("person_id", flat=True))
    for role in ("chair_id", "secretary_id"):
        named.update(Campaign.objects.values_list(role, flat=True))
    for table, field in links_to(Person):
        if table is not Tenure:
            rows = table._default_manager.values_list(f"{field}_id", flat=True)  # noqa: SLF001
            named.update(rows.order_by().distinct())
    gone = []
    for some in batched(people - named, AT_ONCE):
        rows = Person.objects.filter(pk__in=some)
        gone += list(rows)
        rows.delete()
    return gone


def _sealed_of(campaign: Campaign) -> Iterator[str]:
    """Name the sealed files that a row of the campaign keeps in its `sealed`."""
    for table, ways in paths_to(Campaign).items():
        if not any(field.name == SEALED for field in table._meta.get_fields()):  # noqa: SLF001
            continue
        keys = keys_below(table, ways, campaign)
        rows = table._default_manager.filter(pk__in=keys)  # noqa: SLF001
        yield from (name for name in rows.values_list(SEALED, flat=True) if name)


def _keep_numbers(campaign: Campaign, *, certificate: str) -> int:
    """Keep each number of the office's series as given (NĐ 30/2020, Điều 15)."""
    spent = [
        SpentNumber(
            issuer=row.issuer,
            period=row.period,
            series_kind=row.series_kind,
            is_secret=row.is_secret,
            number=row.number or 0,
            symbol=row.symbol,
            frozen_on=row.frozen_on,
            certificate=certificate,
        )
        for row in FrozenPaper.objects.filter(campaign=campaign, number__isnull=False)
    ]
    return len(SpentNumber.objects.bulk_create(spent))
