"""What deleted rows left behind, in pages and in the log of writes."""

import re
from collections.abc import Iterable
from typing import Final

from tinnhiem.core.secrecy.images import has_image
from tinnhiem.core.secrecy.leak import LeakKind, LookedAt
from tinnhiem.core.secrecy.shapes import shapes_in
from tinnhiem.store.inspection.found import Found
from tinnhiem.store.inspection.sqlite_bytes import (
    DatabaseBytes,
    Span,
    free_pages,
    spare_spans,
)

# A row of the table of lines as SQLite writes it: the end of the header (a text of one
# letter and a number, in either order) and a random key of version 4.
LINE: Final = re.compile(
    rb"(?:\x0f[\x01-\x06\x08\x09]|[\x01-\x06\x08\x09]\x0f)"
    rb"([0-9a-f]{12}4[0-9a-f]{3}[89ab][0-9a-f]{15})"
)


def look_at_remains(
    database: DatabaseBytes, found: Found, *, place: str, living: frozenset[str]
) -> None:
    """Search what no row uses any more.

    Args:
        database: With its log folded in.
        found: Grows.
        place: Which database.
        living: Keys of the lines that are in the table now: an older copy of those
            says nothing that the table does not.
    """
    found.looked[LookedAt.PAGES] += database.pages
    found.looked[LookedAt.FREE_PAGES] += free_pages(database)
    found.looked[LookedAt.OLD_FRAMES] += len(database.old)
    spare = list(spare_spans(database))
    found.looked[LookedAt.SPARE_BYTES] += sum(len(span.content) for span in spare)
    _look_at((*spare, *database.old), found, place=place, living=living)


def _look_at(
    spans: Iterable[Span], found: Found, *, place: str, living: frozenset[str]
) -> None:
    for span in spans:
        for shape in sorted(shapes_in(span.content.decode("latin-1"))):
            found.leak(LeakKind.REMAINS, f"{place}, {_kind_of(span)}", shape.value)
        if has_image(span.content):
            found.leak(LeakKind.CLEAR_IMAGE, f"{place}, {_kind_of(span)}", "ảnh quét")
        gone = {key.decode() for key in LINE.findall(span.content)} - living
        if gone:
            found.leak(LeakKind.OLD_LINES, f"{place}, {_kind_of(span)}", "dòng đã xóa")


def _kind_of(span: Span) -> str:
    """Return where a span lies without its page: a thousand pages are one finding."""
    return re.sub(r",? ?trang \d+", "", span.where).strip(" ,") or "trang cũ"
