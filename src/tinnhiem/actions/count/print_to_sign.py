"""The minutes with the sealed figures, for the committee's printer and nobody else.

They are made in memory and read back against the record as every paper is; no file of
them is written, so that the disk learns nothing before the last signature.
"""

from dataclasses import replace
from datetime import datetime

from tinnhiem.actions.deed import deed
from tinnhiem.core.count.errors import ResultChangedError
from tinnhiem.core.papers.errors import PaperUnknownError
from tinnhiem.core.record import CampaignRecord
from tinnhiem.papers.making import papers_of
from tinnhiem.papers.pdf import to_pdf
from tinnhiem.papers.rereading import require_same
from tinnhiem.papers.word import to_docx
from tinnhiem.store import journal, models
from tinnhiem.store.queries.open_count import results_of
from tinnhiem.store.queries.records import record_of
from tinnhiem.store.queries.results import outcomes_from
from tinnhiem.store.queries.signing import seen_now

MINUTES, TALLY_SHEET = "D16", "D16b"


def minutes_to_sign(
    *, campaign: models.Campaign, copy: int, seen: str, key: bytes, now: datetime
) -> bytes:
    """Return one copy of the minutes as PDF; copy 0 is the tally sheet.

    Writes nothing: `note_printing` does, once a click.

    Args:
        campaign: With a recorded count.
        copy: Which.
        seen: `Seen` of what the page showed, as text.
        key: Of the count.
        now: When.

    Raises:
        ResultChangedError: Other figures stand now than the page showed.
        PaperUnknownError: There is no such copy.
        PaperError: It cannot be made.
    """
    if seen != str(seen_now(campaign, key=key)):
        raise ResultChangedError
    record = _record(campaign, key=key)
    code = MINUTES if copy else TALLY_SHEET
    for paper in papers_of(record, [code]):
        if copy and (paper.copy is None or paper.copy.number != copy):
            continue
        pdf = to_pdf(paper, made_at=now)
        docx = to_docx(paper, made_at=now)
        require_same(paper, record, pdf=pdf, docx=docx)
        return pdf
    raise PaperUnknownError(f"{code}-{copy}", known=[MINUTES, TALLY_SHEET])


@deed
def note_printing(
    *, campaign: models.Campaign, number: int, by: str, now: datetime
) -> None:
    """Note that somebody took a copy of count `number` to his machine."""
    journal.write(campaign, "minutes.printed", at=now, by=by, papers=1, round=number)


def _record(campaign: models.Campaign, *, key: bytes) -> CampaignRecord:
    record = record_of(campaign)
    newest = results_of(campaign, key=key)[-1]
    hall = record.conference
    if hall is not None:
        hall = replace(
            hall,
            accepted_warnings=tuple(reason for _, reason in newest.accepted),
            remarks=(*hall.remarks, *newest.remarks),
        )
    outcomes = outcomes_from(campaign, newest.counts)
    return replace(record, conference=hall, outcomes=outcomes)
