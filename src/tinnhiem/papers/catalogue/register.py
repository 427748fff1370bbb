"""D22: the registers of outgoing documents as printable books, and the delivery slip.

Made of an office's issued papers, not of one campaign.
"""

from collections.abc import Iterator
from typing import Final

from tinnhiem.core.papers.marking import Secrecy
from tinnhiem.core.papers.register import RegisterBook
from tinnhiem.core.rules.citation import Status
from tinnhiem.papers.figures import resolve
from tinnhiem.papers.forms import show
from tinnhiem.papers.layout_parts import line
from tinnhiem.papers.model import (
    Align,
    Block,
    Cell,
    Document,
    Figure,
    Fixed,
    Page,
    Paper,
    Row,
    Rule,
    Runs,
    Spacer,
    Table,
    Text,
)

PLAIN_TITLE: Final = "SỔ ĐĂNG KÝ VĂN BẢN ĐI"
CLASSIFIED_TITLE: Final = "SỔ ĐĂNG KÝ BÍ MẬT NHÀ NƯỚC ĐI"
COVER: Final = Page(width=297, height=210, left=20)
SHEET: Final = Page(width=297, height=210, left=20)
SIZE: Final = 11
LINE_HEIGHT: Final = 7.0  # mm for each recipient to sign on
LEAST_ROWS: Final = 12  # a book that is still empty has lines to write on
OPEN_HEADS: Final = (
    ("Số, ký hiệu văn bản", 24),
    ("Ngày tháng văn bản", 20),
    ("Tên loại và trích yếu nội dung văn bản", 50),
    ("Người ký", 24),
    ("Nơi nhận văn bản", 40),
    ("Đơn vị, người nhận bản lưu", 21),
    ("Số lượng bản", 13),
    ("Ngày chuyển", 19),
    ("Ký nhận", 21),
    ("Ghi chú", 30),
)
SECRET_HEADS: Final = (
    ("Số thứ tự", 12),
    ("Số, ký hiệu văn bản", 23),
    ("Ngày tháng văn bản", 20),
    ("Tên loại và trích yếu nội dung", 45),
    ("Độ mật", 11),
    ("Người ký", 24),
    ("Nơi nhận", 40),
    ("Ngày nhận, ký nhận", 26),
    ("Đơn vị lưu", 20),
    ("Số lượng bản", 13),
    ("Ghi chú", 28),
)
# The book names the levels by letter (A, B, C); the words are never printed by us.
LETTERS: Final = {
    Secrecy.NONE: "",
    Secrecy.CLASSIFIED: "C",
    Secrecy.HIGHLY_CLASSIFIED: "B",
    Secrecy.UTMOST: "A",
}
UNSEEN: Final = (
    "(Mẫu theo nguồn thứ cấp; chưa đối chiếu với phụ lục của Nghị định. Cơ quan kiểm "
    "tra trước khi dùng.)"
)


def register_book(book: RegisterBook) -> Paper:
    """Return a book: its cover, then its pages with a head that repeats."""
    kind = "bi-mat-di" if book.is_secret else "van-ban-di"
    title = CLASSIFIED_TITLE if book.is_secret else PLAIN_TITLE
    return Paper(
        code="D22b" if book.is_secret else "D22a",
        title=f"{title.capitalize()} {book.period}",
        slug=f"so-dang-ky-{kind}",
        documents=(
            Document(blocks=tuple(_cover(book, title)), page=COVER),
            Document(blocks=(_table(book),), page=SHEET),
        ),
    )


def _cover(book: RegisterBook, title: str) -> Iterator[Block]:
    if book.superior:
        yield line((_figure(book, "superior", "text"),), size=14)
    yield line((_figure(book, "organ", "text", bold=True),), size=14)
    yield Rule(40)
    yield Spacer(38)
    yield line((Text(title, bold=True),), size=24)
    yield Spacer(6)
    yield line((Text("Năm: "), _figure(book, "period", "text")), size=16)
    yield Spacer(30)
    yield line(
        (
            Text("Từ số: "),
            _figure(book, "first.number", "count"),
            Text(" đến số: "),
            _figure(book, "last.number", "count"),
        ),
        size=14,
    )
    yield line(
        (
            Text("Từ "),
            _figure(book, "first_day", "day"),
            Text(" đến "),
            _figure(book, "last_day", "day"),
        ),
        size=14,
    )
    yield line(
        (
            Text("Hệ thống số: "),
            _figure(book, "issuer", "text"),
            Text("; quyển số: ……"),
        ),
        size=14,
    )
    if book.form.status is not Status.SEEN:
        yield Spacer(12)
        yield line((Fixed(book.form.source, italic=True),), size=12)
        yield line((Text(UNSEEN, italic=True),), size=12)


