"""What a clerk reads in a preview: the verdict on each cell, and the sums."""

from collections.abc import Mapping
from typing import Any, Final

from tinnhiem.core.people.person_row import Column
from tinnhiem.core.people.preview import (
    CellPreview,
    CellVerdict,
    PeoplePreview,
    PreviewVerdict,
    RowPreview,
)
from tinnhiem.core.wording import Wording, joined, wordings
from tinnhiem.messages.people_faults import FAULT_WORDS, say_fault
from tinnhiem.messages.people_rows import NOTE_WORDS, say_row

VERDICT_WORDS: Final[Mapping[PreviewVerdict, Wording]] = wordings(
    {
        PreviewVerdict.NEW: "mới",
        PreviewVerdict.SAME: "giữ nguyên",
        PreviewVerdict.CHANGED: "thay đổi",
        PreviewVerdict.WARNING: "lưu ý",
        PreviewVerdict.ERROR: "LỖI",
        PreviewVerdict.SKIPPED: "bỏ qua",
    }
)
FIELDS: Final[Mapping[Column, str]] = {
    Column.NAME: "name",
    Column.GENDER: "gender",
    Column.BIRTH: "birth",
    Column.TITLE: "office",
    Column.UNIT: "unit",
    Column.FROM: "from",
    Column.TO: "to",
    Column.CATEGORIES: "categories",
    Column.RATED_AS: "rated_as",
}


def say_cell(cell: CellPreview) -> str:
    """Return why a cell needs a look; empty when it is new or the same."""
    told = [FAULT_WORDS[fault.kind](fault) for fault in cell.faults]
    told += [NOTE_WORDS[note.kind](note) for note in cell.notes]
    if cell.old and cell.value != cell.old:
        told.append(Wording("«{old}» thành «{value}»", old=cell.old, value=cell.value))
    if not told and cell.verdict is CellVerdict.CHANGED:
        told.append(Wording("thêm «{value}»", value=cell.value))
    return joined(told)


def say_preview_row(row: RowPreview) -> str:
    """Return what needs a look in a row, cell by cell; for others why it is none."""
    if row.verdict is PreviewVerdict.SKIPPED:
        return say_row(row.read)
    told = [
        f"{cell.column.value}: {words}"
        for cell in row.cells
        if (words := say_cell(cell))
    ]
    if row.is_new and not told:
        told = [cell.value for cell in row.cells[1:] if cell.value]
    return "; ".join(told)


def say_counts(preview: PeoplePreview) -> str:
    """Return the sums; they add up to the rows of the file."""
    counts = ", ".join(
        f"{preview.count(verdict)} {words.lower()}"
        for verdict, words in VERDICT_WORDS.items()
    )
    leaving = f" Không còn trong tệp: {len(preview.leaving)} người."
    return f"{len(preview.rows)} dòng: {counts}.{leaving if preview.leaving else ''}"


def preview_head(preview: PeoplePreview) -> dict[str, Any]:
    """Return a preview without its rows as plain values, for `--json`."""
    return {
        "sheet": preview.reading.sheet,
        "encoding": preview.reading.encoding.name,
        "header_row": preview.reading.heading_row,
        "ready": preview.is_ready,
        "fingerprint": preview.fingerprint,
        "faults": [say_fault(fault) for fault in preview.faults],
        "leaving": [person.name for person in preview.leaving],
        "totals": {
            "rows": len(preview.rows),
            **{verdict.value: preview.count(verdict) for verdict in PreviewVerdict},
        },
    }


def row_values(row: RowPreview) -> dict[str, Any]:
    """Return one row with its cells as plain values."""
    return {
        "row": row.number,
        "verdict": row.verdict.value,
        "is_new": row.is_new,
        "reason": say_row(row.read),
        "cells": {
            FIELDS[cell.column]: {
                "verdict": cell.verdict.value,
                "value": cell.value,
                "old": cell.old,
                "reason": say_cell(cell),
            }
            for cell in row.cells
        },
    }
