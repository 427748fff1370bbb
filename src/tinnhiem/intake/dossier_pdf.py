"""A PDF that somebody hands in: a plain document of some pages, or refused.

Refused by content, never by name: what is no PDF, is locked, runs something, carries
other files or opens them. Names of actions are looked for in the raw bytes and in
every compressed list of objects, escaped or not. It is the outer door only: voters
never get these bytes, but pages drawn anew from them (`papers.viewing`).
"""

import re
import zlib
from collections.abc import Iterator
from typing import Any, Final

from tinnhiem.core.dossiers.errors import DossierFileError, PdfFlaw
from tinnhiem.core.one_at_a_time import PDFIUM

MEGABYTE: Final = 1024 * 1024
LIMIT: Final = 30 * MEGABYTE
MOST_PAGES: Final = 200
SIDES: Final = (140, 2_500)  # points: from a small card to A2
MOST_STREAMS: Final = 20_000  # of a report's 200 pages: words, pictures, faces
# A page's words unpack to kilobytes, a whole face of letters to a few megabytes.
# More is packed to take a machine's memory; pictures are drawn one at a time.
MOST_IN_ONE: Final = 20 * MEGABYTE
MOST_UNPACKED: Final = 64 * MEGABYTE
MOST_PIXELS: Final = 200_000_000  # A3 at 1,200 dpi

