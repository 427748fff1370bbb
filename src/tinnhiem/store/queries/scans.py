"""Scanned pages of an open count, out of their sealed rows and back into them."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict
from typing import Any, Final
from uuid import UUID

from tinnhiem.core.count.drawn_sample import DrawnSample, DrawnSheet
from tinnhiem.core.count.looking import Looking
from tinnhiem.core.count.motion import Motion
from tinnhiem.core.count.piles import Cell
from tinnhiem.core.count.scanned import TWO, ScannedPile
from tinnhiem.core.count.scanned_page import (
    DropRequest,
    PageVerdict,
    SaidOfPage,
    ScannedPage,
)
from tinnhiem.core.scanning.page import PageOutcome, RowFlag, RowReading
from tinnhiem.store import models
from tinnhiem.store.sealed_pictures import PagePictures, opened_picture
from tinnhiem.store.sealed_rows import RowKind, opened

Content = dict[str, Any]
UNREAD: Final = "?"


def pile_in(
    scan: Mapping[str, Any],
    answers: Mapping[str, Any],
    *,
    width: int,
    members: Collection[str],
) -> ScannedPile:
    """Return a batch as its two sealed rows hold it; empty rows are an empty batch."""
    return ScannedPile(
        width=width,
        pages=tuple(_page(row) for row in scan.get("pages", ())),
        pages_each=scan.get("each", 1),
        quorum=min(TWO, len(members)),
        members=frozenset(members),
        scanned_by=tuple(scan.get("by", ())),
        said={
            int(place): {who: _said(one) for who, one in said.items()}
            for place, said in answers.get("said", {}).items()
        },
        page_motions={
            int(place): _motion(one) for place, one in answers.get("doubts", {}).items()
        },
        voices={
            _cell(cell): dict(voices)
            for cell, voices in answers.get("voices", {}).items()
        },
        sent_back=frozenset(map(_cell, answers.get("back", ()))),
        called_up=frozenset(answers.get("called", ())),
        drop=DropRequest(**answers["drop"]) if answers.get("drop") else None,
    )


def scan_to(
    pages: Iterable[ScannedPage],
    *,
    each: int,
    scanned_by: Iterable[str],
    cameras: Iterable[str],
) -> Content:
    """Return the pages of a batch as they are sealed."""
    return {
        "pages": [_page_to(page) for page in pages],
        "each": each,
        "by": sorted(set(scanned_by)),
        "cameras": list(cameras),
    }


def answers_to(pile: ScannedPile) -> Content:
    """Return what members say of a batch as it is sealed."""
    return {
        "said": {
            str(place): {
                who: [one.verdict.value, "".join(one.marks)]
                for who, one in said.items()
            }
            for place, said in pile.said.items()
        },
        "doubts": {
            str(place): _motion_to(one) for place, one in pile.page_motions.items()
        },
        "voices": {
            f"{place},{row}": dict(voices)
            for (place, row), voices in pile.voices.items()
        },
        "back": [f"{place},{row}" for place, row in sorted(pile.sent_back)],
        "called": sorted(pile.called_up),
        "drop": asdict(pile.drop) if pile.drop else None,
    }


def samples_of(count: models.OpenCount, *, key: bytes) -> tuple[DrawnSample, ...]:
    """Return every draw of a count, the oldest first, as far as they are compared.

    Raises:
        CountSealBrokenError: The row was altered.
    """
    row = count.rows.filter(batch=0, kind=RowKind.SAMPLE.value).first()
    content = opened(key, row) if row else {}
    return tuple(
        DrawnSample(
            **{
                **one,
                "sheets": tuple(DrawnSheet(**_sheet(s)) for s in one["sheets"]),
                "ruling": _motion(one["ruling"]) if one.get("ruling") else None,
                "confirmed": frozenset(one.get("confirmed", ())),
            }
        )
        for one in content.get("samples", ())
    )


def samples_to(samples: Iterable[DrawnSample]) -> Content:
    """Return the draws of a count as they are sealed."""
    return {
        "samples": [
            asdict(one)
            | {
                "ruling": _motion_to(one.ruling) if one.ruling else None,
                "confirmed": sorted(one.confirmed),
            }
            for one in samples
        ]
    }


def looking_of(count: models.OpenCount, member: str, *, key: bytes) -> Looking:
    """Return what a member has in front of him.

    Args:
        count: The open one.
        member: His key.
        key: Of the count.

    Raises:
        CountSealBrokenError: The row was altered.
    """
    row = count.rows.filter(batch=0, kind=RowKind.LOOKING.value).first()
    content = opened(key, row).get(member) if row else None
    if not content:
        return Looking()
    return Looking(
        **{
            **content,
            "answered": tuple(content["answered"]),
            "picked": frozenset(content["picked"]),
        }
    )


def looking_to(looking: Looking) -> Content:
    """Return the same as it is sealed."""
    return asdict(looking) | {"picked": sorted(looking.picked)}


def picture_in(
    count: models.OpenCount, key: UUID, *, with_key: bytes
) -> PagePictures | None:
    """Return the pictures of a page; None where the count has none of that key.

    Raises:
        CountSealBrokenError: The row was altered.
    """
    row = count.pictures.filter(pk=key).first()
    return opened_picture(with_key, row) if row else None


def _page(row: Mapping[str, Any]) -> ScannedPage:
    return ScannedPage(
        key=row["key"],
        place=row["place"],
        page=row["page"],
        outcome=PageOutcome(row["outcome"]),
        rows=tuple(
            RowReading(
                row=row["first"] + at,
                answer=None if key == UNREAD else int(key),
                flag=RowFlag(row["flags"][str(at)])
                if str(at) in row["flags"]
                else None,
            )
            for at, key in enumerate(row["rows"])
        ),
        reason=row["reason"],
        twin=row["twin"],
        run=row.get("run", 0),
    )


def _page_to(page: ScannedPage) -> Content:
    return {
        "key": page.key,
        "place": page.place,
        "page": page.page,
        "outcome": page.outcome.value,
        "first": page.rows[0].row if page.rows else 0,
        "rows": "".join(
            UNREAD if row.answer is None else str(row.answer) for row in page.rows
        ),
        "flags": {
            str(at): row.flag.value
            for at, row in enumerate(page.rows)
            if row.flag is not None
        },
        "reason": page.reason,
        "twin": page.twin,
        "run": page.run,
    }


def _sheet(content: Mapping[str, Any]) -> Content:
    return {**content, "pages": tuple(content["pages"])}


def _motion(content: Mapping[str, Any]) -> Motion:
    return Motion(**{**content, "agreed": frozenset(content["agreed"])})


def _motion_to(motion: Motion) -> Content:
    return asdict(motion) | {"agreed": sorted(motion.agreed)}


def _said(one: list[str]) -> SaidOfPage:
    verdict, marks = one
    return SaidOfPage(PageVerdict(verdict), tuple(marks))


def _cell(text: str) -> Cell:
    place, row = text.split(",")
    return int(place), int(row)
