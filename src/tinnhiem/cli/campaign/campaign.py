"""`tinnhiem campaign`: begin, show, export, import, override, void."""

from datetime import date, datetime
from pathlib import Path
from typing import Final

import click

from tinnhiem import rulebooks
from tinnhiem.actions.campaigns.create_campaign import create_campaign
from tinnhiem.actions.campaigns.import_campaign import as_toml, import_campaign
from tinnhiem.actions.campaigns.override_rule import override_rule
from tinnhiem.actions.campaigns.record_step_done import record_step_done
from tinnhiem.actions.conference.void_vote import void_vote
from tinnhiem.cli.campaign import words
from tinnhiem.cli.campaign.asking import agreed, is_watched
from tinnhiem.cli.campaign.calendar import calendar
from tinnhiem.cli.campaign.checklist import checklist
from tinnhiem.cli.campaign.clone import clone
from tinnhiem.cli.campaign.options import (
    BY,
    FOLDER,
    deed,
    moment,
    on_campaign,
    open_campaign,
    open_folder,
)
from tinnhiem.cli.output import require_ours, write_text
from tinnhiem.cli.params import Day
from tinnhiem.config.clock import current_day
from tinnhiem.core.campaigns.errors import RulebookNotCitedError
from tinnhiem.core.campaigns.slug import slug_of
from tinnhiem.core.conference.phase import Phase
from tinnhiem.core.plans.findings_law import rulebook_cited
from tinnhiem.core.plans.plan import Plan
from tinnhiem.core.record import Override
from tinnhiem.core.rules.rulebook import Rulebook
from tinnhiem.exports.standing_files import is_campaign_toml
from tinnhiem.intake.plan_files import read_plan
from tinnhiem.intake.toml_files import read_tables
from tinnhiem.messages.conference import PHASE_WORDS
from tinnhiem.store import journal
from tinnhiem.store.queries.campaigns import all_campaigns
from tinnhiem.store.queries.exports import tables_of
from tinnhiem.store.queries.records import record_of
from tinnhiem.web.journal.lines import has_signed, lines_of

# The result is known outside: voiding it is no slip of a key.
PUBLIC: Final = {Phase.ANNOUNCED, Phase.REPORTED}
VOID_ASKS: Final = "kết quả đã công bố; nếu vẫn huỷ, thêm --yes. Chưa ghi gì."


@click.group()
def campaign() -> None:
    """Lập, xem, xuất, nhập một cuộc lấy phiếu tín nhiệm."""


campaign.add_command(calendar)
campaign.add_command(checklist)
campaign.add_command(clone)


@campaign.command()
@click.argument("plan_file", metavar="KẾ_HOẠCH", type=click.Path(path_type=Path))
@FOLDER
@BY
@click.option("--rulebook", "book", help="Quy định áp dụng (mặc định: theo kế hoạch).")
@click.option("--name", help="Tên ngắn của cuộc lấy phiếu, không dấu.")
@click.option("--rehearsal", is_flag=True, help="Diễn tập: văn bản có chữ chìm.")
def new(  # noqa: PLR0913 - one parameter an option
    plan_file: Path,
    data: Path,
    by: str,
    book: str | None,
    name: str | None,
    *,
    rehearsal: bool,
) -> None:
    """Lập cuộc lấy phiếu từ một kế hoạch (.txt, .docx hoặc .toml)."""
    plan = read_plan(plan_file)
    rulebook = rulebook_for(plan, book)
    open_folder(data, create=True)
    made = create_campaign(
        plan=plan,
        rulebook=rulebook,
        slug=slug_of(name or default_name(plan)),
        by=by,
        now=moment(None),
        is_rehearsal=rehearsal,
    )
    click.echo(f"Đã lập cuộc lấy phiếu «{made.slug}» theo {rulebook.name}.")
    click.echo(f"Dữ liệu: {data}. Tiếp theo: tinnhiem people import <danh sách>.")


@campaign.command(name="list")
@FOLDER
def list_all(data: Path) -> None:
    """Liệt kê các cuộc lấy phiếu trong thư mục dữ liệu."""
    open_folder(data)
    rows = all_campaigns()
    if not rows:
        click.echo("Chưa có cuộc lấy phiếu nào.")
    for row in rows:
        click.echo(f"{row.slug}: {PHASE_WORDS[Phase(row.phase)]}")


@campaign.command()
@on_campaign
def show(data: Path, slug: str | None) -> None:
    """Xem tình hình: giai đoạn, các bước, nhân sự, kết quả đã ký."""
    chosen = open_campaign(data, slug)
    words.print_record(record_of(chosen), phase=chosen.phase)


@campaign.command(name="export")
@on_campaign
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="Tệp TOML sẽ ghi."
)
@click.option("--with-secret", is_flag=True, help="Xuất cả nội dung văn bản có độ mật.")
def export_one(
    *, data: Path, slug: str | None, output: Path | None, with_secret: bool
) -> None:
    """Xuất toàn bộ số liệu ra TOML để xem, sửa, so sánh.

    Nội dung văn bản có độ mật không xuất, trừ khi có --with-secret.
    """
    text = as_toml(tables_of(open_campaign(data, slug), with_secret=with_secret))
    if output is None:
        click.echo(text, nl=False)
        return
    require_ours(output, ending=".toml", is_ours=is_campaign_toml)
    write_text(output, text)
    click.echo(f"Đã ghi {output}.")


