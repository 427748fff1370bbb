"""What the report of `scan read` names, so that every sheet of paper can be found."""

from collections.abc import Sequence

import pytest

from tinnhiem.cli.files.scan_pages import (
    doubtful_lines,
    shut_lines,
    spans,
    uncounted_lines,
)
from tinnhiem.cli.files.scan_report import DOUBTS, show_pile
from tinnhiem.core.scanning.opening_fault import OpeningFault
from tinnhiem.core.scanning.page import (
    DuplicateKind,
    PageFlag,
    PageOutcome,
    PageReading,
    Rejection,
    RowFlag,
    RowReading,
)
from tinnhiem.messages.scan_words import REASONS, REMEDIES, flag_words
from tinnhiem.omr.pictures import Unopened
from tinnhiem.omr.reading import ReadPile

SEVERAL, WEAK = RowFlag.SEVERAL, RowFlag.WEAK


def read(file: str, page: int) -> PageReading:
    return PageReading(file=file, page=page, outcome=PageOutcome.READ)


def flagged(
    file: str, page: int, flags: dict[int, RowFlag], *, reason: str = ""
) -> PageReading:
    rows = tuple(
        RowReading(row=row, answer=None if row in flags else 1, flag=flags.get(row))
        for row in range(1, 10)
    )
    outcome = PageOutcome.FLAGGED
    return PageReading(file=file, page=page, outcome=outcome, rows=rows, reason=reason)


def twin(
    page: int,
    of: int,
    *,
    file: str = "b.pdf",
    kind: DuplicateKind = DuplicateKind.SAME_STROKES,
) -> PageReading:
    return PageReading(
        file=file,
        page=page,
        outcome=PageOutcome.DUPLICATE,
        reason=kind.value,
        twin=("a.pdf", of),
    )


def closed(file: str, page: int) -> PageReading:
    return PageReading(
        file=file,
        page=page,
        outcome=PageOutcome.REJECTED,
        reason=Rejection.UNREADABLE.value,
    )


def pile_of(
    pages: Sequence[PageReading], fault: OpeningFault | None = None
) -> ReadPile:
    """Return a pile whose unreadable pages all have one fault."""
    return ReadPile(
        pages=tuple(pages),
        unopened=tuple(
            Unopened(file=one.file, page=one.page, reason=fault)
            for one in pages
            if fault is not None and one.reason == Rejection.UNREADABLE.value
        ),
    )


def test_numbers_are_written_as_people_write_them() -> None:
    assert spans([3, 7, 9, 8, 12]) == "3, 7–9, 12"


def test_a_page_with_rows_to_look_at_is_named_with_the_rows_and_why() -> None:
    page = flagged("lô 1.pdf", 7, {2: SEVERAL, 3: SEVERAL, 5: WEAK, 9: SEVERAL})

    assert doubtful_lines([read("lô 1.pdf", 6), page]) == [
        (
            "Trang 7 của «lô 1.pdf»: dòng 2–3, 9 (có nét bút ở hai hoặc ba ô); dòng 5 "
            "(nét quá mờ hoặc quá nhỏ, chưa chắc là dấu).",
            1,
        )
    ]


def test_a_doubt_about_the_whole_page_is_said_before_its_rows() -> None:
    flags = dict.fromkeys(range(1, 10), RowFlag.PAGE)

    ((line, _),) = doubtful_lines(
        [flagged("a.pdf", 1, flags, reason=PageFlag.WRITING.value)]
    )

    assert "ngoài bảng; dòng 1–9 (cả trang không đủ rõ). Hai thành viên" in line


def test_pages_in_doubt_for_the_same_reasons_share_a_line() -> None:
    pages = [flagged("a.pdf", page, {2: WEAK}) for page in (4, 6, 5)]

    ((line, number),) = doubtful_lines(pages)

    assert line.startswith("Trang 4–6 của «a.pdf»: dòng 2 (")
    assert number == 3


@pytest.mark.parametrize(
    ("pages", "left"), [(DOUBTS - 1, 0), (DOUBTS, 0), (DOUBTS + 1, 1), (DOUBTS + 7, 7)]
)
def test_a_long_list_ends_by_saying_how_many_pages_it_leaves_out(
    pages: int, left: int, capsys: pytest.CaptureFixture[str]
) -> None:
    found = [flagged(f"{page}.png", 1, {1: WEAK}) for page in range(pages)]

    show_pile(pile_of(found), [])

    said = capsys.readouterr().out
    assert said.count("Trang 1 của «") == pages - left
    assert (f"… và {left} trang nữa, xem --json." in said) is bool(left)
    assert ("trang nữa" in said) is bool(left)


