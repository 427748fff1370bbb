"""A member turns to another page, row or sheet: sealed, so that no address says it.

It changes nothing of the count: no form's key guards it, no journal says it.
"""

from tinnhiem.actions.count.sealed import reseal, row_for
from tinnhiem.actions.deed import deed
from tinnhiem.core.count.looking import Looking
from tinnhiem.core.count.way import Way
from tinnhiem.core.scanning.errors import NotScannedError
from tinnhiem.store import models
from tinnhiem.store.queries.open_count import require_open
from tinnhiem.store.queries.scans import looking_to
from tinnhiem.store.sealed_rows import RowKind


@deed
def look(
    *,
    campaign: models.Campaign,
    looking: Looking,
    member: models.CommitteeMember,
    key: bytes,
) -> None:
    """Keep what a member has in front of him now.

    Raises:
        CountNotOpenError, NotScannedError: There is nothing to look at.
    """
    count = require_open(campaign)
    if count.way != Way.SCANNED:
        raise NotScannedError
    who = member.entry.person.key
    kept = looking_to(looking)
    row = row_for(count, batch=0, kind=RowKind.LOOKING)
    reseal(row, key=key, change=lambda old: {**old, who: kept})
