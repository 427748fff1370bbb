"""Dossiers of an imported campaign, without files. Part of `import_campaign`."""

from collections.abc import Mapping
from typing import Any

from tinnhiem.core.dossiers.filing import FilingKind, FilingState
from tinnhiem.store import models


def save_dossiers(
    campaign: models.Campaign,
    tables: Mapping[str, Any],
    *,
    persons: Mapping[str, models.Person],
) -> None:
    """Write releases and versions; the files stayed where they were handed in.

    Raises:
        KeyError: A row names a person or a release that the file does not have.
        ValueError: A word is none of those the core knows.
        IntegrityError: Two rows claim the same place, or a state contradicts itself.
    """
    releases = {}
    for row in tables.get("dossier_release", []):
        releases[row["number"]] = models.DossierRelease.objects.create(
            campaign=campaign, **row
        )
    for row in tables.get("filing", []):
        FilingKind(row["kind"])
        FilingState(row["state"])
        facts = {k: v for k, v in row.items() if k not in {"person", "release"}}
        models.DossierFiling.objects.create(
            campaign=campaign,
            person=persons[row["person"]] if "person" in row else None,
            release=releases[row["release"]] if "release" in row else None,
            **facts,
        )
