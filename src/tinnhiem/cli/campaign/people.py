"""`tinnhiem people`: import, roster, eligibility, freeze, diff."""

from datetime import datetime
from pathlib import Path

import click

from tinnhiem.actions.people.freeze_roster import freeze_roster
from tinnhiem.actions.people.import_people import import_people
from tinnhiem.actions.people.save_eligibility import save_eligibility
from tinnhiem.cli.campaign.options import deed, moment, on_campaign, open_campaign
from tinnhiem.core.people.eligibility import exclude
from tinnhiem.core.people.roster import Eligibility
from tinnhiem.intake.roster_csv import read_people
from tinnhiem.messages.people import say_difference
from tinnhiem.store.queries.people import officeholders_of
from tinnhiem.store.queries.plans import plan_of, rulebook_of
from tinnhiem.store.queries.records import record_of, roster_difference


@click.group()
def people() -> None:
    """Nhân sự: người ghi phiếu và người được lấy phiếu."""


@people.command(name="import")
@click.argument("file", metavar="TỆP", type=click.Path(path_type=Path))
@deed
def import_file(
    file: Path, data: Path, slug: str | None, by: str, at: datetime | None
) -> None:
    """Nhập danh sách nhân sự từ CSV hoặc TOML; có lỗi thì không ghi gì."""
    chosen = open_campaign(data, slug)
    sheet = read_people(file)
    posts = [post.title for post in plan_of(chosen).officeholders]
    count = import_people(
        campaign=chosen,
        persons=sheet.persons,
        officeholders=sheet.in_order_of(posts),
        by=by,
        now=moment(at),
    )
    rated = len(sheet.officeholders)
    click.echo(f"Đã nhập {count} người, trong đó {rated} người được lấy phiếu.")


@people.command()
@on_campaign
def roster(data: Path, slug: str | None) -> None:
    """Xem danh sách người ghi phiếu: mỗi người một dòng, đủ các lý do."""
    chosen = open_campaign(data, slug)
    record = record_of(chosen)
    state = "đã khoá" if chosen.roster.exists() else "chưa khoá"
    click.echo(f"Danh sách người ghi phiếu ({len(record.voters)} người, {state}):")
    for voter in record.voters:
        mark = " (người được lấy phiếu)" if voter.is_officeholder else ""
        click.echo(f"{voter.number:>4}. {voter.name}{mark}: {voter.title}")
        click.echo(f"      {'; '.join(voter.reasons)}")
    if not record.voters:
        click.echo("Chưa có ai. Nhập danh sách bằng: tinnhiem people import.")


@people.command(name="exclude")
@click.argument("name", metavar="HỌ_TÊN")
@deed
@click.option(
    "--reason",
    type=click.Choice([e.value for e in Eligibility]),
    required=True,
    help="Lý do (mã); «rated» là đưa trở lại danh sách.",
)
@click.option("--evidence", default="", help="Tài liệu chứng minh: số, ngày, cơ quan.")
def exclude_one(  # noqa: PLR0913 - one parameter an option
    name: str,
    data: Path,
    slug: str | None,
    by: str,
    at: datetime | None,
    reason: str,
    evidence: str,
) -> None:
    """Không lấy phiếu đối với một người, có lý do và tài liệu chứng minh."""
    chosen = open_campaign(data, slug)
    decided = exclude(
        officeholders_of(chosen),
        name,
        reason=Eligibility(reason),
        evidence=evidence,
        rulebook=rulebook_of(chosen),
    )
    save_eligibility(campaign=chosen, decided=decided, by=by, now=moment(at))
    click.echo(f"Đã ghi: {decided.name}, {reason}.")


@people.command()
@deed
def freeze(data: Path, slug: str | None, by: str, at: datetime | None) -> None:
    """Khoá danh sách người ghi phiếu trước khi gửi giấy mời."""
    chosen = open_campaign(data, slug)
    voters = freeze_roster(campaign=chosen, by=by, now=moment(at))
    click.echo(f"Đã khoá danh sách {len(voters)} người ghi phiếu.")


@people.command()
@on_campaign
def diff(data: Path, slug: str | None) -> None:
    """So danh sách đã khoá với nhân sự hiện nay."""
    difference = roster_difference(open_campaign(data, slug))
    for line in say_difference(difference):
        click.echo(line)
