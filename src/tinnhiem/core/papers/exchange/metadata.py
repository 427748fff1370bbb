"""What the document system asks of a paper, under the names it knows.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục VI; QCVN 102:2016/BTTTT (edXML).
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import Any, Final

SUBJECT_LIMIT: Final = 500
ORGAN_ID_LENGTH: Final = 13
TWO_DIGITS: Final = 2


class Priority(IntEnum):
    """How urgent a paper is (mức độ khẩn)."""

    NORMAL = 0
    URGENT = 1
    VERY_URGENT = 2
    MOST_URGENT = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class OutgoingPaper:
    """One issued paper with its two files.

    Attributes:
        organ_id: Of the issuing organ; empty when the office has set none.
        number, symbol: «5» and «KH-VP».
        subject: The trích yếu, of any length.
        kind: «Kế hoạch».
        signed_by, post: Name, and the lines above the signature, «KT. CHÁNH VĂN PHÒNG».
        pages: Of the PDF.
        copies: How many are issued.
        recipients: The lines of Nơi nhận with their copies.
        files: SHA-256 by file name.
    """

    organ_id: str = ""
    organ: str
    number: int
    symbol: str
    issued_on: date
    place: str
    subject: str
    kind: str
    signed_by: str
    post: str
    pages: int
    copies: int
    priority: Priority = Priority.NORMAL
    due_on: date | None = None
    recipients: tuple[tuple[str, int], ...] = ()
    files: Mapping[str, str]


def metadata_of(paper: OutgoingPaper) -> dict[str, Any]:
    """Return the metadata, keys as Phụ lục VI and edXML name them.

    What is not known is an empty text or null, never left out. Days are written as
    2023-07-12. A subject longer than 500 characters is cut at a word, ended by «…».
    """
    return {
        "OrganId": paper.organ_id,
        "OrganName": paper.organ,
        "CodeNumber": f"{paper.number:0{TWO_DIGITS}d}",
        "CodeNotation": paper.symbol,
        "PromulgationDate": paper.issued_on.isoformat(),
        "Place": paper.place,
        "TypeName": paper.kind,
        "Subject": cut(paper.subject, SUBJECT_LIMIT),
        "SignerInfo": {"FullName": paper.signed_by, "Position": paper.post},
        "PageAmount": paper.pages,
        "Priority": int(paper.priority),
        "IssuedAmount": paper.copies,
        "DueDate": paper.due_on.isoformat() if paper.due_on else None,
        "Recipients": [
            {"OrganName": name, "Copies": copies} for name, copies in paper.recipients
        ],
        "Attachments": [
            {"AttachmentName": name, "Sha256": digest}
            for name, digest in sorted(paper.files.items())
        ],
    }


def cut(text: str, limit: int) -> str:
    """Return a text of at most so many characters, ended at a word."""
    whole = " ".join(unicodedata.normalize("NFC", text).split())
    if len(whole) <= limit:
        return whole
    kept = whole[: limit - 1]
    head, blank, _ = kept.rpartition(" ")
    return f"{(head if blank else kept).rstrip(' ,;.')}…"