_SIGN: Final = b"%PDF-"
_OFFICE: Final = (b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0", b"{\\rtf")
_NAME: Final = re.compile(rb"/((?:[A-Za-z]|#[0-9A-Fa-f]{2}){3,40})")
_ESCAPE: Final = re.compile(rb"#([0-9A-Fa-f]{2})")
_STREAM: Final = re.compile(rb"(?<!end)stream\r?\n")
# A list of objects begins with numbers: which object, where.
_LISTED: Final = re.compile(rb"\s*(?:%[^\n]*\n\s*)*\d+\s+\d+\s")
_SIDE: Final = re.compile(rb"/(Width|Height)\s+(\d{1,9})")
_PEEK: Final = 512
_FOUND: Final = {
    b"Encrypt": PdfFlaw.ENCRYPTED,
    **dict.fromkeys((b"JavaScript", b"XFA"), PdfFlaw.SCRIPT),
    **dict.fromkeys(
        (b"EmbeddedFile", b"EmbeddedFiles", b"FileAttachment", b"RichMedia"),
        PdfFlaw.EMBEDDED,
    ),
    **dict.fromkeys(
        (b"Launch", b"SubmitForm", b"ImportData", b"GoToE", b"GoToR", b"Rendition"),
        PdfFlaw.LAUNCH,
    ),
}
# What may pack a list of objects; others are for pictures, or for hiding. Short names
# and escapes are read by viewers, and written by nobody who has nothing to hide.
_PLAIN: Final = re.compile(
    rb"/Filter\s*(?:/FlateDecode|\[\s*/FlateDecode\s*\])(?![A-Za-z0-9#])"
)
_XFA_FORMS: Final = (2, 3)  # pdfium: whole and part of a form that is a program


def read_dossier_pdf(content: bytes) -> int:
    """Return how many pages a PDF has that may be kept.

    Raises:
        DossierFileError: It may not; the flaw says why, the sentence what to do.
    """
    _require_kind(content)
    for piece in (content, *_lists_of_objects(content)):
        for name in _names(piece):
            if name in _FOUND:
                raise DossierFileError(_FOUND[name])
    with PDFIUM:
        return _opened(content)


def require_pdf_size(size: int) -> None:
    """Refuse a size that no report has, before anybody reads it.

    Raises:
        DossierFileError: It is empty or too large.
    """
    if not size:
        raise DossierFileError(PdfFlaw.EMPTY)
    if size > LIMIT:
        detail = f"{size // MEGABYTE} MB, tối đa {LIMIT // MEGABYTE} MB"
        raise DossierFileError(PdfFlaw.TOO_LARGE, detail=detail)


def _require_kind(content: bytes) -> None:
    require_pdf_size(len(content))
    if content.startswith(_OFFICE):
        raise DossierFileError(PdfFlaw.WORD)
    if not content.startswith(_SIGN):
        raise DossierFileError(PdfFlaw.NOT_PDF)


def _names(piece: bytes) -> Iterator[bytes]:
    for found in _NAME.finditer(piece):
        name = found[1]
        yield _unescaped(name) if b"#" in name else name


def _unescaped(name: bytes) -> bytes:
    return _ESCAPE.sub(lambda found: bytes([int(found[1], 16)]), name)


def _lists_of_objects(content: bytes) -> Iterator[bytes]:
    """Yield what compressed lists of objects hold.

    Raises:
        DossierFileError: One is packed as no office program packs it, or something
            unpacks to more than a report can be.
    """
    left = MOST_UNPACKED
    for number, found in enumerate(_STREAM.finditer(content)):
        if number >= MOST_STREAMS:
            raise DossierFileError(PdfFlaw.BROKEN)
        dictionary = _dictionary_before(content, found.start())
        declared = list(_names(dictionary))
        if b"ObjStm" in declared and not _is_plain(dictionary, declared):
            raise DossierFileError(PdfFlaw.BROKEN)
        if b"Image" in declared:
            _require_few_pixels(dictionary)
            continue
        unpacked = _unpacked(content, found.end(), most=MOST_IN_ONE)
        left -= len(unpacked)
        if len(unpacked) >= MOST_IN_ONE or left <= 0:
            raise DossierFileError(PdfFlaw.BROKEN)
        if _LISTED.match(unpacked):
            yield unpacked


def _dictionary_before(content: bytes, end: int) -> bytes:
    earliest = max(0, end - 4_096)
    return content[max(content.rfind(b"obj", earliest, end), earliest) : end]


def _is_plain(dictionary: bytes, declared: list[bytes]) -> bool:
    if b"DecodeParms" in declared:
        return False
    filters = declared.count(b"Filter")
    return not filters or (filters == 1 and bool(_PLAIN.search(dictionary)))


def _require_few_pixels(dictionary: bytes) -> None:
    sides = [int(found[2]) for found in _SIDE.finditer(dictionary)]
    if len(sides) > 1 and sides[0] * sides[1] > MOST_PIXELS:
        raise DossierFileError(PdfFlaw.BROKEN)


def _unpacked(content: bytes, start: int, *, most: int) -> bytes:
    """Return what the stream at `start` unpacks to, up to `most` bytes."""
    view = memoryview(content)[start:]
    try:
        # A look first: most streams of a hostile file are none, and cost nothing.
        zlib.decompressobj().decompress(view[: 4 * _PEEK], _PEEK)
        return zlib.decompressobj().decompress(view, most)
    except zlib.error:
        return b""  # a picture, or not packed; the raw bytes were looked at


def _opened(content: bytes) -> int:
    import pypdfium2  # type: ignore[import-untyped]  # 30 ms; only a PDF pays

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as failure:
        is_locked = "password" in str(failure).casefold()
        flaw = PdfFlaw.ENCRYPTED if is_locked else PdfFlaw.BROKEN
        raise DossierFileError(flaw) from failure
    try:
        _require_still(document, pypdfium2.raw)
        _require_pages(document)
        return len(document)
    except pypdfium2.PdfiumError as failure:
        raise DossierFileError(PdfFlaw.BROKEN) from failure
    finally:
        document.close()


def _require_still(document: Any, raw: Any) -> None:
    """Refuse what PDFium itself knows to run or to carry."""
    if raw.FPDFDoc_GetJavaScriptActionCount(document.raw) > 0:
        raise DossierFileError(PdfFlaw.SCRIPT)
    if raw.FPDF_GetFormType(document.raw) in _XFA_FORMS:
        raise DossierFileError(PdfFlaw.SCRIPT)
    if raw.FPDFDoc_GetAttachmentCount(document.raw) > 0:
        raise DossierFileError(PdfFlaw.EMBEDDED)


def _require_pages(document: Any) -> None:
    pages = len(document)
    if not pages:
        raise DossierFileError(PdfFlaw.BROKEN)
    if pages > MOST_PAGES:
        detail = f"{pages} trang, tối đa {MOST_PAGES} trang"
        raise DossierFileError(PdfFlaw.TOO_MANY_PAGES, detail=detail)
    least, most = SIDES
    for number in range(pages):
        # Not from the page itself: to open it is to read all that it draws.
        sides = document.get_page_size(number)
        if not all(least <= side <= most for side in sides):
            detail = f"trang {number + 1}"
            raise DossierFileError(PdfFlaw.PAGE_SIZE, detail=detail)
