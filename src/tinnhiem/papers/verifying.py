"""Which copy of which version a file is, and whether somebody changed it."""

import io
import json
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

import pypdfium2  # type: ignore[import-untyped]
from lxml import etree

from tinnhiem.core.one_at_a_time import PDFIUM
from tinnhiem.core.papers.errors import ProofCodeError
from tinnhiem.core.papers.proofs import (
    ProofEntry,
    code_of,
    fingerprint_of,
    read_code,
)
from tinnhiem.core.papers.rereading import Mismatch
from tinnhiem.papers.decoding import decode
from tinnhiem.papers.encoding import PROOF
from tinnhiem.papers.reading_back import parse_xml, pdf_pages
from tinnhiem.papers.rereading import differences_from

_PRINTED: Final = re.compile(r"\b[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}\b")
_CARRIED: Final = re.compile(r"customXml/item\d+\.xml")
_UNPACKED: Final = 100 * 1024 * 1024


class Standing(StrEnum):
    """What can be said of a file."""

    INTACT = "intact"  # its words are those that were made
    LISTED = "listed"  # the code is on the list; no words were compared
    ALTERED = "altered"  # a word is another one
    UNKNOWN = "unknown"  # the list does not have it
    UNLISTED = "unlisted"  # no list to ask; the file agrees with itself
    UNPROVEN = "unproven"  # it bears a known code and carries nothing to compare


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The answer about one file or one code.

    Attributes:
        entry: The copy and version; None when nothing is known.
        latest: The newest version of that copy on the list.
        by: «file» when the bytes are those on the list, «words» when only the words
            are, «code» when only the code is.
        places: Where the words differ.
        code: The code that was found, listed or not.
    """

    standing: Standing
    entry: ProofEntry | None = None
    latest: int = 0
    by: str = ""
    places: tuple[Mismatch, ...] = ()
    code: str = ""


@dataclass(frozen=True, slots=True)
class _Carried:
    code: str
    fingerprint: str
    content: str


def verify_code(typed: str, entries: Sequence[ProofEntry]) -> Verdict:
    """Say which copy a typed or scanned code belongs to.

    Raises:
        ProofCodeError: It is no code; type it again.
    """
    code = read_code(typed)
    entry = next((one for one in entries if one.code == code), None)
    if entry is None:
        return Verdict(standing=Standing.UNKNOWN, code=code)
    return _told(entry, entries, standing=Standing.LISTED, by="code")


def verify_file(
    content: bytes, entries: Sequence[ProofEntry] | None, *, originals: Path | None
) -> Verdict:
    """Say which copy a PDF or .docx is, and where it was changed.

    Args:
        content: The file.
        entries: The public list; None when there is none.
        originals: The folder with the files of the list, when it is at hand: a paper
            typed again is compared with the original.

    Raises:
        ValueError, pypdfium2.PdfiumError, zipfile.BadZipFile: It cannot be read.
    """
    listed = entries or ()
    summed = sha256(content).hexdigest()
    same = next((one for one in listed if summed in one.files.values()), None)
    if same:
        return _told(same, listed, standing=Standing.INTACT, by="file")
    carried = _carried_in(content)
    if carried is None:
        return _by_printed_code(content, entries, originals=originals)
    places = _places(content, carried.content)
    entry = next((e for e in listed if e.fingerprint == carried.fingerprint), None)
    if entry:
        standing = Standing.ALTERED if places else Standing.INTACT
        return _told(entry, listed, standing=standing, by="words", places=places)
    standing = Standing.UNKNOWN if entries is not None else Standing.UNLISTED
    if places and entries is None:
        standing = Standing.ALTERED
    return Verdict(standing=standing, places=places, code=carried.code)


def _told(
    entry: ProofEntry,
    entries: Sequence[ProofEntry],
    *,
    standing: Standing,
    by: str,
    places: tuple[Mismatch, ...] = (),
) -> Verdict:
    versions = [
        one.version
        for one in entries
        if (one.paper, one.copy) == (entry.paper, entry.copy)
    ]
    return Verdict(
        standing=standing,
        entry=entry,
        latest=max(versions),
        by=by,
        places=places,
        code=entry.code,
    )


def _by_printed_code(
    content: bytes, entries: Sequence[ProofEntry] | None, *, originals: Path | None
) -> Verdict:
    """Say what the code on a paper tells when the file carries no content."""
    code = _printed_code(content)
    entry = next((one for one in entries or () if one.code == code), None)
    if entry is None:
        standing = Standing.UNKNOWN if entries is not None else Standing.UNPROVEN
        return Verdict(standing=standing, code=code)
    original = _original(entry, originals)
    if original is None:
        return _told(entry, entries or (), standing=Standing.UNPROVEN, by="code")
    places = _places(content, original.content)
    standing = Standing.ALTERED if places else Standing.INTACT
    return _told(entry, entries or (), standing=standing, by="words", places=places)


def _original(entry: ProofEntry, folder: Path | None) -> _Carried | None:
    for name, summed in entry.files.items() if folder else ():
        for path in folder.rglob(name) if folder else ():
            found = path.read_bytes()
            if sha256(found).hexdigest() == summed:
                return _carried_in(found)
    return None


def _places(content: bytes, wanted: str) -> tuple[Mismatch, ...]:
    paper = decode(wanted)
    if content.startswith(b"%PDF"):
        return differences_from(paper, pdf=content)
    return differences_from(paper, docx=content)


def _printed_code(content: bytes) -> str:
    if content.startswith(b"%PDF"):
        text = " ".join(pdf_pages(content))
    else:
        text = " ".join(_all_words(content))
    for found in _PRINTED.findall(text):
        try:
            return read_code(found)
        except ProofCodeError:
            continue
    return ""


def _all_words(content: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = [
            package.read(name)
            for name in package.namelist()
            if re.fullmatch(r"word/(?:document|footer\d*)\.xml", name)
        ]
    return ["".join(parse_xml(part).itertext()) for part in parts]


def _carried_in(content: bytes) -> _Carried | None:
    """Return salt and content that a file carries; None when it carries none."""
    found = _attached(content) if content.startswith(b"%PDF") else _kept(content)
    for words in found:
        try:
            table = json.loads(words)
            if table["format"] != PROOF:
                continue
            said = fingerprint_of(table["content"], salt=table["salt"])
        except (ValueError, KeyError, TypeError):
            continue
        return _Carried(code_of(said), said, table["content"])
    return None


def _attached(content: bytes) -> list[str]:
    with PDFIUM:
        document = pypdfium2.PdfDocument(content)
        try:
            attached: list[Any] = [
                document.get_attachment(i) for i in range(document.count_attachments())
            ]
            found = [bytes(one.get_data()) for one in attached]
        finally:
            document.close()
    return [one.decode("utf-8", "replace") for one in found]


def _kept(content: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        if sum(entry.file_size for entry in package.infolist()) > _UNPACKED:
            raise ValueError(_UNPACKED)
        names = [name for name in package.namelist() if _CARRIED.fullmatch(name)]
        parts = [package.read(name) for name in names]
    kept: list[str] = []
    for part in parts:
        try:
            kept.append("".join(parse_xml(part).itertext()))
        except etree.XMLSyntaxError:
            continue
    return kept