def _table(book: RegisterBook) -> Table:
    heads = SECRET_HEADS if book.is_secret else OPEN_HEADS
    cells = _secret_cells if book.is_secret else _open_cells
    written = tuple(
        Row(cells(book, i), max(10.0, LINE_HEIGHT * len(row.sent)))
        for i, row in enumerate(book.rows)
    )
    blank = Row(tuple(Cell() for _ in heads), 10)
    missing = max(0, LEAST_ROWS - len(written))
    titles = tuple(
        Cell((line((Text(words, bold=True),), size=SIZE),)) for words, _ in heads
    )
    places = tuple(
        Cell((line((Fixed(f"({i})"),), size=SIZE),)) for i in range(1, len(heads) + 1)
    )
    return Table(
        widths=tuple(float(width) for _, width in heads),
        header=(Row(titles), Row(places)),
        rows=(*written, *(blank for _ in range(missing))),
    )


def _open_cells(book: RegisterBook, index: int) -> tuple[Cell, ...]:
    at = f"rows[{index}]"
    return (
        _cell(_symbol(book, at)),
        _cell((_figure(book, f"{at}.issued_on", "short_day"),)),
        _cell(_content(book, at), align=Align.LEFT),
        _cell((_figure(book, f"{at}.signer", "cell"),), align=Align.LEFT),
        _recipients(book, index),
        _cell((_figure(book, f"{at}.kept_by", "cell"),), align=Align.LEFT),
        _cell((_figure(book, f"{at}.copies", "handcount"),)),
        _cell(_day(book, f"{at}.sent_on")),
        Cell(),
        _cell((_figure(book, f"{at}.remark", "cell"),), align=Align.LEFT),
    )


def _secret_cells(book: RegisterBook, index: int) -> tuple[Cell, ...]:
    at = f"rows[{index}]"
    letter = LETTERS[book.rows[index].secrecy]
    return (
        _cell((_figure(book, f"{at}.number", "handcount"),)),
        _cell(_symbol(book, at)),
        _cell((_figure(book, f"{at}.issued_on", "short_day"),)),
        _cell(_content(book, at), align=Align.LEFT),
        _cell((Text(letter),)),
        _cell((_figure(book, f"{at}.signer", "cell"),), align=Align.LEFT),
        _recipients(book, index),
        _taken(book, index),
        _cell((_figure(book, f"{at}.kept_by", "cell"),), align=Align.LEFT),
        _cell((_figure(book, f"{at}.copies", "handcount"),)),
        _cell((_figure(book, f"{at}.remark", "cell"),), align=Align.LEFT),
    )


def _symbol(book: RegisterBook, at: str) -> Runs:
    return (_figure(book, at, "cited"),)


def _content(book: RegisterBook, at: str) -> Runs:
    """Kind and subject; of an utmost secret the kind alone."""
    kind, subject = (
        _figure(book, f"{at}.kind", "text"),
        _figure(book, f"{at}.subject", "cell"),
    )
    return (kind, Text(": "), subject) if subject.text else (kind,)


def _recipients(book: RegisterBook, index: int) -> Cell:
    lines = [
        line(
            (
                Text("- "),
                _figure(book, f"rows[{index}].sent[{i}].recipient", "text"),
                Text(" ("),
                _figure(book, f"rows[{index}].sent[{i}].copies", "count"),
                Text(")"),
            ),
            size=SIZE,
            align=Align.LEFT,
        )
        for i in range(len(book.rows[index].sent))
    ]
    return Cell(tuple(lines))


def _taken(book: RegisterBook, index: int) -> Cell:
    lines = [
        line(
            (
                *_day(book, f"rows[{index}].sent[{i}].received_on"),
                Text(" "),
                _figure(book, f"rows[{index}].sent[{i}].received_by", "cell"),
            ),
            size=SIZE,
            align=Align.LEFT,
        )
        for i, one in enumerate(book.rows[index].sent)
        if one.received_by
    ]
    return Cell(tuple(lines))


def _day(book: RegisterBook, path: str) -> Runs:
    """The day, or nothing: it is written by hand."""
    known = resolve(book, path) is not None
    return (_figure(book, path, "short_day"),) if known else (Text(""),)


def _cell(runs: Runs, *, align: Align = Align.CENTER) -> Cell:
    return Cell((line(runs, size=SIZE, align=align),))


def _figure(book: RegisterBook, path: str, form: str, *, bold: bool = False) -> Figure:
    return Figure(path, form, show(resolve(book, path), form), bold)
