"""Print an office's registers of outgoing documents, or export their rows."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

import structlog
from django.db import transaction

from tinnhiem.core.papers.errors import ClassifiedExportError
from tinnhiem.core.papers.numbers import Series
from tinnhiem.core.papers.register import RegisterBook, RegisterRow
from tinnhiem.exports.register_sheets import register_csv, register_xlsx
from tinnhiem.papers.catalogue.register import register_book
from tinnhiem.papers.forms import organ, organ_code, superior
from tinnhiem.papers.making import file_name, write_whole
from tinnhiem.papers.pdf import to_pdf
from tinnhiem.papers.word import to_docx
from tinnhiem.store import journal
from tinnhiem.store.models import Campaign
from tinnhiem.store.queries.plans import plan_of
from tinnhiem.store.queries.registers import books_of

log = structlog.get_logger()


class Sheet(StrEnum):
    """A table to export beside the printed book."""

    CSV = "csv"
    XLSX = "xlsx"


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterWanted:
    """Which book, of which period, in which shapes.

    Attributes:
        period: The year «2023»; of a Party body the term of office «2020-2025».
        is_secret: The separate book of classified papers, never part of the other.
        sheets: Tables beside PDF and .docx.
        exports_secret: Somebody allowed classified rows to leave as a table.
    """

    period: str
    is_secret: bool = False
    sheets: Collection[Sheet] = ()
    exports_secret: bool = False


def make_register(
    *, wanted: RegisterWanted, folder: Path, by: str, now: datetime
) -> tuple[Path, ...]:
    """Write one book for each series of the year; an empty one when there is none.

    Returns:
        The files, in the order they were written.

    Raises:
        ClassifiedExportError: Classified rows as a table, and nobody allowed it.
        FileNotWritableError: The folder does not take files.
    """
    with transaction.atomic():
        made = register_files(wanted=wanted, by=by, now=now)
        for name, content in made.items():
            write_whole(folder / name, content)
    return tuple(folder / name for name in made)


@transaction.atomic
def register_files(
    *, wanted: RegisterWanted, by: str, now: datetime
) -> Mapping[str, bytes]:
    """Return the same books as files by name; nothing is written to the disk.

    Raises:
        ClassifiedExportError: Classified rows as a table, and nobody allowed it.
    """
    books = books_of(wanted.period, is_secret=wanted.is_secret)
    rows = sum(len(rows) for rows in books.values())
    if wanted.is_secret and wanted.sheets and not wanted.exports_secret:
        raise ClassifiedExportError(rows)
    made: dict[str, bytes] = {}
    for series, entries in (books or _empty(wanted)).items():
        made |= _contents(_book(series, entries), wanted=wanted, now=now)
    for campaign in Campaign.objects.filter(
        frozen_papers__period=wanted.period,
        frozen_papers__is_secret=wanted.is_secret,
    ).distinct():
        journal.write(
            campaign,
            "register.made",
            at=now,
            by=by,
            period=wanted.period,
            is_secret=wanted.is_secret,
            sheets=sorted(sheet.value for sheet in wanted.sheets),
        )
    log.info("register.made", rows=rows, secret=wanted.is_secret)
    return made


def _empty(wanted: RegisterWanted) -> dict[Series, tuple[RegisterRow, ...]]:
    """Return the office's own series without a row: a book to begin by hand."""
    campaign = Campaign.objects.order_by("-created_at").first()
    symbol = plan_of(campaign).head.symbol if campaign else ""
    issuer = organ_code(symbol) if symbol else ""
    series = Series(issuer=issuer, period=wanted.period, is_secret=wanted.is_secret)
    return {series: ()}


def _book(series: Series, rows: tuple[RegisterRow, ...]) -> RegisterBook:
    """Return the book with the names of the office that keeps it."""
    campaign = Campaign.objects.order_by("-created_at").first()
    head = plan_of(campaign).head if campaign else None
    return RegisterBook(
        superior=superior(head) if head else "",
        organ=organ(head) if head else "",
        issuer=series.issuer,
        period=series.period,
        is_secret=series.is_secret,
        rows=rows,
    )


def _contents(
    book: RegisterBook, *, wanted: RegisterWanted, now: datetime
) -> dict[str, bytes]:
    paper = register_book(book)
    stem = f"{file_name(paper)}-{book.period}-{_ascii(book.issuer)}"
    contents = {
        ".pdf": to_pdf(paper, made_at=now),
        ".docx": to_docx(paper, made_at=now),
    }
    if Sheet.CSV in wanted.sheets:
        contents[".csv"] = register_csv(book)
    if Sheet.XLSX in wanted.sheets:
        contents[".xlsx"] = register_xlsx(book, made_at=now)
    return {f"{stem}{suffix}": content for suffix, content in contents.items()}


def _ascii(issuer: str) -> str:
    """Return a part of a file name: letters that every disk can keep."""
    plain = issuer.replace("Đ", "D").replace("đ", "d")
    return "".join(c for c in plain if c.isascii() and c.isalnum()) or "so"
