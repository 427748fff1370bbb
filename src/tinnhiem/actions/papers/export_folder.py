"""Put an issued paper into a folder for the clerk to upload, with its metadata."""

import json
import shutil
import tempfile
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Final

from django.conf import settings

from tinnhiem.core.files import FileNotWritableError
from tinnhiem.core.papers.errors import FrozenFileError, PaperNotIssuedError
from tinnhiem.core.papers.exchange.errors import (
    ExchangeCopyError,
    ExchangeFolderError,
    ExchangePdfError,
    ExchangeSecretError,
    OrganIdError,
)
from tinnhiem.core.papers.exchange.metadata import (
    ORGAN_ID_LENGTH,
    OutgoingPaper,
    Priority,
    metadata_of,
)
from tinnhiem.core.papers.states import PaperState
from tinnhiem.papers.outgoing import pages_in, place_in, post_in
from tinnhiem.store import journal
from tinnhiem.store.models import Campaign, FrozenFile, FrozenPaper
from tinnhiem.store.queries.papers import frozen_paper, markings_of
from tinnhiem.store.queries.plans import plan_of

METADATA: Final = "metadata.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """What is asked for.

    Attributes:
        out: The folder to make; it must not be there.
        copy: Which file, when the paper consists of several; 0 when of one.
        signed_pdf: The issued PDF with digital signatures, to go instead of it.
        organ_id: Thirteen characters, or empty.
    """

    code: str
    out: Path
    copy: int = 0
    signed_pdf: Path | None = None
    organ_id: str = ""
    priority: Priority = Priority.NORMAL
    due_on: date | None = None


def export_folder(
    *, campaign: Campaign, export: Export, by: str, now: datetime
) -> tuple[Path, ...]:
    """Write PDF, .docx and metadata.json; all of them or nothing.

    Raises:
        PaperNotIssuedError: It is a draft, or final without a number.
        ExchangeError: It is secret, the folder is there, or a value cannot be.
        FrozenFileError: A frozen file is not as it was issued.
        FileNotWritableError: The place does not take files.
    """
    row = _issued(campaign, export.code)
    if export.organ_id and len(export.organ_id) != ORGAN_ID_LENGTH:
        raise OrganIdError(export.code, detail=export.organ_id)
    file = _file(row, export)
    pdf, word = _content(file, "pdf"), _content(file, "docx")
    if export.signed_pdf is not None:
        pdf = _signed(export, pdf)
    names = {Path(file.pdf).name: pdf, Path(file.docx).name: word}
    outgoing = _outgoing(campaign, row, export, names)
    table = json.dumps(metadata_of(outgoing), ensure_ascii=False, indent=2)
    names[METADATA] = f"{table}\n".encode()
    _write(export, names)
    journal.write(
        campaign,
        "paper.exported",
        at=now,
        by=by,
        code=row.code,
        number=row.number,
        copy=file.copy,
        folder=export.out.name,
    )
    return tuple(export.out / name for name in names)


def _issued(campaign: Campaign, code: str) -> FrozenPaper:
    row = frozen_paper(campaign, code)
    marking = markings_of(campaign).get(code)
    # Asked first: that a paper is secret matters more than how far it has come.
    if (row is not None and row.is_secret) or (marking and marking.is_secret):
        raise ExchangeSecretError(code)
    if row is None or row.state != PaperState.ISSUED or row.number is None:
        raise PaperNotIssuedError(code)
    return row


def _file(row: FrozenPaper, export: Export) -> FrozenFile:
    files = {file.copy: file for file in row.files.all()}
    if export.copy in files:
        return files[export.copy]
    if len(files) == 1 and not export.copy:
        return next(iter(files.values()))
    raise ExchangeCopyError(row.code, detail=", ".join(map(str, sorted(files))))


def _content(file: FrozenFile, kind: str) -> bytes:
    path = Path(settings.DATA_FOLDER) / getattr(file, kind)
    content = path.read_bytes() if path.is_file() else b""
    if sha256(content).hexdigest() != getattr(file, f"{kind}_sha256"):
        raise FrozenFileError(file.paper.code, path=getattr(file, kind))
    return content


def _signed(export: Export, issued: bytes) -> bytes:
    """Return the signed PDF: the issued bytes, and signatures appended to them."""
    path = export.signed_pdf
    if path is None or not path.is_file():
        raise ExchangePdfError(export.code, detail=str(path))
    content = path.read_bytes()
    if not content.startswith(issued) or b"/ByteRange" not in content[len(issued) :]:
        raise ExchangePdfError(export.code, detail=str(path))
    return content


def _outgoing(
    campaign: Campaign, row: FrozenPaper, export: Export, names: dict[str, bytes]
) -> OutgoingPaper:
    pdf, word = names.values()
    head = plan_of(campaign).head
    shares = [(one["recipient"], one["copies"]) for one in row.recipients]
    return OutgoingPaper(
        organ_id=export.organ_id,
        organ=head.issuer,
        number=row.number or 0,
        symbol=row.symbol,
        issued_on=row.frozen_on,
        place=place_in(word) or head.place,
        subject=row.subject,
        kind=row.kind,
        signed_by=row.signed_by,
        post=post_in(word, row.signed_by),
        pages=pages_in(pdf),
        copies=sum(copies for _, copies in shares),
        priority=export.priority,
        due_on=export.due_on,
        recipients=tuple(shares),
        files={name: sha256(content).hexdigest() for name, content in names.items()},
    )


def _write(export: Export, names: dict[str, bytes]) -> None:
    """Fill a folder beside its place and move it there."""
    target = export.out
    if target.exists() or target.is_symlink():
        raise ExchangeFolderError(export.code, detail=str(target))
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(dir=target.parent, prefix=f".{target.name}."))
        try:
            for name, content in names.items():
                (made / name).write_bytes(content)
            made.rename(target)
        except OSError:
            shutil.rmtree(made, ignore_errors=True)
            raise
    except OSError as refused:
        said = str(refused.strerror)
        raise FileNotWritableError(str(target), detail=said) from refused
