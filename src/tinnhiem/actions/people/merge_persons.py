"""Make one person of two, because a person said so."""

from datetime import datetime
from typing import Final

import structlog

from tinnhiem.actions.deed import deed
from tinnhiem.actions.people.import_people import save_persons
from tinnhiem.core.conference.phase import Phase
from tinnhiem.core.people.duplicates import merged
from tinnhiem.core.people.errors import (
    MergeAfterFreezeError,
    MergeReasonMissingError,
    MergeRefusedError,
    MergeWithSelfError,
)
from tinnhiem.core.people.person import Person
from tinnhiem.store import journal, models
from tinnhiem.store.queries.people_state import references_to_persons

log = structlog.get_logger()

# Where two who both stand are two, or one must go first.
OVER: Final = (Phase.ARCHIVED.value, Phase.VOID.value)
ONCE: Final = (
    (models.RosterEntry, "danh sách người ghi phiếu đã chốt"),
    (models.Officeholder, "danh sách người được lấy phiếu"),
    (models.RosterAdjustment, "danh sách bổ sung, rút tên theo quyết định"),
    (models.DossierFiling, "hồ sơ đã nộp"),
    (models.DossierDraft, "báo cáo đang viết"),
)


@deed
def merge_persons(  # noqa: PLR0913 - all keyword-only, each a fact of its own
    *,
    campaign: models.Campaign,
    keep: Person,
    drop: Person,
    reason: str,
    by: str,
    now: datetime,
) -> None:
    """Give `keep` all that `drop` is and holds, then remove `drop`.

    Names that papers and rosters have frozen stay as they were printed.

    Args:
        campaign: Whose journal tells of it.
        keep: Whose key and name stay.
        drop: Who goes.
        reason: Why they are one.
        by: Who says so.
        now: When.

    Raises:
        MergeReasonMissingError: Say why.
        MergeWithSelfError: They are one already.
        MergeAfterFreezeError: A frozen roster of a vote that goes on has one of them.
        MergeRefusedError: Both stand on one roster, or both are rated.
    """
    if not reason.strip():
        raise MergeReasonMissingError(keep.name, drop=drop.name)
    if keep.key == drop.key:
        raise MergeWithSelfError(keep.name)
    kept = models.Person.objects.get(key=keep.key)
    dropped = models.Person.objects.get(key=drop.key)
    _require_no_frozen_roster(campaign, kept, dropped)
    _require_one_of_two(kept, dropped)
    held = models.CategoryMember.objects.filter(person=kept)
    for campaign_id, category in held.values_list("campaign_id", "category"):
        dropped.categories.filter(campaign_id=campaign_id, category=category).delete()
    for table, name in references_to_persons():
        table.objects.filter(**{name: dropped}).update(**{name: kept})
    dropped.delete()
    save_persons([merged(keep, drop)])
    journal.write(
        campaign,
        "person.merged",
        at=now,
        by=by,
        kept=keep.name,
        dropped=drop.name,
        reason=reason.strip(),
    )
    log.info("person.merged", campaign=campaign.slug)


def _require_no_frozen_roster(
    campaign: models.Campaign, kept: models.Person, dropped: models.Person
) -> None:
    """Refuse to change who is on a roster that summons and ballots rest on.

    A vote that is over holds nobody back: its papers keep the names they printed.
    """
    frozen = models.RosterEntry.objects.exclude(campaign__phase__in=OVER)
    held = frozen.filter(person__in=[kept, dropped]) | frozen.filter(campaign=campaign)
    for slug in held.values_list("campaign__slug", flat=True)[:1]:
        raise MergeAfterFreezeError(kept.name, drop=dropped.name, campaign=slug)


def _require_one_of_two(kept: models.Person, dropped: models.Person) -> None:
    for table, place in ONCE:
        held, given = (
            set(rows.order_by().values_list("campaign__slug", flat=True))
            for rows in (
                table.objects.filter(person=kept),
                table.objects.filter(person=dropped),
            )
        )
        for slug in sorted(held & given):
            raise MergeRefusedError(
                kept.name, drop=dropped.name, place=place, campaign=slug
            )