def test_a_tray_scanned_twice_is_one_line() -> None:
    pages = [read("a.pdf", page) for page in range(1, 13)]
    pages += [twin(page, page) for page in range(1, 13)]

    assert uncounted_lines(pile_of(pages)) == [
        (
            "Trang 1–12 của «b.pdf» giống trang 1–12 của «a.pdf»: nét bút giống hệt "
            "một trang khác. Đặt hai tờ giấy cạnh nhau: cùng một tờ thì bỏ bản quét "
            "sau, hai tờ khác nhau thì nhập tay tờ sau.",
            12,
        )
    ]


@pytest.mark.parametrize(
    "second",
    [
        pytest.param(twin(3, 2), id="a page between"),
        pytest.param(twin(2, 3), id="a twin between"),
        pytest.param(twin(2, 2, file="c.pdf"), id="another file"),
        pytest.param(twin(2, 2, kind=DuplicateKind.SAME_FILE), id="another reason"),
    ],
)
def test_twins_that_are_no_run_keep_a_line_each(second: PageReading) -> None:
    lines = uncounted_lines(pile_of([twin(1, 1), second]))

    assert [number for _, number in lines] == [1, 1]
    assert lines[0][0].startswith("Trang 1 của «b.pdf» giống trang 1 của «a.pdf»")


def test_a_file_that_cannot_be_opened_is_no_page(
    capsys: pytest.CaptureFixture[str],
) -> None:
    pages = [read("a.pdf", 1), closed("khoa.pdf", 1)]

    show_pile(pile_of(pages, OpeningFault.ENCRYPTED), [])

    said = capsys.readouterr().out
    assert "Đã đọc 1 trang." in said
    assert "0  Bị loại" in said
    assert "1  Cộng" in said
    assert "1  Tệp không mở được" in said
    assert "«khoa.pdf» đặt mật khẩu" in said
    assert "Trang không được đếm" not in said
    assert "chưa có trong số trang ở trên" in said
    assert "trang bị loại" not in said


def test_a_broken_page_of_a_file_that_opens_is_a_page_that_is_rejected() -> None:
    pile = pile_of([read("a.pdf", 1), closed("a.pdf", 2)], OpeningFault.DAMAGED)

    assert shut_lines(pile) == []
    ((line, _),) = uncounted_lines(pile)
    assert line.startswith("Trang 2 của «a.pdf» bị hỏng")


def test_broken_pages_alone_are_pages_when_they_are_several() -> None:
    pile = pile_of([closed("a.pdf", 1), closed("a.pdf", 2)], OpeningFault.GIANT)

    assert shut_lines(pile) == []
    assert len(uncounted_lines(pile)) == 2


@pytest.mark.parametrize("reason", [*PageFlag, *Rejection, *DuplicateKind])
def test_every_reason_says_what_is_wrong_and_what_to_do(reason: str) -> None:
    what, remedy = str(REASONS[reason]), str(REMEDIES[reason])
    assert what[0].islower(), "it follows where the page is"
    assert remedy[0].isupper(), "it is a sentence of its own"
    assert not (what + remedy).endswith((".", ":"))


@pytest.mark.parametrize("flag", RowFlag)
def test_every_flag_has_words_of_its_own(flag: RowFlag) -> None:
    said = flag_words(flag.value)
    assert said != flag.value
    assert [one for one in RowFlag if flag_words(one.value) == said] == [flag]


def test_a_rejected_page_is_named_with_its_cause_and_its_remedy() -> None:
    lost = PageReading(
        file="lo-1.pdf",
        page=3,
        outcome=PageOutcome.REJECTED,
        reason=Rejection.FEW_MARKERS.value,
    )
    ((line, pages),) = uncounted_lines(pile_of([lost]))
    assert pages == 1
    assert line.startswith("Trang 3 của «lo-1.pdf»: thấy chưa đủ ba dấu định vị:")
    assert "nằm lệch" in line
    assert line.endswith("Vuốt phẳng, đặt ngay ngắn, khổ A4, rồi quét lại.")


@pytest.mark.parametrize(
    ("flag", "is_said"), [(RowFlag.BILEVEL, True), (RowFlag.BLANK_UNSURE, False)]
)
def test_black_and_white_scans_are_named_with_what_to_set_on_the_copier(
    flag: RowFlag, is_said: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    show_pile(pile_of([flagged("lo-1.pdf", 1, {2: flag})]), ())
    said = capsys.readouterr().out
    assert ("đặt máy quét ở xám hoặc màu, 200–300 dpi" in said) is is_said
