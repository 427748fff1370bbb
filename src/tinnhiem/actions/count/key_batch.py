"""A typist keys a batch, finishes it, takes it up again; the head sends it back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from tinnhiem.actions.count.sealed import Content, reseal, row_for
from tinnhiem.actions.deed import deed
from tinnhiem.core.count.box import EntryState
from tinnhiem.core.count.errors import (
    BatchFinishedError,
    BatchSizeError,
    BatchUnfinishedError,
    BatchUnknownError,
    CountNotOpenError,
    DraftOutdatedError,
    RowLengthError,
    TotalsMissingError,
)
from tinnhiem.core.count.piles import require_key, require_row, width_of
from tinnhiem.core.count.typists import part_for
from tinnhiem.core.count.way import Part, Way
from tinnhiem.store import journal, models
from tinnhiem.store.queries.open_count import rated_of, require_open, row_to
from tinnhiem.store.sealed_rows import RowKind, opened

PARTS = (Part.FIRST, Part.SECOND)
LONGEST = 500  # sheets in one entry; whoever keys more has left his batch


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Which entry of which batch, and who is at it."""

    batch: int
    part: Part
    member: models.CommitteeMember


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An entry as one window has it.

    Attributes:
        rows: Whole sheets, each a sequence of keys.
        started: The sheet being keyed.
        based_on: The version the window read or kept last.
        writer: The window, by a name it drew at random.
        turn: Counts what this window sends, from 1.
    """

    rows: Sequence[Sequence[str]]
    started: Sequence[str] = ()
    based_on: int = 0
    writer: str = ""
    turn: int = 0


@deed
def keep_draft(
    *, campaign: models.Campaign, place: Place, draft: Draft, key: bytes
) -> int:
    """Keep an entry as far as it has come; the first draft takes the entry.

    The same draft sent again, after an answer that was lost, changes nothing. A later
    one of the same window is kept although the window never heard of its last version.

    Returns:
        The version that is kept now.

    Raises:
        CountNotOpenError, BatchUnknownError: Nothing to key here.
        SameTypistError, TakenByOtherError: Another member keys this.
        BatchFinishedError: It was finished; take it up again first.
        KeyUnknownError, RowLengthError: What was sent is no sheet of this ballot.
        DraftOutdatedError: Another window has kept something since.
    """
    row = _row(campaign, place)
    if row.state == EntryState.FINISHED:
        raise BatchFinishedError(place.batch)
    content = _content(row.count, draft, place=place.batch)
    before = opened(key, row)
    is_own = bool(draft.writer) and before.get("writer") == draft.writer
    turn = int(before.get("turn", 0))
    if is_own and draft.turn <= turn:
        return row.version
    if not is_own and draft.based_on != row.version:
        raise DraftOutdatedError(kept=row.version, based_on=draft.based_on)
    row.state = row.state or EntryState.KEYING.value
    return reseal(row, key=key, change=lambda _old: content).version


@deed
def finish_batch(
    *, campaign: models.Campaign, place: Place, key: bytes, by: str, now: datetime
) -> EntryState:
    """Say that an entry is whole. Faults do not hinder it: all go back in one trip.

    Where the other entry is finished too and is longer or shorter, both go back to
    their typists, who learn no more than that.

    Raises:
        BatchUnfinishedError: In the middle of a sheet.
        TotalsMissingError: The table of totals was not kept whole.
        BatchFinishedError: It was finished already.
        CountNotOpenError, BatchUnknownError, SameTypistError, TakenByOtherError: As
            `keep_draft` says.
    """
    row = _row(campaign, place)
    if row.state == EntryState.FINISHED:
        raise BatchFinishedError(place.batch)
    way = Way(row.count.way)
    _require_whole(opened(key, row), way, place=place, rated=len(rated_of(campaign)))
    if not row.version:
        row.state = EntryState.KEYING.value
        reseal(row, key=key, change=lambda _old: {"rows": [], "row": ""})
    row.state = EntryState.FINISHED.value
    row.save(update_fields=["state"])
    state = _send_back_if_longer(row.count, place.batch, key=key)
    _tell(campaign, "batch.keyed", place, by=by, now=now)
    return state


@deed
def take_up_batch(
    *, campaign: models.Campaign, place: Place, by: str, now: datetime
) -> None:
    """Let a typist correct what he had finished; decisions about it fall.

    Raises:
        CountNotOpenError, BatchUnknownError, SameTypistError, TakenByOtherError: As
            `keep_draft` says.
    """
    row = _row(campaign, place)
    if not row.version:
        raise BatchUnknownError(place.batch)
    row.state = EntryState.KEYING.value
    row.save(update_fields=["state"])
    _forget_decisions(row.count, place.batch)
    _tell(campaign, "batch.taken-up", place, by=by, now=now)


@deed
def send_back_batch(
    *, campaign: models.Campaign, batch: int, by: str, now: datetime
) -> None:
    """Give a batch back to its typists with the paper; decisions about it fall.

    Raises:
        CountNotOpenError, BatchUnknownError: Nothing to send back.
    """
    count = require_open(campaign)
    entries = count.rows.filter(batch=batch, kind__in=[part.value for part in PARTS])
    if not entries.update(state=EntryState.REVIEW.value):
        raise BatchUnknownError(batch)
    _forget_decisions(count, batch)
    journal.write(campaign, "batch.sent-back", at=now, by=by, batch=batch)


def _row(campaign: models.Campaign, place: Place) -> models.SealedRow:
    """Return the row of an entry that this member may key."""
    count = require_open(campaign)
    parts = PARTS[: Way(count.way).entries]
    is_there = count.batches.filter(number=place.batch).exists()
    if place.part not in parts or not is_there:
        raise BatchUnknownError(place.batch)
    if place.member.campaign_id != campaign.pk:
        raise CountNotOpenError
    entries = count.rows.filter(batch=place.batch, kind__in=[p.value for p in PARTS])
    rows = {Part(row.kind): row for row in entries.select_related("member__entry")}
    names = {
        str(one.pk): one.entry.name
        for one in (place.member, *(r.member for r in rows.values() if r.member))
    }
    part = part_for(
        str(place.member.pk),
        place.part,
        typists={part: str(row.member_id) for part, row in rows.items()},
        way=Way(count.way),
        names=names,
    )
    own = rows.get(part)
    if own is None:
        kind = part.value
        return row_for(count, batch=place.batch, kind=kind, member=place.member)
    own.count = count
    return own


def _content(count: models.OpenCount, draft: Draft, *, place: int) -> Content:
    campaign, way = count.campaign, Way(count.way)
    width = width_of(way, officeholders=len(rated_of(campaign)))
    keyed, here = len(draft.rows), len(draft.rows) + 1
    if keyed > LONGEST:
        raise BatchSizeError(batch=place, declared=keyed, most=LONGEST)
    if len(draft.started) > width:
        raise RowLengthError(row=here, cells=len(draft.started), width=width)
    rows = [
        require_row(row, way=way, width=width, number=number)
        for number, row in enumerate(draft.rows, 1)
    ]
    started = tuple(
        require_key(key, way=way, cell=(here, at))
        for at, key in enumerate(draft.started, 1)
    )
    return {
        "rows": [row_to(row, way) for row in rows],
        "row": row_to(started, way),
        "writer": draft.writer[:40],
        "turn": draft.turn,
    }


def _require_whole(content: Content, way: Way, *, place: Place, rated: int) -> None:
    started, rows = content.get("row", ""), content.get("rows", ())
    if started:
        width = width_of(way, officeholders=rated)
        raise BatchUnfinishedError(batch=place.batch, lines=len(started), width=width)
    if way is Way.TOTALS and len(rows) != rated:
        raise TotalsMissingError(rows=len(rows), officeholders=rated)


def _send_back_if_longer(
    count: models.OpenCount, batch: int, *, key: bytes
) -> EntryState:
    entries = count.rows.filter(batch=batch, kind__in=[part.value for part in PARTS])
    finished = list(entries.filter(state=EntryState.FINISHED.value))
    lengths = {len(opened(key, row).get("rows", ())) for row in finished}
    if len(lengths) > 1:
        entries.update(state=EntryState.REVIEW.value)
        return EntryState.REVIEW
    return EntryState.FINISHED


def _forget_decisions(count: models.OpenCount, batch: int) -> None:
    """Drop what was decided about cells that may stand elsewhere from now on."""
    made = (RowKind.SETTLED.value, RowKind.DOUBTS.value)
    count.rows.filter(batch=batch, kind__in=made).delete()


def _tell(
    campaign: models.Campaign, event: str, place: Place, *, by: str, now: datetime
) -> None:
    journal.write(
        campaign, event, at=now, by=by, batch=place.batch, part=place.part.value
    )
