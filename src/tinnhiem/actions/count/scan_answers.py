"""What members say of a scanned batch, changed in one place: its sealed answers.

Part of the deeds on rows and pages, never called alone.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from tinnhiem.actions.count.keep_scans import require_scanned
from tinnhiem.actions.count.sealed import Content, reseal, row_for
from tinnhiem.core.count.piles import Cell
from tinnhiem.core.count.scanned import ScannedPile
from tinnhiem.core.count.scanned_page import ScannedPage
from tinnhiem.core.scanning.errors import PageNotForPeopleError
from tinnhiem.store import models
from tinnhiem.store.queries.open_count import keys_of, members_of, rated_of
from tinnhiem.store.queries.scans import answers_to, pile_in
from tinnhiem.store.sealed_rows import RowKind, opened

K = TypeVar("K")
V = TypeVar("V")


def change_answers(
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

    Raises:
        CountNotOpenError, NotScannedError, BatchUnknownError: Nothing is said here.
    """
    count = require_scanned(campaign, batch)
    row = row_for(count, batch=batch, kind=RowKind.ANSWERS)
    scan = opened(key, row_for(count, batch=batch, kind=RowKind.SCAN))
    width, members = len(rated_of(campaign)), keys_of(members_of(campaign))
    before = pile_in(scan, opened(key, row), width=width, members=members)
    after = change(before)
    if after != before:
        content = answers_to(after)
        reseal(row, key=key, change=lambda _old: content)
        _forget_doubts(count, batch, about, key=key)
    return before, after


def page_of(pile: ScannedPile, key: str) -> ScannedPage:
    """Return a page of a batch by its key.

    Raises:
        PageNotForPeopleError: The batch has it no longer.
    """
    for page in pile.pages:
        if page.key == key:
            return page
    raise PageNotForPeopleError(0)


def with_said(
    table: Mapping[K, Mapping[str, V]], at: K, said: Mapping[str, V]
) -> dict[K, Mapping[str, V]]:
    """Return the table with what is said of one thing; no row for what nobody says."""
    others = {one: kept for one, kept in table.items() if one != at}
    return others | ({at: said} if said else {})


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
