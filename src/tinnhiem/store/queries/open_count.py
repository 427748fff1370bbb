"""The open count, read with its key: only a committee's device can ask for this."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from tinnhiem.core.campaigns.errors import CampaignFrozenError
from tinnhiem.core.conference.phases import Phase
from tinnhiem.core.count.box import EntryState, KeyedBatch, KeyedEntry, OpenBox
from tinnhiem.core.count.count import Count
from tinnhiem.core.count.doubts import Doubt
from tinnhiem.core.count.errors import CountNotOpenError
from tinnhiem.core.count.mark import Mark
from tinnhiem.core.count.piles import Cell, Pile, Row
from tinnhiem.core.count.way import Part, Way
from tinnhiem.core.people.roster import Eligibility
from tinnhiem.store import models
from tinnhiem.store.queries.conference import account_of
from tinnhiem.store.queries.people import officeholders_of
from tinnhiem.store.queries.scans import pile_in
from tinnhiem.store.sealed_rows import RowKind, opened

COUNTED_IN = (Phase.COUNTING, Phase.RECONCILED)

# For the signatures of pages, which ask the store and touch no table themselves.
OpenCountRow = models.OpenCount
MemberRow = models.CommitteeMember

Rows = Mapping[tuple[int, str], tuple[models.SealedRow, dict[str, Any]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rated:
    """Somebody on the ballot, as the keying page names them."""

    key: str
    name: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundResult:
    """What one finished count says; sealed until the last signature.

    Attributes:
        accepted: Code and reason of each accepted warning.
        remarks: Sentences for the minutes.
    """

    number: int
    sheets: int
    counts: tuple[Count, ...]
    accepted: tuple[tuple[str, str], ...]
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A member who will not sign a count, and why."""

    member: str
    number: int
    reason: str
    is_withdrawn: bool = False


def open_count_of(campaign: models.Campaign) -> models.OpenCount | None:
    """Return the count that is open or waits for signatures."""
    return campaign.open_counts.filter(is_superseded=False).first()


def require_open(campaign: models.Campaign) -> models.OpenCount:
    """Return the count that takes keys.

    Raises:
        CampaignFrozenError: The vote is suspended, or past its count.
        CountNotOpenError: None is open, or it is recorded already.
    """
    require_counting(campaign)
    count = open_count_of(campaign)
    if count is None or count.is_recorded:
        raise CountNotOpenError
    return count


def require_counting(campaign: models.Campaign) -> None:
    """Refuse whatever belongs to the count while the vote stands still.

    Raises:
        CampaignFrozenError: The vote is suspended, or not at its count.
    """
    if Phase(campaign.phase) not in COUNTED_IN:
        raise CampaignFrozenError(what="việc kiểm phiếu", phase=campaign.phase)


def rated_of(campaign: models.Campaign) -> tuple[Rated, ...]:
    """Return who is on the ballot, in ballot order."""
    return tuple(
        Rated(key=one.key, name=one.name, title=one.title)
        for one in officeholders_of(campaign)
        if one.eligibility is Eligibility.RATED
    )


def members_of(campaign: models.Campaign) -> list[models.CommitteeMember]:
    """Return the committee with the persons, in its order."""
    return list(campaign.committee.select_related("entry__person"))


def keys_of(members: Iterable[models.CommitteeMember]) -> tuple[str, ...]:
    """Return the members' keys."""
    return tuple(member.entry.person.key for member in members)


def sheets_to_key(campaign: models.Campaign) -> int:
    """Return how many returned sheets the committee issued; foreign ones not keyed."""
    account = account_of(campaign)
    return account.returned - account.foreign if account else 0


def box_of(count: models.OpenCount, *, key: bytes) -> OpenBox:
    """Return everything that was keyed and decided so far.

    Raises:
        CountSealBrokenError: A row was altered.
    """
    campaign = count.campaign
    members = members_of(campaign)
    person = {member.pk: member.entry.person.key for member in members}
    # By strokes a sheet is known again when another comes in; nobody looks at them.
    aside = (RowKind.STROKES.value, RowKind.LOOKING.value)
    kept = count.rows.exclude(kind__in=aside)
    rows: Rows = {(row.batch, row.kind): (row, opened(key, row)) for row in kept}
    rated = rated_of(campaign)
    batches = tuple(_batch(batch, rows, person=person) for batch in count.batches.all())
    if count.way == Way.SCANNED:
        batches = tuple(
            replace(
                batch,
                scan=pile_in(
                    _content(rows, batch.number, RowKind.SCAN),
                    _content(rows, batch.number, RowKind.ANSWERS),
                    width=len(rated),
                    members=keys_of(members),
                ),
            )
            for batch in batches
        )
    return OpenBox(
        way=Way(count.way),
        officeholders=tuple(one.key for one in rated),
        members=keys_of(members),
        sheets=sheets_to_key(campaign),
        batches=batches,
    )


