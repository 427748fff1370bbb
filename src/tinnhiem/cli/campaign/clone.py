"""`tinnhiem campaign clone`: begin from last time's plan."""

from pathlib import Path

import click

from tinnhiem import rulebooks
from tinnhiem.actions.campaigns.clone_campaign import clone_campaign
from tinnhiem.cli.campaign.options import BY, moment, on_campaign, open_campaign
from tinnhiem.core.campaigns.slug import slug_of


@click.command()
@click.argument("name", metavar="TÊN_MỚI")
@on_campaign
@BY
@click.option("--rulebook", "book", help="Quy định áp dụng (mặc định: như cuộc cũ).")
def clone(name: str, data: Path, slug: str | None, by: str, book: str | None) -> None:
    """Lập cuộc lấy phiếu mới từ kế hoạch của cuộc cũ.

    Chỉ lấy nội dung kế hoạch, chức danh, thành phần ghi phiếu; không lấy số, ngày,
    nhân sự, thẻ, văn bản, phiếu.
    """
    older, now = open_campaign(data, slug), moment(None)
    rulebook = rulebooks.find(book) if book else rulebooks.load(older.rulebook_key)
    made = clone_campaign(
        campaign=older, rulebook=rulebook, slug=slug_of(name), by=by, now=now
    )
    click.echo(f"Đã lập «{made.slug}» từ kế hoạch của «{older.slug}».")
    click.echo("Kế hoạch để trống số, ngày; thời hạn các bước vẫn là của lần trước.")
    if not rulebook.is_in_force_on(now.date()):
        click.echo(
            f"Lưu ý: {rulebook.name} không còn hiệu lực hôm nay. Chọn quy định khác "
            "bằng --rulebook."
        )
