"""The count's own page: where it stands, what this member does next."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from tinnhiem.actions.devices.hand_key import key_code
from tinnhiem.core.count.box import KeyedBatch, OpenBox, Stage
from tinnhiem.core.count.tasks import Task, TaskKind, next_task, open_parts
from tinnhiem.core.count.way import Part, Way
from tinnhiem.store.queries.conference import account_of
from tinnhiem.store.queries.devices import living_devices
from tinnhiem.store.queries.hall import sequence_of
from tinnhiem.web.count.seat import Seat, or_back, seat_or_404
from tinnhiem.web.count.words import (
    STAGE_CLASS,
    STATES,
    TASKS,
    WAYS_SHORT,
    stage_words,
)
from tinnhiem.web.gate import page
from tinnhiem.web.who import Request

# Where what there is to do for all batches is done.
PLACES = {
    TaskKind.DECIDE: "doubts",
    TaskKind.JUDGE: "scan-pages",
    TaskKind.LOOK: "scan-rows",
    TaskKind.CLOSE: "reconcile",
}
AT_THE_ROW = "#dong"  # past the menus, where a telephone shows picture and keys


@dataclass(frozen=True, slots=True)
class EntryLine:
    """One entry of a batch, as the list shows it: never what was keyed."""

    name: str
    words: Promise
    link: str


@dataclass(frozen=True, slots=True)
class BatchLine:
    """One batch of the list."""

    number: int
    declared: int
    words: str | Promise
    style: str
    entries: tuple[EntryLine, ...]
    link: str
    link_words: str
    may_send_back: bool
    sheets: int | None = None
    is_final: bool = False


@page("count")
@or_back
def overview(request: Request, slug: str) -> HttpResponse:
    """Show where the count stands."""
    seat = seat_or_404(request, slug)
    return render(request, "count/overview.html", _context(seat))


@page("count")
@or_back
def live(request: Request, slug: str) -> HttpResponse:
    """Return the part that asks for itself again."""
    seat = seat_or_404(request, slug)
    return render(request, "count/_standing.html", _context(seat))


def _context(seat: Seat) -> dict[str, object]:
    campaign, count = seat.campaign, seat.count
    account = account_of(campaign)
    context: dict[str, object] = {
        "campaign": campaign,
        "slug": campaign.slug,
        "seat": seat,
        "seq": sequence_of(campaign),
        "account": account,
        "returned": account.returned if account else 0,
        "count": count,
        "phase": campaign.phase,
    }
    if count is None:
        own = living_devices(campaign).filter(member=seat.member).first()
        return context | {"code": key_code(own) if own else ""}
    context |= {
        "way": WAYS_SHORT[count.way],
        "without": _devices_without_key(seat),
        "has_key": seat.sealed_key is not None,
    }
    if seat.sealed_key is None or count.is_recorded:
        return context
    box = seat.box()
    lines = list(_lines(seat, box))
    task = next_task(box, seat.person, is_head=seat.is_head)
    return context | {
        "lines": lines,
        "settled": sum(box.stage(batch) is Stage.SETTLED for batch in box.batches),
        "to_key": box.sheets,
        "task": task.kind.value,
        "task_words": str(TASKS[task.kind]).format(batch=task.batch),
        "task_link": _address(seat, task),
        "is_totals": box.way is Way.TOTALS,
        "is_scanned": box.way is Way.SCANNED,
    }


def _lines(seat: Seat, box: OpenBox) -> Iterable[BatchLine]:
    names = seat.names
    for batch in box.batches:
        stage = box.stage(batch)
        link, words = _next_at(seat, batch, stage)
        if not link and open_parts(box, batch, seat.person):
            link, words = _link_to_key(seat, box, batch), _("Nhập")
        yield BatchLine(
            number=batch.number,
            declared=batch.declared,
            words=stage_words(stage, way=box.way),
            style=STAGE_CLASS[stage],
            sheets=batch.scan.sheets if batch.scan else None,
            is_final=stage is Stage.SETTLED,
            entries=tuple(
                EntryLine(
                    names.get(entry.typist, ""),
                    STATES[entry.state],
                    _key_page(seat, batch.number, part)
                    if entry.typist == seat.person
                    else "",
                )
                for part, entry in sorted(batch.entries.items())
            ),
            link=link or _link_to_key(seat, box, batch),
            link_words=words
            or (_("Nhập") if open_parts(box, batch, seat.person) else ""),
            may_send_back=seat.is_head and bool(batch.entries),
        )


def _next_at(seat: Seat, batch: KeyedBatch, stage: Stage) -> tuple[str, str]:
    """Return where a batch is settled, for everybody; who may not is told there."""
    slug = seat.campaign.slug
    if batch.scan is not None:
        return reverse("scan-batch", args=[slug, batch.number]), _("Quét")
    if stage is Stage.DIFFERENCES:
        return reverse("differences", args=[slug, batch.number]), _("Xem ô lệch")
    if stage is Stage.DOUBTS:
        return f"{reverse('doubts', args=[slug])}#lo-{batch.number}", _("Quyết định")
    return "", ""


def _link_to_key(seat: Seat, box: OpenBox, batch: KeyedBatch) -> str:
    for part in open_parts(box, batch, seat.person):
        return _key_page(seat, batch.number, part)
    return ""


def _key_page(seat: Seat, batch: int, part: Part) -> str:
    return reverse("key-batch", args=[seat.campaign.slug, batch, part.value])


def _address(seat: Seat, task: Task) -> str:
    slug, at_batch = seat.campaign.slug, f"#lo-{task.batch}"
    if task.kind is TaskKind.WAIT:
        return ""
    if task.kind is TaskKind.SETTLE:
        return reverse("differences", args=[slug, task.batch])
    if task.kind is TaskKind.SCAN:
        return reverse("scan-batch", args=[slug, task.batch])
    if task.kind in PLACES:
        where = AT_THE_ROW if task.kind is TaskKind.LOOK else at_batch
        return f"{reverse(PLACES[task.kind], args=[slug])}{where}"
    return _key_page(seat, task.batch, task.part or Part.FIRST)


def _devices_without_key(seat: Seat) -> list[str]:
    devices = living_devices(seat.campaign).exclude(member=None)
    return [
        device.member.entry.name
        for device in devices.select_related("member__entry")
        if device.member and not device.wrapped_key
    ]
