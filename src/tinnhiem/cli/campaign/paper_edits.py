"""`tinnhiem papers bring-back`, `papers edits`: words changed in Word."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

import click
from django.utils.timezone import localtime

from tinnhiem.actions.papers.bring_back import (
    BroughtPaper,
    accept_edits,
    brought_paper,
    lost_edits,
)
from tinnhiem.actions.papers.print_papers import reprint
from tinnhiem.actions.papers.undo_edits import edit_name, undo_edits
from tinnhiem.cli.campaign import words
from tinnhiem.cli.campaign.options import deed, moment, open_campaign
from tinnhiem.cli.campaign.worddiff import marked
from tinnhiem.cli.run import DONE, REFUSED
from tinnhiem.messages import say
from tinnhiem.papers.rewording import FoundEdit
from tinnhiem.store.models import Campaign
from tinnhiem.store.queries.records import record_of

FORMAT = (
    "Chỉ câu chữ được đưa vào; cỡ chữ, màu, căn lề sửa trong Word không lấy, văn bản "
    "giữ thể thức của mình."
)


@click.command(name="bring-back")
@click.argument("file", metavar="TỆP.docx", type=click.Path(path_type=Path))
@deed
@click.option(
    "--accept",
    "blocks",
    multiple=True,
    metavar="KHỐI",
    help="Chấp nhận sửa đổi ở khối này, ví dụ blk_003 (có thể lặp lại).",
)
@click.option("--accept-all", is_flag=True, help="Chấp nhận mọi sửa đổi.")
def bring_back(  # noqa: PLR0913 - one parameter an option
    file: Path,
    data: Path,
    slug: str | None,
    by: str,
    at: datetime | None,
    blocks: tuple[str, ...],
    accept_all: bool,  # noqa: FBT001 - a flag
) -> int:
    """Đưa văn bản đã sửa trong Word vào lại: xem chỗ sửa, chấp nhận từng chỗ.

    Không có --accept hay --accept-all thì chỉ xem. Số liệu, họ tên, ngày tháng không
    sửa được ở đây: sửa số liệu, không sửa văn bản.

    Mã thoát: 0 không có chỗ bị từ chối, 1 có chỗ bị từ chối, 2 không đọc được tệp.
    """
    chosen = open_campaign(data, slug)
    if not (blocks or accept_all):
        brought = brought_paper(campaign=chosen, path=file)
        _print(brought)
        return REFUSED if brought.refused else DONE
    stored = accept_edits(
        campaign=chosen,
        path=file,
        blocks=None if accept_all else blocks,
        by=by,
        now=moment(at),
    )
    if not stored:
        click.echo("Câu chữ không có gì khác; không ghi gì.")
        return DONE
    for one in stored:
        _print_edit(one)
    _make_again(chosen, {one.edit.code for one in stored}, by=by, at=at)
    click.echo(f"Đã chấp nhận {len(stored)} sửa đổi.")
    return DONE


@click.command()
@deed
@click.option(
    "--undo",
    "names",
    multiple=True,
    metavar="TÊN",
    help="Bỏ sửa đổi mang tên này, ví dụ D16-be1d6b (có thể lặp lại).",
)
def edits(
    data: Path, slug: str | None, by: str, at: datetime | None, names: tuple[str, ...]
) -> None:
    """Liệt kê câu chữ đã sửa trong Word và được chấp nhận, hoặc bỏ sửa đổi."""
    chosen = open_campaign(data, slug)
    if names:
        undone = undo_edits(campaign=chosen, names=names, by=by, now=moment(at))
        _make_again(chosen, {row.code for row in undone}, by=by, at=at)
        click.echo(f"Đã bỏ {len(undone)} sửa đổi; văn bản trở lại câu chữ cũ.")
        return
    rows = list(chosen.paper_edits.all())
    lost = {(one.code, one.key) for one in lost_edits(record_of(chosen))}
    for row in rows:
        when = words.instant(localtime(row.accepted_at))
        click.echo(f"{edit_name(row)}  {row.accepted_by}, {when}")
        if (row.code, row.key) in lost:
            click.echo(
                "  KHÔNG CÒN HIỆU LỰC: văn bản không còn khối này, hoặc câu sửa ghi số."
            )
        _print_words(row.old, row.new)
    if not rows:
        click.echo("Chưa có câu chữ nào sửa trong Word được chấp nhận.")


def _make_again(
    campaign: Campaign, codes: Iterable[str], *, by: str, at: datetime | None
) -> None:
    """Print the edited papers at once, so that PDF and Word on the disk agree."""
    for code in sorted(codes):
        made = reprint(campaign=campaign, code=code, by=by, now=moment(at))
        for paper in made:
            click.echo(f"Đã in lại: {paper.pdf_path}")
            click.echo(f"           {paper.docx_path}")


def _print(brought: BroughtPaper) -> None:
    click.echo(f"{brought.code} {brought.title}")
    for one in brought.found:
        _print_edit(one)
    for refusal in brought.refused:
        click.echo(f"\nKHÔNG NHẬN {say(refusal)} [{refusal.code}]")
    for text in brought.margins:
        click.echo(f"\nBỎ QUA: chữ ở đầu trang, chân trang («{text}»).")
    click.echo()
    if not brought.found and not brought.refused:
        click.echo("Câu chữ không có gì khác.")
    click.echo(FORMAT)
    if brought.found:
        click.echo(
            f"Có {len(brought.found)} sửa đổi, chưa ghi gì. Chấp nhận từng chỗ bằng "
            '--accept KHỐI, hoặc tất cả bằng --accept-all, kèm --by "Họ và tên".'
        )


def _print_edit(one: FoundEdit) -> None:
    click.echo(f"\n{one.block}")
    _print_words(one.old, one.new)
    for figure in one.moved:
        click.echo(f"  Số liệu «{figure}» chuyển chỗ trong khối.")
    if one.digits:
        listed = ", ".join(f"«{digits}»" for digits in one.digits)
        click.echo(f"  Lưu ý: {listed} là chữ số gõ tay, sẽ không thay đổi theo hồ sơ.")


def _print_words(old: str, new: str) -> None:
    before, after = marked(old, new)
    click.echo(f"  cũ:  {before}")
    click.echo(f"  mới: {after or '(bỏ khối này)'}")
