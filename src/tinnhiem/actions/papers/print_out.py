"""Release one copy to be printed, and hand it over: each on the record first."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.db import transaction

from tinnhiem.actions.deed import deed
from tinnhiem.core.campaigns.texts import NAME, PARAGRAPH, limited, require_text
from tinnhiem.core.papers.copies import (
    require_copy,
    require_present,
    require_printable,
)
from tinnhiem.core.papers.errors import FrozenFileError
from tinnhiem.papers.issuing import AS_INVITED
from tinnhiem.papers.making import write_whole
from tinnhiem.papers.one_letter import letter_in
from tinnhiem.store import journal
from tinnhiem.store.models import AllottedCopy, Campaign, MadePaper, PrintOut
from tinnhiem.store.queries.papers import (
    copy_life,
    copy_rows,
    edition_at_hand,
    frozen_paper,
    markings_of,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyMeant:
    """One copy of one paper, and why it is printed again."""

    code: str
    number: int
    reason: str = ""


def print_out(
    *, campaign: Campaign, copy: CopyMeant, target: Path, by: str, now: datetime
) -> AllottedCopy:
    """Record the print, then release the PDF to `target`.

    The file is written beside its place first and takes it only when the record
    stands: no print without a record, and no record when nothing can be written.

    Raises:
        TextMissingError: Nobody says who prints.
        CopyUnknownError: So many copies were not allotted; allot them first.
        PrintNeedsReasonError: The paper is classified, and nobody says why.
        ReprintNeedsReasonError: It was printed before, and nobody says why again.
        CopyHandedOverError: The copy has left the office.
        FrozenFileError: The file is gone, or not what was frozen.
        FileNotWritableError: `target` cannot be written; nothing is recorded.
    """
    waiting = target.with_name(f".{target.name}.cho-in")
    try:
        with transaction.atomic():
            row, content = print_copy(campaign=campaign, copy=copy, by=by, now=now)
            write_whole(waiting, content)
        waiting.replace(target)
    finally:
        waiting.unlink(missing_ok=True)
    return row


@deed
def print_copy(
    *, campaign: Campaign, copy: CopyMeant, by: str, now: datetime
) -> tuple[AllottedCopy, bytes]:
    """Record the print and return the PDF of this one copy.

    Raises:
        TextMissingError, CopyUnknownError, PrintNeedsReasonError,
        ReprintNeedsReasonError, CopyHandedOverError, FrozenFileError: As `print_out`.
    """
    row = _row(campaign, copy)
    printer = require_text(by, what="người in (--by)", limit=NAME)
    reason = limited(copy.reason, what="lý do in lại", limit=PARAGRAPH)
    marking = markings_of(campaign).get(copy.code)
    require_printable(
        copy_life(row),
        code=copy.code,
        reason=reason,
        is_secret=marking is not None and marking.is_secret,
    )
    content = _content(campaign, copy)
    if row.recipient == AS_INVITED:
        content = _own_letter(content, copy)
    PrintOut.objects.create(copy=row, at=now, by=printer, reason=reason)
    journal.write(
        campaign,
        "copy.printed",
        at=now,
        by=by,
        code=copy.code,
        copy=copy.number,
        reason=reason,
    )
    return row, content


@deed
def hand_over(
    *, campaign: Campaign, copy: CopyMeant, to: str, by: str, now: datetime
) -> AllottedCopy:
    """Note who took a copy, and when; the signature stands in the book.

    Raises:
        CopyUnknownError: So many copies were not allotted.
        CopyNotPrintedError: There is nothing to hand over yet.
        CopyHandedOverError: Somebody has it already.
    """
    row = _row(campaign, copy)
    require_present(copy_life(row), code=copy.code)
    row.handed_to = require_text(to, what="người nhận (--to)", limit=NAME)
    row.handed_at = now
    row.save(update_fields=["handed_to", "handed_at"])
    journal.write(
        campaign,
        "copy.handed-over",
        at=now,
        by=by,
        code=copy.code,
        copy=copy.number,
        to=row.handed_to,
    )
    return row


def _row(campaign: Campaign, copy: CopyMeant) -> AllottedCopy:
    edition = edition_at_hand(campaign, copy.code)
    rows = copy_rows(campaign, copy.code, edition)
    require_copy(map(copy_life, rows), copy.number, code=copy.code)
    return next(row for row in rows if row.number == copy.number)


def _own_letter(content: bytes, copy: CopyMeant) -> bytes:
    """Return the letter of one voter: those summoned are the first in Nơi nhận."""
    try:
        return letter_in(content, copy.number)
    except ValueError as wrong:
        raise FrozenFileError(copy.code, path=copy.code) from wrong


def _content(campaign: Campaign, copy: CopyMeant) -> bytes:
    """Return the PDF of the copy: its own file, else the one file of the paper."""
    frozen = frozen_paper(campaign, copy.code)
    if frozen is None:
        listed = MadePaper.objects.filter(
            campaign=campaign, code__in=(f"{copy.code}-{copy.number}", copy.code)
        ).first()
        place, expected = (listed.pdf, "") if listed else ("", "")
    else:
        file = (
            frozen.files.filter(copy=copy.number).first()
            or frozen.files.order_by("copy").first()
        )
        place, expected = (file.pdf, file.pdf_sha256) if file else ("", "")
    path = Path(settings.DATA_FOLDER) / place
    if not place or not path.is_file():
        raise FrozenFileError(copy.code, path=place or copy.code)
    content = path.read_bytes()
    if expected and sha256(content).hexdigest() != expected:
        raise FrozenFileError(copy.code, path=place)
    return content
