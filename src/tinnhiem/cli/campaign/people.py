"""`tinnhiem people`: import, roster, eligibility, freeze, diff."""

from datetime import datetime
from pathlib import Path

import click

from tinnhiem.actions.people.adjust_roster import adjust_roster
from tinnhiem.actions.people.freeze_roster import freeze_roster
from tinnhiem.actions.people.save_eligibility import save_eligibility
from tinnhiem.cli.campaign.options import deed, moment, on_campaign, open_campaign
from tinnhiem.core.people.eligibility import exclude
from tinnhiem.core.people.roster import Adjustment, Eligibility
from tinnhiem.messages.people import say_difference, say_empty, say_hint, say_left_out
from tinnhiem.store.models import Campaign
from tinnhiem.store.queries.people import (
    frozen_voters_of,
    officeholders_of,
    person_meant,
)
from tinnhiem.store.queries.plans import rulebook_of
from tinnhiem.store.queries.records import (
    exclusion_hints_of,
    roster_as_planned,
    roster_difference,
)


@click.command()
@on_campaign
def roster(data: Path, slug: str | None) -> None:
    """Xem danh sách người ghi phiếu: mỗi người một dòng, đủ các lý do."""
    chosen = open_campaign(data, slug)
    voters = frozen_voters_of(chosen)
    state = "đã chốt" if voters else "chưa chốt"
    planned = None if voters else roster_as_planned(chosen)
    voters = planned.voters if planned else voters
    click.echo(f"Danh sách người ghi phiếu ({len(voters)} người, {state}):")
    for voter in voters:
        mark = " (người được lấy phiếu)" if voter.is_officeholder else ""
        click.echo(f"{voter.number:>4}. {voter.name}{mark}: {voter.title}")
        click.echo(f"      {'; '.join(voter.reasons)}")
    if planned is None:
        return
    notes = [
        *map(say_empty, planned.empty),
        *map(say_left_out, planned.left_out),
        *map(say_hint, exclusion_hints_of(chosen)),
    ]
    for note in notes:
        click.echo(f"Lưu ý: {note}")


@click.command(name="exclude")
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


@click.command()
@click.argument("name", metavar="HỌ_TÊN")
@deed
@click.option("--reason", required=True, help="Căn cứ bổ sung.")
def add(  # noqa: PLR0913 - one parameter an option
    name: str, data: Path, slug: str | None, by: str, at: datetime | None, reason: str
) -> None:
    """Bổ sung một người vào danh sách người ghi phiếu, có căn cứ."""
    _adjust(open_campaign(data, slug), name, adds=True, reason=reason, by=by, at=at)


@click.command()
@click.argument("name", metavar="HỌ_TÊN")
@deed
@click.option("--reason", required=True, help="Căn cứ đưa ra khỏi danh sách.")
def remove(  # noqa: PLR0913 - one parameter an option
    name: str, data: Path, slug: str | None, by: str, at: datetime | None, reason: str
) -> None:
    """Đưa một người ra khỏi danh sách người ghi phiếu, có căn cứ."""
    _adjust(open_campaign(data, slug), name, adds=False, reason=reason, by=by, at=at)


def _adjust(  # noqa: PLR0913 - what an adjustment is made of
    chosen: Campaign,
    name: str,
    *,
    adds: bool,
    reason: str,
    by: str,
    at: datetime | None,
) -> None:
    change = Adjustment(person_meant(name).key, reason)
    voters = adjust_roster(
        campaign=chosen, change=change, adds=adds, by=by, now=moment(at)
    )
    click.echo(f"Đã ghi. Danh sách hiện có {voters} người ghi phiếu.")


@click.command()
@deed
def freeze(data: Path, slug: str | None, by: str, at: datetime | None) -> None:
    """Chốt danh sách người ghi phiếu trước khi gửi giấy mời."""
    chosen = open_campaign(data, slug)
    voters = freeze_roster(campaign=chosen, by=by, now=moment(at))
    click.echo(f"Đã chốt danh sách {len(voters)} người ghi phiếu.")


@click.command()
@on_campaign
def diff(data: Path, slug: str | None) -> None:
    """So danh sách đã chốt với nhân sự hiện nay."""
    difference = roster_difference(open_campaign(data, slug))
    for line in say_difference(difference):
        click.echo(line)
