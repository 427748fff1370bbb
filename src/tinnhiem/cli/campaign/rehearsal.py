"""`tinnhiem rehearsal`: practise on a copy that leaves nothing behind."""

from datetime import datetime
from pathlib import Path

import click

from tinnhiem.actions.rehearsal.make_rehearsal import make_rehearsal
from tinnhiem.actions.rehearsal.suggest_marks import practice_csv, suggest_marks
from tinnhiem.actions.rehearsal.wipe_rehearsal import wipe_rehearsal
from tinnhiem.cli.campaign.options import deed, moment, on_campaign, open_campaign
from tinnhiem.cli.campaign.purge import print_certificate
from tinnhiem.cli.output import write_bytes


@click.group()
def rehearsal() -> None:
    """Diễn tập trên chính danh sách đã chốt; xóa sạch sau khi tập, có chứng nhận."""


@rehearsal.command()
@deed
def make(data: Path, slug: str | None, by: str, at: datetime | None) -> None:
    """Lập cuộc diễn tập từ một cuộc lấy phiếu đã chốt danh sách."""
    chosen = open_campaign(data, slug)
    made = make_rehearsal(campaign=chosen, by=by, now=moment(at))
    click.echo(f"Đã lập cuộc diễn tập «{made.slug}»: {made.roster.count()} người.")
    click.echo("Văn bản có chữ chìm, không cấp số; thẻ của cuộc thật không mở được.")


@rehearsal.command()
@click.argument("sheets", metavar="SỐ_PHIẾU", type=click.IntRange(1, 5_000))
@click.argument("target", metavar="TỆP", type=click.Path(path_type=Path))
@on_campaign
def ballots(sheets: int, target: Path, data: Path, slug: str | None) -> None:
    """Viết một tệp đọc phiếu gồm SỐ_PHIẾU tờ do máy nghĩ ra, để tập kiểm phiếu."""
    practice = suggest_marks(campaign=open_campaign(data, slug), sheets=sheets)
    write_bytes(target, practice_csv(practice))
    click.echo(f"Đã ghi {target}: {sheets} phiếu giả, chỉ dùng để tập.")


@rehearsal.command()
@deed
def wipe(data: Path, slug: str | None, by: str, at: datetime | None) -> int:
    """Xóa sạch cuộc diễn tập, tìm lại trên từng byte, in chứng nhận."""
    chosen = open_campaign(data, slug)
    row = wipe_rehearsal(slug=chosen.slug, by=by, now=moment(at))
    return print_certificate(row, data=data)
