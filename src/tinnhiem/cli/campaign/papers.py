"""`tinnhiem papers`: print a campaign's papers."""

from datetime import datetime
from pathlib import Path

import click

from tinnhiem.actions.papers.print_papers import print_papers
from tinnhiem.actions.papers.set_form import set_form
from tinnhiem.cli.campaign.options import deed, moment, on_campaign, open_campaign
from tinnhiem.core.plans.plan import PaperForm, Spelling
from tinnhiem.papers.making import CATALOGUE, in_large_type
from tinnhiem.store.queries.papers import frozen_codes
from tinnhiem.store.queries.results import is_signed

ONE_STYLE = (
    "Mọi phiếu của một hội nghị phải cùng một khổ chữ: đã phát phiếu khổ chữ lớn thì "
    "không phát phiếu thường."
)
NOT_TO_SIGN = (
    "Lưu ý: biên bản kiểm phiếu (D16) chưa có số liệu, các ô kết quả để trống. Bản để "
    "Ban Kiểm phiếu ký in bằng: tinnhiem committee minutes."
)
FORMS = {
    PaperForm.STATE: "thể thức văn bản hành chính (Nghị định 30/2020/NĐ-CP)",
    PaperForm.PARTY: "thể thức văn bản của Đảng (Quy định 399-QĐ/TW)",
}


@click.command(name="list")
@on_campaign
def list_all(data: Path, slug: str | None) -> None:
    """Liệt kê văn bản đã in."""
    chosen = open_campaign(data, slug)
    rows = chosen.papers.all()
    for row in rows:
        click.echo(f"{row.code:<7} {row.title}\n        {data / row.pdf}")
    if not rows:
        click.echo("Chưa in văn bản nào. In bằng: tinnhiem papers make.")


@click.command()
def kinds() -> None:
    """Liệt kê các loại văn bản có thể in và mức độ chính thức của mẫu."""
    for kind in CATALOGUE:
        note = f" ({kind.note})" if kind.note else ""
        click.echo(f"{kind.code:<5} {kind.title}{note}")


@click.command()
@deed
@click.argument("chosen", type=click.Choice([one.value for one in PaperForm]))
@click.option(
    "--spelling",
    type=click.Choice([one.value for one in Spelling]),
    help="Cách viết «Ủy» hay «Uỷ» trong lời văn của mẫu.",
)
def form(  # noqa: PLR0913 - one parameter per option
    data: Path,
    slug: str | None,
    by: str,
    at: datetime | None,
    chosen: str,
    spelling: str | None,
) -> None:
    """Chọn thể thức: state (Nghị định 30/2020/NĐ-CP) hoặc party (văn bản của Đảng)."""
    set_form(
        campaign=open_campaign(data, slug),
        form=PaperForm(chosen),
        spelling=Spelling(spelling) if spelling else None,
        by=by,
        now=moment(at),
    )
    click.echo(f"Văn bản sẽ trình bày theo {FORMS[PaperForm(chosen)]}.")
    click.echo("In lại các văn bản đã in: tinnhiem papers make.")


@click.command()
@deed
@click.option(
    "--code",
    "codes",
    multiple=True,
    type=click.Choice([kind.code for kind in CATALOGUE]),
    help="Chỉ in văn bản có mã này (có thể lặp lại).",
)
@click.option(
    "--large-type",
    is_flag=True,
    help="In phiếu khổ chữ lớn (D14L) thay cho phiếu thường, cho mọi người ghi phiếu.",
)
def make(  # noqa: PLR0913 - one parameter per option
    data: Path,
    slug: str | None,
    by: str,
    at: datetime | None,
    codes: tuple[str, ...],
    *,
    large_type: bool,
) -> None:
    """In văn bản: tất cả, hoặc những mã được chọn."""
    chosen = open_campaign(data, slug)
    if large_type:
        codes = in_large_type(codes)
    if "D14L" in codes:
        click.echo(ONE_STYLE)
    made = print_papers(
        campaign=chosen,
        codes=codes or None,
        by=by,
        now=moment(at),
        progress=lambda title: click.echo(f"  {title}"),
    )
    click.echo(f"Đã in {len(made)} văn bản, mỗi văn bản một tệp PDF và một tệp Word.")
    if "D16" in codes and not is_signed(chosen):
        click.echo(NOT_TO_SIGN)
    skipped = [code for code in frozen_codes(chosen) if code in codes or not codes]
    if skipped:
        click.echo(
            f"Giữ nguyên, không in lại văn bản đã chốt: {', '.join(skipped)}. Cần sửa "
            "thì ban hành văn bản thay thế: tinnhiem papers replace."
        )
