"""Take the last import of people back, exactly."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

import structlog

from tinnhiem.actions.deed import deed
from tinnhiem.actions.people.import_people import batches, save_persons
from tinnhiem.core.campaigns.errors import CampaignFrozenError
from tinnhiem.core.people.errors import ImportOvertakenError, NothingToUndoError
from tinnhiem.store import journal, models
from tinnhiem.store.queries.people_state import (
    fingerprints_of,
    people_state,
    person_from_state,
    references_to_persons,
)

log = structlog.get_logger()

PARTS: Final = {
    "persons": "hồ sơ nhân sự",
    "members": "thành phần ghi phiếu",
    "officeholders": "danh sách người được lấy phiếu",
    "adjustments": "việc bổ sung, rút tên theo quyết định",
}
OTHERS: Final = "dữ liệu khác có dùng người mới nhập"


@deed
def undo_import(*, campaign: models.Campaign, by: str, now: datetime) -> str:
    """Put back what the last import replaced; whom it brought in goes again.

    Returns:
        The file of the import that was taken back.

    Raises:
        CampaignFrozenError: The roster is frozen; it stands.
        NothingToUndoError: No import is left.
        ImportOvertakenError: Something changed after the import, or rests on whom it
            brought in; nothing was changed.
    """
    if campaign.phase != "planned" or campaign.roster.exists():
        raise CampaignFrozenError(what="danh sách nhân sự", phase=campaign.phase)
    last = campaign.people_imports.filter(undone_at=None).last()
    if last is None:
        raise NothingToUndoError(campaign.slug)
    before = last.before
    now_there = fingerprints_of(people_state(campaign, before["persons"]))
    changed = [PARTS[part] for part in PARTS if now_there[part] != last.after[part]]
    if changed:
        raise ImportOvertakenError(file=last.file, changed=changed)
    _put_back(campaign, before, file=last.file)
    last.undone_at = now
    last.save(update_fields=["undone_at"])
    journal.write(campaign, "people.import-undone", at=now, by=by, file=last.file)
    log.info("people.import-undone", campaign=campaign.slug)
    return str(last.file)


def _put_back(
    campaign: models.Campaign, before: Mapping[str, Any], *, file: str
) -> None:
    campaign.category_members.all().delete()
    campaign.officeholders.all().delete()
    stored = {key: values for key, values in before["persons"].items() if values}
    created = [key for key, values in before["persons"].items() if not values]
    _remove(created, file=file)
    rows = save_persons([person_from_state(key, v) for key, v in stored.items()])
    models.CategoryMember.objects.bulk_create(
        models.CategoryMember(campaign=campaign, person=rows[key], category=category)
        for key, category in before["members"]
    )
    models.Officeholder.objects.bulk_create(
        models.Officeholder(
            campaign=campaign,
            person=rows[row["person__key"]],
            **{name: value for name, value in row.items() if name != "person__key"},
        )
        for row in before["officeholders"]
    )


def _remove(keys: list[str], *, file: str) -> None:
    """Delete whom the import brought in, unless something else rests on them."""
    for some in batches(keys):
        rows = models.Person.objects.filter(key__in=some)
        for table, name in references_to_persons():
            if table.objects.filter(**{f"{name}__in": rows}).exists():
                raise ImportOvertakenError(file=file, changed=[OTHERS])
        rows.delete()
