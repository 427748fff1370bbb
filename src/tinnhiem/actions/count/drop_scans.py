"""A batch that was scanned badly goes out whole, when two members ask for it.

All that people said of its pages falls with them, so nobody does it alone. The paper
loses nothing. Both who ask are journalled; what was on the pages is not.
"""

from dataclasses import replace
from datetime import datetime
from typing import Final
from uuid import UUID

from tinnhiem.actions.count.keep_scans import require_scanned
from tinnhiem.actions.count.known_pages import spend_keys
from tinnhiem.actions.count.scan_answers import change_answers
from tinnhiem.actions.deed import deed
from tinnhiem.core.count.errors import ReadingChangedError
from tinnhiem.core.count.scanned import ScannedPile
from tinnhiem.core.count.scanned_page import DropRequest
from tinnhiem.store import journal, models
from tinnhiem.store.picture_slots import empty_slots
from tinnhiem.store.sealed_rows import RowKind

OF_SCANS: Final = (
    RowKind.SCAN.value,
    RowKind.ANSWERS.value,
    RowKind.STROKES.value,
    RowKind.DOUBTS.value,
)


@deed
def drop_scans(  # noqa: PLR0913 - which pages, and who asks when
    *,
    campaign: models.Campaign,
    batch: int,
    seen: str,
    member: models.CommitteeMember,
    key: bytes,
    now: datetime,
) -> bool:
    """Ask for every page of a batch to be taken out; the second who asks does it.

    Args:
        campaign: With an open count that is scanned.
        batch: Whose pages.
        seen: `ScannedPile.seen` of the pages that he saw; a request for others is none.
        member: Who asks.
        key: Of the count.
        now: When.

    Returns:
        Whether they are gone; False while a second member has to ask for it too.

    Raises:
        CountNotOpenError, BatchUnknownError, NotScannedError: Nothing is scanned here.
        ReadingChangedError: Pages came or went since he looked.
    """
    count = require_scanned(campaign, batch)
    who, name = member.entry.person.key, member.entry.name

    def asked(pile: ScannedPile) -> ScannedPile:
        if seen != pile.seen:
            raise ReadingChangedError(batch)
        if pile.asks_to_drop:
            return pile
        return replace(pile, drop=DropRequest(by=who, seen=seen))

    before, after = change_answers(campaign, batch, asked, key=key)
    is_alone = after.asks_to_drop == who and after.quorum > 1
    if is_alone:
        if before != after:
            journal.write(campaign, "batch.drop-asked", at=now, by=name, batch=batch)
        return False
    keys = [UUID(page.key) for page in after.pages]
    empty_slots(count, keys)
    spend_keys(count, keys, key=key)
    count.rows.filter(batch=batch, kind__in=OF_SCANS).delete()
    journal.write(campaign, "batch.scan-dropped", at=now, by=name, batch=batch)
    return True


@deed
def keep_after_all(
    *,
    campaign: models.Campaign,
    batch: int,
    member: models.CommitteeMember,
    key: bytes,
    now: datetime,
) -> None:
    """Take back one's own request to drop a batch; nothing where there is none.

    Raises:
        CountNotOpenError, BatchUnknownError, NotScannedError: As `drop_scans` says.
    """
    who = member.entry.person.key

    def without(pile: ScannedPile) -> ScannedPile:
        is_mine = pile.drop is not None and pile.drop.by == who
        return replace(pile, drop=None) if is_mine else pile

    before, after = change_answers(campaign, batch, without, key=key)
    if before != after:
        name = member.entry.name
        journal.write(campaign, "batch.drop-withdrawn", at=now, by=name, batch=batch)
