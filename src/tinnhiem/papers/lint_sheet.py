"""A document as lines with roles: what every rule of form looks at.

Our own papers, .docx files, PDFs and plain text all become this, so a rule is written
once.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from tinnhiem.papers.model import Page

# Chữ viết tắt tên loại. Source: Nghị định 30/2020/NĐ-CP, Phụ lục III, mục I.
KINDS: Final = {
    "NGHỊ QUYẾT": "NQ",
    "QUYẾT ĐỊNH": "QĐ",
    "CHỈ THỊ": "CT",
    "QUY CHẾ": "QC",
    "QUY ĐỊNH": "QyĐ",
    "THÔNG CÁO": "TC",
    "THÔNG BÁO": "TB",
    "HƯỚNG DẪN": "HD",
    "CHƯƠNG TRÌNH": "CTr",
    "KẾ HOẠCH": "KH",
    "PHƯƠNG ÁN": "PA",
    "ĐỀ ÁN": "ĐA",
    "DỰ ÁN": "DA",
    "BÁO CÁO": "BC",
    "BIÊN BẢN": "BB",
    "TỜ TRÌNH": "TTr",
    "HỢP ĐỒNG": "HĐ",
    "CÔNG ĐIỆN": "CĐ",
    "BẢN GHI NHỚ": "BGN",
    "BẢN THỎA THUẬN": "BTT",
    "GIẤY ỦY QUYỀN": "GUQ",
    "GIẤY MỜI": "GM",
    "GIẤY GIỚI THIỆU": "GGT",
    "GIẤY NGHỈ PHÉP": "GNP",
    "PHIẾU GỬI": "PG",
    "PHIẾU CHUYỂN": "PC",
    "PHIẾU BÁO": "PB",
}
# Without a number, what bears this name is the order of a meeting.
_ALSO_FORMS: Final = frozenset({"CHƯƠNG TRÌNH"})
PARTY_HEAD: Final = "ĐẢNG CỘNG SẢN VIỆT NAM"
EXCERPT: Final = 90  # characters of a line that a finding repeats
_SPACES: Final = re.compile(r"\s+")


class Role(StrEnum):
    """What a line is for."""

    ORGAN = "organ"
    NUMBER = "number"
    DATE = "date"
    KIND = "kind"
    SUBJECT = "subject"
    ADDRESSEE = "addressee"
    BODY = "body"
    HEADING = "heading"
    CELL = "cell"
    COPY = "copy"
    SIGNING = "signing"
    RECIPIENT = "recipient"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Shape:
    """How a paragraph of the body stands; None is «not known».

    Attributes:
        size, after, pitch: Points. Pitch is the distance of two lines.
        indent: Millimetres, of the first line.
    """

    size: float | None = None
    indent: float | None = None
    after: float | None = None
    pitch: float | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A line or paragraph, what it is for, and where it stands, in Vietnamese."""

    text: str
    role: Role
    where: str
    shape: Shape | None = None

    @property
    def excerpt(self) -> str:
        """The words on one line, cut at a word when they are many."""
        return cut(self.text)


@dataclass(frozen=True, slots=True)
class Numbering:
    """How the pages of a document are numbered."""

    shown: bool = True
    hidden_on_first: bool = True
    restarts: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One document as the rules see it.

    Attributes:
        lines: As they are read.
        page: None where paper and margins are not known (plain text).
        numbering: None where it is not known.
        is_flowing: Whether a line of the file is a line on the page and not a
            paragraph; sentences then go on in the next line.
    """

    lines: tuple[Line, ...]
    page: Page | None = None
    numbering: Numbering | None = None
    is_flowing: bool = False

    def of(self, *roles: Role) -> Iterator[Line]:
        """Yield the lines of these roles, in order."""
        return (line for line in self.lines if line.role in roles)

    @property
    def kind(self) -> str:
        """Tên loại, «BÁO CÁO»; empty when there is none."""
        found = next(self.of(Role.KIND), None)
        return _SPACES.sub(" ", found.text).strip(" .:") if found else ""

    @property
    def is_party(self) -> bool:
        """Whether it bears the Party's head."""
        return any(PARTY_HEAD in line.text for line in self.of(Role.ORGAN, Role.OTHER))

    @property
    def is_official(self) -> bool:
        """Whether it is of a kind that the decree knows, and not a list or a form."""
        return self.kind in KINDS.keys() - _ALSO_FORMS or any(self.of(Role.NUMBER))

    def texts(self) -> tuple[Line, ...]:
        """Return the lines a reader reads as sentences."""
        return tuple(self.of(Role.BODY, Role.HEADING))


def cut(text: str) -> str:
    """Return the words on one line, shortened at a word."""
    flat = _SPACES.sub(" ", text).strip()
    if len(flat) <= EXCERPT:
        return flat
    return f"{flat[:EXCERPT].rsplit(' ', 1)[0]} …"


def around(text: str, start: int, end: int) -> str:
    """Return the words around a place, so that it can be found."""
    first = text.rfind(" ", 0, max(0, start - EXCERPT // 3)) + 1
    last = text.find(" ", min(len(text), end + EXCERPT // 3))
    words = text[first : last if last >= 0 else len(text)]
    before, after = "… " if first else "", " …" if last >= 0 else ""
    return f"{before}{_SPACES.sub(' ', words).strip()}{after}"
