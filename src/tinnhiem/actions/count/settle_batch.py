"""The third reads differing cells on the paper; the whole committee reads the doubtful.

Both live in sealed rows. The journal says that it happened, never about whom or how.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from tinnhiem.actions.count.sealed import Content, reseal, row_for
from tinnhiem.actions.deed import deed
from tinnhiem.core.campaigns.texts import LINE, require_text
from tinnhiem.core.count.box import KeyedBatch, OpenBox
from tinnhiem.core.count.doubts import Doubt
from tinnhiem.core.count.errors import (
    BatchUnknownError,
    CellNotDoubtfulError,
    CellsNotDifferingError,
    ReadingChangedError,
)
from tinnhiem.core.count.mark import Mark
from tinnhiem.core.count.piles import Cell, require_key
from tinnhiem.core.count.typists import require_third
from tinnhiem.store import journal, models
from tinnhiem.store.queries.open_count import (
    box_of,
    cell_to,
    doubt_to,
    keys_of,
    members_of,
    require_open,
)
from tinnhiem.store.sealed_rows import RowKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Settlement:
    """What the third read on the paper.

    Attributes:
        decisions: By cell; may be some of the differing ones, and may change earlier
            ones.
        seen: By cell, the first and the second reading that were shown to him.
    """

    batch: int
    decisions: Mapping[Cell, str]
    seen: Mapping[Cell, tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """What one member says about one doubtful line.

    Attributes:
        mark: None to agree with what is proposed; else a proposal of one's own.
        reason: Of a proposal.
        seen: `Doubt.seen` of the proposal to which one agrees.
    """

    batch: int
    cell: Cell
    mark: Mark | None = None
    reason: str = ""
    seen: str = ""


@deed
def settle_differences(
    *,
    campaign: models.Campaign,
    settlement: Settlement,
    member: models.CommitteeMember,
    key: bytes,
    now: datetime,
) -> int:
    """Keep what the third read on the paper; return how many cells are still open.

    Args:
        campaign: With an open count.
        settlement: Which batch, and the reading of each cell.
        member: Who looked.
        key: Of the count.
        now: When.

    Raises:
        CountNotOpenError, BatchUnknownError: Nothing to settle here.
        NotTheThirdError: A typist of this batch, while another member is there.
        CellsNotDifferingError: The entries agree there; nothing was kept.
        ReadingChangedError: An entry was keyed again since it was shown.
        KeyUnknownError: A decision is no key.
    """
    batch, decisions = settlement.batch, settlement.decisions
    count = require_open(campaign)
    box = box_of(count, key=key)
    found = _batch(box, batch)
    members = members_of(campaign)
    require_third(
        member.entry.person.key,
        typists=found.typists,
        members=keys_of(members),
        names=[one.entry.name for one in members],
    )
    _require_seen(box, found, settlement)
    kept = {
        cell_to(cell): require_key(mark, way=box.way, cell=cell)
        for cell, mark in decisions.items()
    }
    row = row_for(count, batch=batch, kind=RowKind.SETTLED, member=member)
    row.member = member

    def with_these(content: Content) -> Content:
        return {"decisions": {**content.get("decisions", {}), **kept}}

    reseal(row, key=key, change=with_these)
    journal.write(
        campaign, "differences.settled", at=now, by=member.entry.name, batch=batch
    )
    left = box_of(count, key=key)
    return len(left.open_differences(_batch(left, batch)))


@deed
def decide_doubt(
    *,
    campaign: models.Campaign,
    voice: Voice,
    member: models.CommitteeMember,
    key: bytes,
    now: datetime,
) -> bool:
    """Propose how a doubtful line is to be read, or agree with what is proposed.

    Another proposal takes the place of the first, and everybody is asked again.

    Returns:
        Whether the whole committee agrees now.

    Raises:
        CountNotOpenError, BatchUnknownError: Nothing to decide here.
        CellNotDoubtfulError: Nobody keyed «?» there, or nothing is proposed yet.
        ReadingChangedError: Another proposal took the place of the one shown.
        TextMissingError, TextTooLongError: A proposal without a reason.
    """
    count = require_open(campaign)
    box = box_of(count, key=key)
    found = _batch(box, voice.batch)
    person = member.entry.person.key
    doubt = _heard(found, voice, person=person)
    if doubt is None or voice.cell not in box.doubtful(found):
        sheet, place = voice.cell
        raise CellNotDoubtfulError(batch=voice.batch, row=sheet, place=place)
    others = [one for one in found.doubts if one.cell != voice.cell]
    kept = [doubt_to(one) for one in (*others, doubt)]
    row = row_for(count, batch=voice.batch, kind=RowKind.DOUBTS)
    reseal(row, key=key, change=lambda _old: {"doubts": kept})
    event = "doubt.proposed" if voice.mark else "doubt.agreed"
    journal.write(campaign, event, at=now, by=member.entry.name, batch=voice.batch)
    return doubt.is_decided(box.members)


def _heard(batch: KeyedBatch, voice: Voice, *, person: str) -> Doubt | None:
    if voice.mark is not None:
        return Doubt(
            batch=voice.batch,
            cell=voice.cell,
            mark=voice.mark,
            reason=require_text(
                voice.reason, what="lý do quyết định dòng ghi không rõ", limit=LINE
            ),
            by=person,
            agreed=frozenset({person}),
        )
    proposed = next((one for one in batch.doubts if one.cell == voice.cell), None)
    if proposed is None:
        return None
    if voice.seen != proposed.seen:
        raise ReadingChangedError(voice.batch)
    return proposed.with_voice(person)


def _require_seen(box: OpenBox, batch: KeyedBatch, settlement: Settlement) -> None:
    """Refuse decisions about cells that stand otherwise than they were shown."""
    differing = {one.cell: (one.first, one.second) for one in box.differences(batch)}
    strangers = sorted(settlement.decisions.keys() - differing.keys())
    if strangers:
        raise CellsNotDifferingError(strangers)
    for cell in settlement.decisions:
        if settlement.seen.get(cell) != differing[cell]:
            raise ReadingChangedError(batch.number)


def _batch(box: OpenBox, number: int) -> KeyedBatch:
    for batch in box.batches:
        if batch.number == number:
            return batch
    raise BatchUnknownError(number)
