"""Note that somebody opened a paper that not everybody may see."""

from datetime import datetime

from tinnhiem.actions.deed import deed
from tinnhiem.store import journal
from tinnhiem.store.models import Campaign
from tinnhiem.store.queries.papers import markings_of


def note_opening(
    *, campaign: Campaign, file: str, kind: str, by: str, now: datetime
) -> None:
    """Journal who opens a classified or internal paper, before it is opened.

    Other papers leave no trace: a log of everything is read by nobody.

    Args:
        campaign: Whose paper.
        file: «D20», or «D16-1» for one of several files.
        kind: «pdf» or «docx».
        by: Who opens it.
        now: When.
    """
    code = file.partition("-")[0]
    marking = markings_of(campaign).get(code)
    if marking is not None and (marking.is_secret or marking.is_internal):
        _write(campaign=campaign, code=code, file=f"{file}.{kind}", by=by, now=now)


@deed
def _write(*, campaign: Campaign, code: str, file: str, by: str, now: datetime) -> None:
    journal.write(campaign, "paper.opened", at=now, by=by, code=code, file=file)
