"""Members say what stands on a row, each on his own, and ask for rows to be looked at.

Nobody is told what another one said before he has spoken. All of it is sealed; no
journal and no row in clear says which row it was about. That rows of a batch were sent
back is journalled, for answers fall with it; single answers are not.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from tinnhiem.actions.count.scan_answers import change_answers, with_said
from tinnhiem.actions.deed import deed
from tinnhiem.core.count.piles import DOUBTFUL, Cell, require_key
from tinnhiem.core.count.scanned import ScannedPile
from tinnhiem.core.count.way import Way
from tinnhiem.core.scanning.errors import RowNotForPeopleError
from tinnhiem.store import journal, models


@dataclass(frozen=True, slots=True, kw_only=True)
class ScannedRow:
    """Which row a member looks at.

    Attributes:
        page: Key of the page whose picture he saw; another one may lie at this place
            now, after a batch was scanned anew.
        cell: Place of the page, row on the ballot.
    """

    batch: int
    page: str
    cell: Cell


@deed
def answer_row(
    *,
    campaign: models.Campaign,
    row: ScannedRow,
    mark: str,
    member: models.CommitteeMember,
    key: bytes,
) -> None:
    """Keep what a member reads on a row; the same answer again changes nothing.

    Args:
        campaign: With an open count that is scanned.
        row: What he looked at.
        mark: A key of `Mark`, or «?» where he cannot say.
        member: Who looked.
        key: Of the count.

    Raises:
        CountNotOpenError, NotScannedError, BatchUnknownError: Nothing to answer here.
        RowNotForPeopleError: The row stands, is decided, or lies on another page now.
        KeyUnknownError: The answer is no key.
    """
    who = member.entry.person.key

    def with_voice(pile: ScannedPile) -> ScannedPile:
        _require_same_page(pile, row)
        if row.cell not in pile.open_rows():
            raise RowNotForPeopleError(place=row.cell[0], row=row.cell[1])
        said = require_key(mark, way=Way.SCANNED, cell=row.cell)
        heard = {**pile.voices.get(row.cell, {}), who: said}
        return replace(pile, voices={**pile.voices, row.cell: heard})

    change_answers(campaign, row.batch, with_voice, key=key)


@deed
def take_back_answer(
    *,
    campaign: models.Campaign,
    row: ScannedRow,
    member: models.CommitteeMember,
    key: bytes,
    now: datetime,
) -> None:
    """Drop what a member said of a row, so that it waits again; nothing said, nothing.

    Where it is the whole committee's to decide every answer falls, with what was
    decided: nobody answers again who knows what came of the others' answers.

    Raises:
        CountNotOpenError, NotScannedError, BatchUnknownError, RowNotForPeopleError: As
            `answer_row` says.
    """
    who = member.entry.person.key

    def without_voice(pile: ScannedPile) -> ScannedPile:
        _require_same_page(pile, row)
        heard = {
            one: m for one, m in pile.voices.get(row.cell, {}).items() if one != who
        }
        if pile.agreed(row.cell) == DOUBTFUL and heard != pile.heard(row.cell):
            heard = {}
        return replace(pile, voices=with_said(pile.voices, row.cell, heard))

    before, after = change_answers(
        campaign, row.batch, without_voice, key=key, about=[row.cell]
    )
    if after != before and before.agreed(row.cell) == DOUBTFUL:
        name = member.entry.name
        journal.write(campaign, "doubt.reopened", at=now, by=name, batch=row.batch)


@deed
def send_back_rows(
    *,
    campaign: models.Campaign,
    rows: Sequence[ScannedRow],
    key: bytes,
    by: str,
    now: datetime,
) -> int:
    """Have people look at rows that stand, read or decided; all answers to them fall.

    Args:
        campaign: With an open count that is scanned.
        rows: Which, of any batches.
        key: Of the count.
        by: Who asks, for the journal: it says of which batch, never which rows.
        now: When.

    Returns:
        How many rows wait now that did not.

    Raises:
        CountNotOpenError, NotScannedError, BatchUnknownError, RowNotForPeopleError: As
            `answer_row` says; then none is sent back.
    """
    sent = 0
    for batch in sorted({row.batch for row in rows}):
        here = [row for row in rows if row.batch == batch]
        cells = [row.cell for row in here]

        def sent_back(
            pile: ScannedPile, here: Sequence[ScannedRow] = here
        ) -> ScannedPile:
            for row in here:
                _require_same_page(pile, row)
            asked = {row.cell for row in here}
            voices = {c: v for c, v in pile.voices.items() if c not in asked}
            return replace(pile, voices=voices, sent_back=pile.sent_back | asked)

        before, after = change_answers(campaign, batch, sent_back, key=key, about=cells)
        sent += len(set(after.open_rows()) - set(before.open_rows()))
        if after != before:
            journal.write(campaign, "rows.sent-back", at=now, by=by, batch=batch)
    return sent


def _require_same_page(pile: ScannedPile, row: ScannedRow) -> None:
    page = pile.page_at(row.cell[0])
    if page is None or page.key != row.page or pile.row(row.cell) is None:
        raise RowNotForPeopleError(place=row.cell[0], row=row.cell[1])
