"""The register of outgoing documents (sổ đăng ký văn bản đi), open and classified.

Two books, because classified papers have numbers and a register of their own.

Source: Nghị định 30/2020/NĐ-CP, Điều 15 and Phụ lục IV (at least ten columns); for
classified papers the fields of a register in use in 2026, seen in a secondary source.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from tinnhiem.core.papers.marking import Secrecy
from tinnhiem.core.rules.citation import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """One recipient of a paper, and who took the copies there.

    Attributes:
        received_by, received_on: Empty and None until somebody has taken them.
    """

    recipient: str
    copies: int
    received_by: str = ""
    received_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterRow:
    """One outgoing paper, as its row stands in the book.

    Attributes:
        subject: Trích yếu; empty where the form forbids one (tuyệt mật).
        kept_by: Who keeps the copy that stays.
        remark: Cancelled, replaced, replacing.
    """

    number: int
    symbol: str
    issued_on: date
    kind: str
    subject: str
    signer: str
    sent: tuple[Sent, ...]
    kept_by: str
    secrecy: Secrecy = Secrecy.NONE
    remark: str = ""

    @property
    def copies(self) -> int:
        """How many copies there are in all, the kept one included."""
        return sum(one.copies for one in self.sent)

    @property
    def sent_on(self) -> date | None:
        """The first day on which somebody took a copy."""
        days = [one.received_on for one in self.sent if one.received_on is not None]
        return min(days, default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class BookForm:
    """The form a book follows, since when, and how well it is known."""

    key: str
    source: str
    in_force_from: date
    status: Status


OPEN_FORM: Final = BookForm(
    key="nd30-2020",
    source="Nghị định 30/2020/NĐ-CP, Phụ lục IV",
    in_force_from=date(2020, 3, 5),
    status=Status.SEEN,
)
# The decree's own annex was not seen; the fields are those that a register released
# for it asks for.
SECRET_FORMS: Final = (
    BookForm(
        key="nd63-2026",
        source="Nghị định 63/2026/NĐ-CP; Công văn 2663/VPCP-NC ngày 27/3/2026",
        in_force_from=date(2026, 3, 1),
        status=Status.UNVERIFIED,
    ),
    # Its columns were not seen either; the book is laid out as the later one.
    BookForm(
        key="tt24-2020",
        source="Thông tư 24/2020/TT-BCA (trước ngày 01/3/2026)",
        in_force_from=date(2020, 7, 1),
        status=Status.UNVERIFIED,
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterBook:
    """One book: a series of one period, in the order of its numbers.

    Attributes:
        superior, organ: As the cover names the office, in capitals.
        issuer: Whose series, as its symbols name them: «VP».
        period: The year, or the Party's term of office.
    """

    superior: str
    organ: str
    issuer: str
    period: str
    is_secret: bool
    rows: tuple[RegisterRow, ...]

    @property
    def form(self) -> BookForm:
        """The form in force at the end of the book's period."""
        if not self.is_secret:
            return OPEN_FORM
        year = self.period[-4:]
        known = [f for f in SECRET_FORMS if str(f.in_force_from.year) <= year]
        return known[0] if known else SECRET_FORMS[-1]

    @property
    def first(self) -> RegisterRow | None:
        """The first row, None in an empty book."""
        return self.rows[0] if self.rows else None

    @property
    def first_day(self) -> date | None:
        """The earliest day in the book."""
        return min((row.issued_on for row in self.rows), default=None)

    @property
    def last_day(self) -> date | None:
        """The latest day in the book."""
        return max((row.issued_on for row in self.rows), default=None)

    @property
    def last(self) -> RegisterRow | None:
        """The last row, None in an empty book."""
        return self.rows[-1] if self.rows else None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliverySlip:
    """What goes with the copies of one recipient and comes back signed (phiếu gửi).

    Attributes:
        superior, organ: As the head of the slip names the office, in capitals.
        office: The office in a sentence, «Văn phòng UBND tỉnh Quảng Ngãi».
        issuer: Of its symbol, «VP».
    """

    superior: str
    organ: str
    office: str
    place: str
    issuer: str
    row: RegisterRow
    sent: Sent


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptLine:
    """One numbered copy on the list that its taker signs."""

    number: int
    recipient: str
    received_by: str = ""
    received_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptList:
    """Every copy of one paper, to be signed for (danh sách ký nhận văn bản)."""

    superior: str
    organ: str
    row: RegisterRow
    lines: tuple[ReceiptLine, ...]
