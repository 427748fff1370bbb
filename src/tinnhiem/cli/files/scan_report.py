"""What `tinnhiem scan read` tells a committee: outcomes, doubts, sums, what to do."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Final

import click

from tinnhiem.cli.files.scan_json import pages_of
from tinnhiem.cli.files.scan_pages import (
    Told,
    doubtful_lines,
    reason_words,
    shut_lines,
    uncounted_lines,
)
from tinnhiem.core.count.mark import Mark
from tinnhiem.core.scanning.layout import SheetLayout
from tinnhiem.core.scanning.page import (
    PageOutcome,
    PageReading,
    RowFlag,
    ScanTotals,
    total,
)
from tinnhiem.messages.scan_words import OUTCOMES, flag_words
from tinnhiem.omr.reading import ReadPile

LISTED: Final = 40  # lines under one heading
DOUBTS: Final = 30  # lines of pages with rows to look at
NAME_WIDTH: Final = 28
COLUMNS: Final = (
    (Mark.HIGH, "cao"),
    (Mark.CONFIDENCE, "tín nhiệm"),
    (Mark.LOW, "thấp"),
    (Mark.BLANK, "để trống"),
)
NO_RESULT: Final = (
    "Số trên chỉ gồm dòng máy đọc chắc; chưa phải kết quả kiểm phiếu, chưa có dòng cần "
    "người xem."
)
STEPS: Final = {
    PageOutcome.FLAGGED: (
        "Hai thành viên Ban Kiểm phiếu xem ảnh từng dòng cần người xem và cùng quyết "
        "định (trang kiểm phiếu của cuộc lấy phiếu)."
    ),
    PageOutcome.REJECTED: (
        "Tìm tờ giấy của từng trang bị loại, xem lý do, quét lại hoặc nhập tay; không "
        "bỏ qua trang nào."
    ),
    PageOutcome.DUPLICATE: (
        "Đặt hai tờ của mỗi cặp nghi trùng cạnh nhau: hai tờ khác nhau thì nhập tay tờ "
        "sau, cùng một tờ thì bỏ bản quét sau."
    ),
}
BLACK_AND_WHITE: Final = (
    "Có trang quét đen trắng (chế độ chữ, 1 bit): đặt máy quét ở xám hoặc màu, 200–300 "
    "dpi, quét lại các trang ấy thì bớt hẳn dòng phải xem."
)
OPEN: Final = (
    "Xem lý do của từng tệp không mở được, lấy đúng tệp hoặc quét lại rồi đọc lại: tờ "
    "phiếu trong tệp ấy chưa có trong số trang ở trên."
)
RECONCILE: Final = (
    "Đếm số tờ trong hòm và đối chiếu với số trang ở trên; chưa khớp thì chưa ký."
)


def show_pile(pile: ReadPile, layouts: Sequence[SheetLayout]) -> None:
    """Print what came of a pile."""
    shut = {one.file for one in pile.shut}
    pages = [page for page in pile.pages if page.file not in shut]
    totals = total(pages)
    _show_outcomes(totals, shut=len(pile.shut))
    _show_counted("Dòng cần người xem, theo lý do", totals.flags, say_it=flag_words)
    _show_counted("Trang cần chú ý, theo lý do", totals.reasons, say_it=reason_words)
    _show_listed("Tệp không mở được", shut_lines(pile))
    _show_listed("Trang không được đếm", uncounted_lines(pile))
    _show_listed("Dòng cần người xem, theo trang", doubtful_lines(pages), most=DOUBTS)
    for layout in layouts:
        _show_lines(layout, pages_of(layout, pile.pages))
    _show_steps(pages, shut=len(pile.shut))


def _show_outcomes(totals: ScanTotals, *, shut: int) -> None:
    """Print where pages ended; files that gave no page stand apart, below the sum."""
    click.echo(f"Đã đọc {totals.pages} trang.\n")
    figures = {
        PageOutcome.READ: totals.read,
        PageOutcome.FLAGGED: totals.flagged,
        PageOutcome.REJECTED: totals.rejected,
        PageOutcome.DUPLICATE: totals.duplicates,
    }
    for outcome, number in figures.items():
        click.echo(f"  {number:>6}  {OUTCOMES[outcome]}")
    click.echo(f"  {sum(figures.values()):>6}  Cộng")
    if shut:
        click.echo(f"  {shut:>6}  Tệp không mở được, chưa tính là trang")


def _show_counted(
    heading: str, counted: dict[str, int], *, say_it: Callable[[str], str]
) -> None:
    if not counted:
        return
    click.echo(f"\n{heading}")
    for name, number in sorted(counted.items(), key=lambda one: (-one[1], one[0])):
        click.echo(f"  {number:>6}  {say_it(name)}")


def _show_listed(heading: str, told: Sequence[Told], *, most: int = LISTED) -> None:
    """Print lines under a heading, and how many pages stand on those left out."""
    if not told:
        return
    click.echo(f"\n{heading}")
    for line, _ in told[:most]:
        click.echo(f"  {line}")
    if left := sum(pages for _, pages in told[most:]):
        click.echo(f"  … và {left} trang nữa, xem --json.")


def _show_lines(layout: SheetLayout, pages: Sequence[PageReading]) -> None:
    totals = total(pages)
    if not totals.read + totals.flagged:
        return
    doubts = Counter(
        row.row
        for page in pages
        if page.outcome in {PageOutcome.READ, PageOutcome.FLAGGED}
        for row in page.rows
        if row.answer is None
    )
    click.echo(f"\nMẫu phiếu {layout.style}, lần in {layout.batch}")
    heads = "".join(f"{head:>11}" for _, head in COLUMNS)
    click.echo(f"  {'':>3} {'Họ và tên':<{NAME_WIDTH}}{heads}{'cần xem':>11}")
    for row, name in enumerate(layout.people, 1):
        counts = totals.lines.get(row, {})
        cells = "".join(f"{counts.get(mark.value, 0):>11}" for mark, _ in COLUMNS)
        short = name if len(name) <= NAME_WIDTH else f"{name[: NAME_WIDTH - 1]}…"
        click.echo(f"  {row:>3} {short:<{NAME_WIDTH}}{cells}{doubts[row]:>11}")
    click.echo(f"  {NO_RESULT}")


def _show_steps(pages: Sequence[PageReading], *, shut: int) -> None:
    outcomes = {page.outcome for page in pages}
    click.echo("\nViệc cần làm tiếp")
    steps = [said for outcome, said in STEPS.items() if outcome in outcomes]
    if any(row.flag is RowFlag.BILEVEL for page in pages for row in page.rows):
        steps.insert(0, BLACK_AND_WHITE)
    if shut:
        steps.insert(0, OPEN)
    for number, step in enumerate([*steps, RECONCILE], 1):
        click.echo(f"  {number}. {step}")
