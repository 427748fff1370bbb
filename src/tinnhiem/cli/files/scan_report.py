"""What `tinnhiem scan read` tells a committee: outcomes, doubts, sums, what to do."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Final

import click

from tinnhiem.cli.files.scan_json import pages_of
from tinnhiem.core.count.mark import Mark
from tinnhiem.core.scanning.files import ScanUnopenedError
from tinnhiem.core.scanning.layout import SheetLayout
from tinnhiem.core.scanning.page import (
    PageOutcome,
    PageReading,
    Rejection,
    ScanTotals,
    total,
)
from tinnhiem.messages.say import say
from tinnhiem.messages.scan_words import OUTCOMES, REASONS, flag_words
from tinnhiem.omr.reading import ReadPile

LISTED: Final = 40  # lines under one heading
UNREADABLE: Final = Rejection.UNREADABLE.value
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
RECONCILE: Final = (
    "Đếm số tờ trong hòm và đối chiếu với số trang ở trên; chưa khớp thì chưa ký."
)


def show_pile(pile: ReadPile, layouts: Sequence[SheetLayout]) -> None:
    """Print what came of a pile."""
    totals = total(pile.pages)
    _show_outcomes(totals)
    _show_counted("Dòng cần người xem, theo lý do", totals.flags, say_it=flag_words)
    _show_counted("Trang cần chú ý, theo lý do", totals.reasons, say_it=_reason_words)
    _show_pages(pile)
    for layout in layouts:
        _show_lines(layout, pages_of(layout, pile.pages))
    _show_steps(pile.pages)


def _show_outcomes(totals: ScanTotals) -> None:
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


def _show_counted(
    heading: str, counted: dict[str, int], *, say_it: Callable[[str], str]
) -> None:
    if not counted:
        return
    click.echo(f"\n{heading}")
    for name, number in sorted(counted.items(), key=lambda one: (-one[1], one[0])):
        click.echo(f"  {number:>6}  {say_it(name)}")


def _reason_words(reason: str) -> str:
    return REASONS.get(reason, reason)


def _show_pages(pile: ReadPile) -> None:
    """Name every page that is not counted: what cannot be opened first."""
    told = [
        str(say(ScanUnopenedError(one.file, page=one.page, fault=one.reason)))
        for one in pile.unopened
    ]
    grouped: dict[tuple[str, str], list[int]] = {}
    for page in pile.pages:
        if page.twin is not None:
            told.append(
                f"Trang {page.page} của «{page.file}» giống trang {page.twin[1]} của "
                f"«{page.twin[0]}»: {_reason_words(page.reason)}."
            )
        elif page.outcome is PageOutcome.REJECTED and page.reason != UNREADABLE:
            grouped.setdefault((page.file, page.reason), []).append(page.page)
    for (file, reason), numbers in grouped.items():
        told.append(f"Trang {spans(numbers)} của «{file}»: {_reason_words(reason)}.")
    if told:
        click.echo("\nTrang không được đếm")
    for line in told[:LISTED]:
        click.echo(f"  {line}")
    if len(told) > LISTED:
        click.echo(f"  … và {len(told) - LISTED} mục nữa (xem đủ bằng --json).")


def spans(numbers: Sequence[int]) -> str:
    """Return numbers as people write them: 3, 7–9."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(
        str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs
    )


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


def _show_steps(pages: Sequence[PageReading]) -> None:
    outcomes = {page.outcome for page in pages}
    click.echo("\nViệc cần làm tiếp")
    steps = [said for outcome, said in STEPS.items() if outcome in outcomes]
    for number, step in enumerate([*steps, RECONCILE], 1):
        click.echo(f"  {number}. {step}")
