"""Members say what a scanned page is and what stands on a row, each on his own.

Nobody is told what another one said before he has spoken. All of it is sealed; no
journal and no row in clear says which page or row it was about, or when.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from tinnhiem.actions.count.keep_scans import require_scanned
from tinnhiem.actions.count.sealed import Content, reseal, row_for
from tinnhiem.actions.deed import deed
from tinnhiem.core.count.piles import Cell, require_key, require_row
from tinnhiem.core.count.scanned import ScannedPile
from tinnhiem.core.count.scanned_page import PageVerdict, SaidOfPage, ScannedPage
from tinnhiem.core.count.way import Way
from tinnhiem.core.scanning.errors import PageNotForPeopleError, RowNotForPeopleError
from tinnhiem.store import models
from tinnhiem.store.queries.open_count import members_of, rated_of
from tinnhiem.store.queries.scans import answers_to, pile_in
from tinnhiem.store.sealed_rows import RowKind, opened

K = TypeVar("K")
V = TypeVar("V")


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What a member says of a page.

    Attributes:
        page: Its key.
        verdict: None to take back what he said.
        marks: The whole sheet from the paper, where it is keyed.
    """

    batch: int
    page: str
    verdict: PageVerdict | None
    marks: Sequence[str] = ()


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

    _change(campaign, row.batch, with_voice, key=key)


@deed
def take_back_answer(
    *,
    campaign: models.Campaign,
    row: ScannedRow,
    member: models.CommitteeMember,
    key: bytes,
) -> None:
    """Drop what a member said of a row, so that it waits again; nothing said, nothing.

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
        return replace(pile, voices=_with(pile.voices, row.cell, heard))

    _change(campaign, row.batch, without_voice, key=key, about=[row.cell])


@deed
def send_back_rows(
    *, campaign: models.Campaign, rows: Sequence[ScannedRow], key: bytes
) -> int:
    """Have people look at rows that stand, read or decided; all answers to them fall.

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

        before, after = _change(campaign, batch, sent_back, key=key, about=cells)
        sent += len(set(after.open_rows()) - set(before.open_rows()))
    return sent


@deed
def judge_page(
    *,
    campaign: models.Campaign,
    judgement: Judgement,
    member: models.CommitteeMember,
    key: bytes,
) -> None:
    """Keep what a member says of a page, in the place of what he said before.

    Raises:
        CountNotOpenError, NotScannedError, BatchUnknownError: Nothing to judge here.
        PageNotForPeopleError: The page is gone, counts already, or cannot be that.
        RowLengthError, KeyUnknownError: What was keyed is no sheet of this ballot.
    """
    who = member.entry.person.key
    places: list[Cell] = []

    def with_verdict(pile: ScannedPile) -> ScannedPile:
        page = _page(pile, judgement.page)
        places.extend((page.place, row) for row in range(1, pile.width + 1))
        said = {
            one: s for one, s in pile.said.get(page.place, {}).items() if one != who
        }
        if judgement.verdict is not None:
            said[who] = _said(pile, page, judgement)
        return replace(pile, said=_with(pile.said, page.place, said))

    _change(campaign, judgement.batch, with_verdict, key=key, about=places)


@deed
def call_up_page(
    *, campaign: models.Campaign, batch: int, page: str, key: bytes
) -> None:
    """Have people judge a page that counts; until then it counts nothing.

    Raises:
        CountNotOpenError, NotScannedError, BatchUnknownError, PageNotForPeopleError: As
            `judge_page` says.
    """

    def called_up(pile: ScannedPile) -> ScannedPile:
        place = _page(pile, page).place
        said = {at: one for at, one in pile.said.items() if at != place}
        return replace(pile, said=said, called_up=pile.called_up | {place})

    _change(campaign, batch, called_up, key=key)


def _change(
    campaign: models.Campaign,
    batch: int,
    change: Callable[[ScannedPile], ScannedPile],
    *,
    key: bytes,
    about: Sequence[Cell] = (),
) -> tuple[ScannedPile, ScannedPile]:
    """Write what `change` makes of a batch; decisions about `about` fall.

    Returns:
        The batch before and after.
    """
    count = require_scanned(campaign, batch)
    row = row_for(count, batch=batch, kind=RowKind.ANSWERS)
    scan = opened(key, row_for(count, batch=batch, kind=RowKind.SCAN))
    width, members = len(rated_of(campaign)), len(members_of(campaign))
    before = pile_in(scan, opened(key, row), width=width, members=members)
    after = change(before)
    if after != before:
        content = answers_to(after)
        reseal(row, key=key, change=lambda _old: content)
        _forget_doubts(count, batch, about, key=key)
    return before, after


def _forget_doubts(
    count: models.OpenCount, batch: int, about: Sequence[Cell], *, key: bytes
) -> None:
    row = count.rows.filter(batch=batch, kind=RowKind.DOUBTS).first()
    if row is None or not about:
        return
    names = {f"{place},{line}" for place, line in about}

    def without(old: Content) -> Content:
        return {"doubts": [d for d in old.get("doubts", ()) if d["cell"] not in names]}

    reseal(row, key=key, change=without)


def _require_same_page(pile: ScannedPile, row: ScannedRow) -> None:
    page = pile.page_at(row.cell[0])
    if page is None or page.key != row.page or pile.row(row.cell) is None:
        raise RowNotForPeopleError(place=row.cell[0], row=row.cell[1])


def _page(pile: ScannedPile, key: str) -> ScannedPage:
    for page in pile.pages:
        if page.key == key:
            return page
    raise PageNotForPeopleError(0)


def _said(pile: ScannedPile, page: ScannedPage, judgement: Judgement) -> SaidOfPage:
    verdict = judgement.verdict
    is_asked = pile.is_for_people(page) or page in pile.waiting()
    if verdict is None or not is_asked or verdict not in pile.verdicts_for(page):
        raise PageNotForPeopleError(page.place)
    if verdict is not PageVerdict.KEYED:
        return SaidOfPage(verdict)
    row = require_row(
        judgement.marks, way=Way.SCANNED, width=pile.width, number=page.place
    )
    return SaidOfPage(verdict, row)


def _with(
    table: Mapping[K, Mapping[str, V]], at: K, said: Mapping[str, V]
) -> dict[K, Mapping[str, V]]:
    """Return the table with what is said of one thing; no row for what nobody says."""
    others = {one: kept for one, kept in table.items() if one != at}
    return others | ({at: said} if said else {})
