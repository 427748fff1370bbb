"""`tinnhiem archive keep|purge`: how long a campaign is kept, and its end."""

from datetime import date, datetime
from pathlib import Path

import click

from tinnhiem.actions.archive.purge_campaign import ask_purge, purge_campaign
from tinnhiem.actions.archive.set_retention import set_retention
from tinnhiem.cli.campaign.options import deed, moment, open_campaign
from tinnhiem.cli.params import Day
from tinnhiem.core.archive.retention import Retention
from tinnhiem.messages.archive import search_words, table_words, trace_words
from tinnhiem.store.models import RemovalCertificate
from tinnhiem.store.queries.removals import removal_of


@click.command()
@click.argument("until", metavar="NGÀY", type=Day())
@deed
@click.option("--rule", required=True, help="Căn cứ: văn bản, điều khoản.")
@click.option("--source", default="", help="Xem ở đâu, để người khác kiểm tra.")
@click.option("--decided-by", required=True, help="Người quyết định.")
def keep(  # noqa: PLR0913 - one parameter an option
    until: date,
    data: Path,
    slug: str | None,
    by: str,
    at: datetime | None,
    rule: str,
    source: str,
    decided_by: str,
) -> None:
    """Ghi cuộc lấy phiếu được lưu hết NGÀY nào, theo căn cứ nào, ai quyết định."""
    chosen, now = open_campaign(data, slug), moment(at)
    retention = Retention(
        until=until,
        rule=rule,
        source=source,
        decided_by=decided_by,
        decided_on=now.date(),
    )
    set_retention(campaign=chosen, retention=retention, by=by, now=now)
    click.echo(
        f"Đã ghi: «{chosen.slug}» lưu hết ngày {until:%d/%m/%Y}. Căn cứ do người quyết "
        "định nêu, chương trình chưa kiểm chứng."
    )


@click.command()
@deed
@click.option(
    "--confirm",
    "typed",
    default="",
    metavar="TÊN",
    help="Bước hai: gõ lại đúng tên ngắn của cuộc lấy phiếu để xóa.",
)
def purge(
    data: Path, slug: str | None, by: str, at: datetime | None, typed: str
) -> int:
    """Xóa một cuộc lấy phiếu đã hết thời hạn lưu, hai bước, có chứng nhận.

    Không có --confirm thì mới ghi đề nghị xóa, chưa xóa gì.

    Mã thoát: 0 đã xong và không còn dấu vết; 1 bị từ chối hoặc còn sót.
    """
    chosen, now = open_campaign(data, slug), moment(at)
    if not typed:
        ask_purge(campaign=chosen, by=by, now=now)
        click.echo(f"Đã ghi đề nghị xóa «{chosen.slug}». Chưa xóa gì.")
        click.echo("Gói lưu trữ đã lập và kiểm tra chưa? Xóa rồi không lấy lại được.")
        click.echo(f"Xóa: tinnhiem archive purge --confirm {chosen.slug}")
        return 0
    row = purge_campaign(slug=chosen.slug, typed=typed, by=by, now=now)
    return print_certificate(row, data=data)


def print_certificate(row: RemovalCertificate, *, data: Path) -> int:
    """Say what was removed and what a search found; 1 where something is left."""
    removal = removal_of(row)
    click.echo(
        f"Đã xóa «{removal.slug}»: {removal.row_count} dòng, {removal.files} tệp, "
        f"{removal.people} người."
    )
    for name, count in removal.rows:
        click.echo(f"  {count:>7}  {table_words(name)}")
    found = removal.search
    if found is not None:
        click.echo(search_words(found))
        for trace in found.traces:
            click.echo(f"  {trace_words(trace)}")
    click.echo(f"Chứng nhận {removal.code}: {data / row.file}")
    return 0 if found is not None and found.is_clean else 1
