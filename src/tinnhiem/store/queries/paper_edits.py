"""Which words of papers were changed in Word and accepted."""

from tinnhiem.core.papers.words.edits import PaperEdit, lines_from_table
from tinnhiem.store.models import Campaign


def paper_edits_of(campaign: Campaign) -> tuple[PaperEdit, ...]:
    """Return the accepted edits of every paper of the campaign."""
    return tuple(
        PaperEdit(row.code, row.key, lines_from_table(row.lines))
        for row in campaign.paper_edits.all()
    )
