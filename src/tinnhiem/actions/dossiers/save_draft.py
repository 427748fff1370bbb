"""Keep what one side has written of a report so far; the other never reads it.

The officeholder writes by card, the desk types in what came on paper: two drafts.
"""

import json
from collections.abc import Iterable
from datetime import datetime
from functools import partial
from uuid import uuid4

from django.db import transaction

from tinnhiem.actions.deed import deed
from tinnhiem.core.access.signing import is_by_card
from tinnhiem.core.campaigns.texts import LINE, limited
from tinnhiem.core.dossiers.errors import DossierUnknownError
from tinnhiem.core.dossiers.report_form import LONGEST_PART, Typed, parts_of_report
from tinnhiem.store import models
from tinnhiem.store.queries.dossiers import person_of_dossier
from tinnhiem.store.queries.plans import plan_of
from tinnhiem.store.sealed_files import (
    DOSSIERS,
    delete_sealed,
    read_sealed,
    write_sealed,
)


@deed
def save_draft(
    *, campaign: models.Campaign, person: str, typed: Typed, by: str, now: datetime
) -> models.DossierDraft:
    """Seal the words; the journal is not told that somebody is still writing.

    Raises:
        DossierUnknownError: Nobody of that key is rated.
        TextTooLongError: A part is longer than three pages.
        VaultAbsentError, VaultShutError: Nothing can be kept now.
    """
    owner = person_of_dossier(campaign, person)
    if owner is None:
        raise DossierUnknownError(person)
    kept = {
        part.key: limited(
            typed.get(part.key, ""),
            what=part.title,
            limit=LINE if part.is_line else LONGEST_PART,
        )
        for part in parts_of_report(plan_of(campaign))
    }
    row, _made = models.DossierDraft.objects.update_or_create(
        campaign=campaign,
        person=owner,
        is_own=is_by_card(by),
        defaults={"saved_at": now, "saved_by": by},
        create_defaults={
            "saved_at": now,
            "saved_by": by,
            "sealed": f"{DOSSIERS}{uuid4().hex}",
        },
    )
    write_sealed(row.sealed, json.dumps(kept, ensure_ascii=False).encode())
    return row


def draft_of(campaign: models.Campaign, person: str, *, is_own: bool) -> dict[str, str]:
    """Return what was written so far, by key of the part; nothing without a draft.

    Args:
        campaign: Whose.
        person: Key of the officeholder.
        is_own: The officeholder's draft, not the desk's.

    Raises:
        VaultAbsentError, VaultShutError: It cannot be read now.
        SealedFileMissingError, SealedFileBrokenError: Restore it from a backup.
    """
    drafts = campaign.dossier_drafts.filter(person__key=person, is_own=is_own)
    row = drafts.first()
    if row is None:
        return {}
    kept: dict[str, str] = json.loads(read_sealed(row.sealed))
    return kept


def drop_drafts(campaign: models.Campaign, persons: Iterable[object]) -> None:
    """Forget both sides' drafts of these persons, by key of the row.

    Part of releasing: until then a report may come back, and is not typed again.
    """
    for row in campaign.dossier_drafts.filter(person__in=list(persons)):
        row.delete()
        # Only once the row no longer names it: a row without its file is worse.
        transaction.on_commit(partial(delete_sealed, row.sealed))