@campaign.command(name="import")
@click.argument("file", metavar="TỆP", type=click.Path(path_type=Path))
@FOLDER
@BY
def import_one(file: Path, data: Path, by: str) -> None:
    """Lập cuộc lấy phiếu từ tệp TOML đã xuất."""
    tables = read_tables(file)
    open_folder(data, create=True)
    made = import_campaign(tables=tables, path=str(file), by=by, now=moment(None))
    phase = PHASE_WORDS[Phase(made.phase)]
    click.echo(f"Đã nhập cuộc lấy phiếu «{made.slug}», giai đoạn {phase}.")


@campaign.command()
@click.argument("rule", metavar="MỤC")
@click.argument("value", metavar="GIÁ_TRỊ")
@deed
@click.option("--reason", required=True, help="Lý do, được in trong biên bản.")
def override(  # noqa: PLR0913 - one parameter an option
    rule: str,
    value: str,
    data: Path,
    slug: str | None,
    by: str,
    at: datetime | None,
    reason: str,
) -> None:
    """Áp dụng khác một mục của quy định, có lý do."""
    chosen = open_campaign(data, slug)
    decided_on = moment(at).date()
    override_rule(
        campaign=chosen,
        override=Override(rule, value, reason, by, decided_on),
        now=moment(None),
    )
    click.echo(f"Đã ghi: {rule} = {value}. Nội dung này được in trong biên bản.")


@campaign.command()
@click.argument("number", metavar="BƯỚC")
@on_campaign
@BY
@click.option(
    "--on", "done_on", type=Day(), help="Ngày hoàn thành (mặc định: hôm nay)."
)
def step(
    number: str, data: Path, slug: str | None, by: str, done_on: date | None
) -> None:
    """Ghi nhận một bước của kế hoạch đã hoàn thành."""
    chosen = open_campaign(data, slug)
    day = done_on or current_day()
    record_step_done(campaign=chosen, step=number, done_on=day, by=by, now=moment(None))
    click.echo(f"Đã ghi bước {number} hoàn thành ngày {words.day(day)}.")


@campaign.command(name="void")
@deed
@click.option("--reason", required=True, help="Lý do huỷ.")
@click.option("--yes", is_flag=True, help="Huỷ cả khi kết quả đã công bố, không hỏi.")
def void_one(  # noqa: PLR0913 - one parameter an option
    data: Path,
    slug: str | None,
    by: str,
    at: datetime | None,
    reason: str,
    *,
    yes: bool,
) -> None:
    """Huỷ cuộc lấy phiếu, có lý do. Không khôi phục được."""
    chosen = open_campaign(data, slug)
    if not yes and Phase(chosen.resumes_to or chosen.phase) in PUBLIC:
        if not is_watched():
            raise click.UsageError(VOID_ASKS)
        if not agreed("Kết quả đã công bố. Vẫn huỷ, không khôi phục được?"):
            click.echo("Chưa ghi gì.")
            return
    void_vote(campaign=chosen, reason=reason, by=by, now=moment(at))
    click.echo("Đã huỷ cuộc lấy phiếu. Số liệu và nhật ký vẫn được giữ.")


@campaign.command(name="journal")
@on_campaign
def show_journal(data: Path, slug: str | None) -> int:
    """Xem nhật ký và kiểm tra nhật ký có bị sửa hay không."""
    chosen = open_campaign(data, slug)
    left_from = Phase(chosen.resumes_to or Phase.PLANNED)
    is_signed = has_signed(Phase(chosen.phase), left_from=left_from)
    for line in lines_of(chosen.journal.all(), is_signed=is_signed):
        click.echo(words.journal_line(line))
    broken = journal.first_broken_entry(chosen)
    if broken is not None:
        click.echo(f"NHẬT KÝ BỊ SỬA từ dòng số {broken.pk}.", err=True)
        return 1
    click.echo("Nhật ký nguyên vẹn: các dòng còn lại nối đúng với nhau.")
    return 0


def rulebook_for(plan: Plan, wanted: str | None) -> Rulebook:
    """Return the rulebook named, or the one whose number the plan cites.

    Raises:
        RulebookNotCitedError: The plan cites none that we have; name one.
        UnknownRulebookError: None has the name given.
    """
    if wanted:
        return rulebooks.find(wanted)
    known = [rulebooks.load(key) for key in rulebooks.available()]
    cited = rulebook_cited(plan, known)
    if cited is None:
        raise RulebookNotCitedError(tuple(book.key for book in known))
    return cited


def default_name(plan: Plan) -> str:
    """Return the office and the year, as a name for its campaign."""
    year = plan.head.year or ""
    return f"{plan.head.issuer} {year}"
