"""What a clerk reads when something is refused: one Vietnamese sentence per error.

Each module of this package registers the sentences of one area on `say`; importing
`tinnhiem.messages` registers them all.
"""

from tinnhiem.messages import (  # noqa: F401 - each registers its sentences
    access,
    after_count,
    archive,
    ballot_sheet,
    ballots,
    box,
    campaigns,
    checkin,
    clarifications,
    conference,
    count,
    devices,
    dossiers,
    exchange,
    files,
    open_count,
    outcome,
    paper_edits,
    papers,
    people,
    plans,
    rehearsal,
    rules,
    scan_files,
    scanned_count,
    scanning,
    share,
    signing,
    trust,
)
from tinnhiem.messages.say import say

__all__ = ["say"]
