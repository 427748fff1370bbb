"""The certificate of a removal: what is gone, what a search found, by what right.

It is no paper of the catalogue: what it speaks of is no longer there to print from, and
it bears no number of the office.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from tinnhiem.core.archive.removal import Removal, RemovalKind
from tinnhiem.papers.catalogue.parts import SIGN_HERE, cell, head, ordinal
from tinnhiem.papers.figures import resolve
from tinnhiem.papers.forms import show
from tinnhiem.papers.model import (
    Align,
    Block,
    Document,
    Figure,
    Fixed,
    Paper,
    Paragraph,
    Row,
    Run,
    Runs,
    Signature,
    Table,
    Text,
)

SUBJECTS: Final = {
    RemovalKind.PURGE: "Xóa dữ liệu cuộc lấy phiếu tín nhiệm đã hết thời hạn lưu",
    RemovalKind.REHEARSAL: "Xóa dữ liệu diễn tập lấy phiếu tín nhiệm",
}
CLEAN: Final = (
    "Không còn dấu vết nào của cuộc này trong tệp cơ sở dữ liệu, ngoài những từ mà "
    "chính cơ quan còn giữ ở dòng khác: nhật ký và sổ chứng nhận ghi việc xóa này, tài "
    "khoản, cuộc lấy phiếu khác."
)
OUTSIDE: Final = (
    "Không thuộc chứng nhận này: bản sao lưu, gói lưu trữ và bản in đã lập trước đó; "
    "dữ liệu ở máy khác; lớp lưu trữ vật lý của ổ đĩa, nơi phần mềm không với tới. Cơ "
    "quan xử lý các bản ấy theo quyết định riêng."
)


def removal_certificate(
    removal: Removal, *, tables: Mapping[str, str], terms: Mapping[str, str]
) -> Paper:
    """Return the certificate, to be signed by who decided and a witness.

    Args:
        removal: With its search.
        tables: What the rows of a table are, in words, by the table's name.
        terms: What was looked for, in words, by its kind.
    """
    document = Document(
        superior=(_figure(removal, "superior"),) if removal.superior else (),
        organ=(replace(_figure(removal, "organ"), bold=True),),
        place_date=(
            replace(_figure(removal, "place"), italic=True),
            Text(", ", italic=True),
            replace(_figure(removal, "at", "day"), italic=True),
        ),
        kind="CHỨNG NHẬN",
        subject=(Text(SUBJECTS[removal.kind], bold=True),),
        blocks=(
            *_right(removal),
            *_gone(removal, tables),
            *_searched(removal, terms),
            _words(Text(OUTSIDE)),
        ),
        signatures=(
            Signature(((Text("NGƯỜI CHỨNG KIẾN", bold=True),),), (), SIGN_HERE),
            Signature(((Text("NGƯỜI QUYẾT ĐỊNH XÓA", bold=True),),), (), SIGN_HERE),
        ),
    )
    return Paper(
        code="XOA",
        title=f"Chứng nhận xóa dữ liệu {removal.code}",
        slug="chung-nhan-xoa",
        documents=(document,),
    )


def _right(removal: Removal) -> Iterator[Block]:
    yield _heading("1. Xóa gì, ai quyết định, theo căn cứ nào")
    yield _line("Mã chứng nhận: ", _figure(removal, "code"))
    yield _line(
        "Cuộc lấy phiếu: ",
        _figure(removal, "title"),
        Text(" (tên ngắn «"),
        _figure(removal, "slug"),
        Text("»)"),
    )
    if removal.asked_by:
        yield _line("Người đề nghị: ", _figure(removal, "asked_by"))
    yield _line(
        "Người quyết định và thực hiện: ",
        _figure(removal, "by"),
        Text(", hồi "),
        _figure(removal, "at", "moment"),
    )
    yield _line(
        "Căn cứ: ",
        _figure(removal, "right.rule"),
        Text(" (do "),
        _figure(removal, "right.decided_by"),
        Text(" nêu; chương trình chưa kiểm chứng)"),
    )


def _gone(removal: Removal, tables: Mapping[str, str]) -> Iterator[Block]:
    yield _heading("2. Đã xóa")
    yield Table(
        widths=(15, 115, 35),
        header=head("TT", "Nội dung", "Số dòng"),
        rows=tuple(
            Row(
                (
                    ordinal(i + 1),
                    cell((Fixed(_capital(tables.get(name, name))),), align=Align.LEFT),
                    cell((_figure(removal, f"rows[{i}][1]", "count"),)),
                )
            )
            for i, (name, _) in enumerate(removal.rows)
        ),
    )
    yield _words(
        Text("Cộng "),
        _figure(removal, "row_count", "count"),
        Text(" dòng. Cùng với các dòng ấy đã xóa "),
        _figure(removal, "files", "count"),
        Text(" tệp ("),
        _figure(removal, "file_bytes", "count"),
        Text(" byte) và "),
        _figure(removal, "people", "count"),
        Text(" người không còn ở cuộc lấy phiếu nào khác."),
        before=6,
    )
    if removal.numbers:
        yield _words(
            Text("Số văn bản đã cấp ("),
            _figure(removal, "numbers", "count"),
            Text(" số) vẫn giữ trong sổ đăng ký và không cấp lại."),
        )


def _searched(removal: Removal, terms: Mapping[str, str]) -> Iterator[Block]:
    search = removal.search
    yield _heading("3. Tìm lại sau khi xóa")
    if search is None:
        yield _words(Text("Chưa tìm."))
        return
    yield _words(
        Text("Sau khi xóa, mọi bảng được ghi lại từ đầu. Hồi "),
        _figure(removal, "search.at", "moment"),
        Text(" đã tìm trong từng dòng còn lại"),
        *_files(removal),
        Text(":"),
    )
    yield Table(
        widths=(75, 25, 40, 25),
        header=head("Tìm", "Số từ", "Còn ở dòng khác của cơ quan", "Sót"),
        rows=tuple(
            Row(
                (
                    cell((Fixed(_capital(terms[trace.kind])),), align=Align.LEFT),
                    *(
                        cell((_figure(removal, f"search.traces[{i}].{at}", "count"),))
                        for at in ("terms", "kept", "left")
                    ),
                )
            )
            for i, trace in enumerate(search.traces)
        ),
        together=True,
    )
    found = Text(CLEAN) if search.is_clean else Text("CÒN SÓT như cột cuối của bảng.")
    yield _words(found, before=6)
    if search.log_lines:
        yield _words(
            Text("Nhật ký kỹ thuật còn "),
            _figure(removal, "search.log_lines", "count"),
            Text(" dòng có tên ngắn; không có tên người, không có phiếu."),
        )


def _files(removal: Removal) -> Iterator[Run]:
    """Name every file that was read, with its size."""
    search = removal.search
    for i in range(len(search.files) if search else 0):
        yield Text(" và trong từng byte của tệp " if i == 0 else ", ")
        yield _figure(removal, f"search.files[{i}][0]")
        yield Text(" (")
        yield _figure(removal, f"search.files[{i}][1]", "count")
        yield Text(" byte)")


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _heading(words: str) -> Paragraph:
    return Paragraph(
        runs=(Fixed(words, bold=True),), indent=0, before=6, keep=True, level=1
    )


def _line(label: str, *runs: Run) -> Paragraph:
    return Paragraph(runs=(Text(f"- {label}"), *runs, Text(".")), indent=0, after=3)


def _words(*runs: Run, before: float = 0) -> Paragraph:
    made: Runs = runs
    return Paragraph(runs=made, before=before)


def _figure(removal: Removal, path: str, form: str = "text") -> Figure:
    return Figure(path, form, show(resolve(removal, path), form))
