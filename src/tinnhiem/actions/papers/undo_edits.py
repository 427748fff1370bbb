"""Take accepted words of a paper back: it shows the generated ones again."""

from collections.abc import Collection
from datetime import datetime
from typing import Final

import structlog

from tinnhiem.actions.deed import deed
from tinnhiem.actions.papers.bring_back import require_open
from tinnhiem.core.papers.words.errors import NamelessAcceptanceError, NoSuchEditError
from tinnhiem.store import journal
from tinnhiem.store.models import Campaign, PaperEdit

log = structlog.get_logger()
SHOWN: Final = 6  # letters of the key, enough to tell the edits of a paper apart


def edit_name(edit: PaperEdit) -> str:
    """Return what an edit is called on the list: «D16-be1d6b»."""
    return f"{edit.code}-{edit.key[:SHOWN]}"


@deed
def undo_edits(
    *, campaign: Campaign, names: Collection[str], by: str, now: datetime
) -> tuple[PaperEdit, ...]:
    """Forget the edits of these names; all or none. The journal says whose they were.

    Raises:
        NamelessAcceptanceError: Nobody is named.
        NoSuchEditError: No edit is called so.
        WordsFrozenError: The paper was signed or issued with these words.
    """
    if not by.strip():
        raise NamelessAcceptanceError
    rows = {edit_name(row): row for row in campaign.paper_edits.all()}
    for name in names:
        if name not in rows:
            raise NoSuchEditError(name, known=sorted(rows))
        require_open(campaign, rows[name].code)
    undone = tuple(rows[name] for name in dict.fromkeys(names))
    for row in undone:
        journal.write(
            campaign,
            "words.restored",
            at=now,
            by=by,
            code=row.code,
            block=row.block,
            key=row.key,
        )
        campaign.paper_edits.filter(key=row.key, code=row.code).delete()
    log.info("words.restored", campaign=campaign.slug, edits=len(undone))
    return undone