def entry_in(
    row: models.SealedRow, content: Mapping[str, Any], *, typist: str
) -> KeyedEntry:
    """Return an entry as its row holds it."""
    way = Way(row.count.way)
    return KeyedEntry(
        typist=typist,
        state=EntryState(row.state),
        rows=tuple(row_from(text, way) for text in content.get("rows", ())),
        started=row_from(content.get("row", ""), way),
        version=row.version,
    )


def row_to(row: Row, way: Way) -> str:
    """Return a row of cells as the sealed text has it."""
    return (",".join if way is Way.TOTALS else "".join)(row)


def row_from(text: str, way: Way) -> Row:
    """Return the cells of a sealed text."""
    if way is Way.TOTALS:
        return tuple(text.split(",")) if text else ()
    return tuple(text)


def cell_to(cell: Cell) -> str:
    """Return «3,2» for the second line of the third sheet."""
    return f"{cell[0]},{cell[1]}"


def cell_from(text: str) -> Cell:
    """Return the cell of such a text.

    Raises:
        ValueError: It is none.
    """
    row, place = text.split(",")
    return int(row), int(place)


def results_of(campaign: models.Campaign, *, key: bytes) -> tuple[RoundResult, ...]:
    """Return every recorded count of the box, the oldest first."""
    rows = models.SealedRow.objects.filter(
        count__campaign=campaign, kind=RowKind.RESULT
    ).select_related("count")
    return tuple(
        _result(row.count.number, opened(key, row))
        for row in rows.order_by("count__number")
    )


def reasons_of(count: models.OpenCount, *, key: bytes) -> dict[str, str]:
    """Return the reasons written so far for warnings, by code."""
    row = count.rows.filter(batch=0, kind=RowKind.REASONS).first()
    return dict(opened(key, row)) if row else {}


def refusals_of(campaign: models.Campaign, *, key: bytes) -> tuple[Refusal, ...]:
    """Return who refused to sign which count, withdrawn refusals included."""
    rows = models.SealedRow.objects.filter(
        count__campaign=campaign, kind=RowKind.REFUSALS
    ).select_related("count")
    return tuple(
        Refusal(
            member=one["member"],
            number=row.count.number,
            reason=one["reason"],
            is_withdrawn=one["withdrawn"],
        )
        for row in rows.order_by("count__number")
        for one in opened(key, row).get("refusals", ())
    )


def _result(number: int, content: Mapping[str, Any]) -> RoundResult:
    return RoundResult(
        number=number,
        sheets=content["sheets"],
        counts=tuple(Count(**count) for count in content["counts"]),
        accepted=tuple((code, reason) for code, reason in content["accepted"]),
        remarks=tuple(content["remarks"]),
    )


def _content(rows: Rows, batch: int, kind: RowKind) -> Mapping[str, Any]:
    found = rows.get((batch, kind.value))
    return found[1] if found else {}


def _batch(
    batch: models.CountBatch, rows: Rows, *, person: Mapping[int, str]
) -> KeyedBatch:
    entries = {}
    for part in (Part.FIRST, Part.SECOND):
        found = rows.get((batch.number, part.value))
        if found is not None:
            row, content = found
            typist = person.get(row.member_id or 0, "")
            entries[part] = entry_in(row, content, typist=typist)
    settled, decided = rows.get((batch.number, RowKind.SETTLED), (None, {}))
    _, doubts = rows.get((batch.number, RowKind.DOUBTS), (None, {}))
    decisions = decided.get("decisions", {})
    return KeyedBatch(
        number=batch.number,
        declared=batch.declared,
        entries=entries,
        decisions={cell_from(cell): mark for cell, mark in decisions.items()},
        third=person.get(settled.member_id or 0, "") if settled else "",
        doubts=tuple(doubt_in(one, batch.number) for one in doubts.get("doubts", ())),
    )


def doubt_in(content: Mapping[str, Any], batch: int) -> Doubt:
    """Return a proposal as its sealed row holds it."""
    return Doubt(
        batch=batch,
        cell=cell_from(content["cell"]),
        mark=Mark(content["mark"]),
        reason=content["reason"],
        by=content["by"],
        agreed=frozenset(content["agreed"]),
    )


def doubt_to(doubt: Doubt) -> dict[str, Any]:
    """Return a proposal as its sealed row holds it."""
    return {
        "cell": cell_to(doubt.cell),
        "mark": doubt.mark.value,
        "reason": doubt.reason,
        "by": doubt.by,
        "agreed": sorted(doubt.agreed),
    }


def pile_to(pile: Pile, way: Way) -> list[str]:
    """Return whole sheets as the sealed text has them."""
    return [row_to(row, way) for row in pile]
