"""`tinnhiem committee`: elected by the hall, signs the count, seals the papers."""

from datetime import datetime
from pathlib import Path

import click

from tinnhiem.actions.conference.add_remark import add_remark
from tinnhiem.actions.conference.elect_committee import elect_committee
from tinnhiem.actions.conference.seal_papers import seal_papers
from tinnhiem.actions.count.sign_minutes import sign_minutes
from tinnhiem.actions.papers.print_papers import print_minutes_to_sign
from tinnhiem.cli.campaign.options import deed, moment, open_campaign
from tinnhiem.core.conference.committee import CommitteeRole, ShowOfHands
from tinnhiem.core.record import Sealing, Signer
from tinnhiem.store.models import RosterEntry
from tinnhiem.store.queries.voters import voter_meant

HANDS = click.IntRange(0, 1_000_000)
NOBODY_SIGNS = "chưa nêu ai ký."


@click.group()
def committee() -> None:
    """Ban Kiểm phiếu: bầu, ký biên bản, ghi ý kiến, niêm phong."""


@committee.command()
@deed
@click.option("--head", required=True, metavar="NGƯỜI", help="Trưởng ban.")
@click.option("--secretary", metavar="NGƯỜI", help="Thư ký.")
@click.option("--member", "others", multiple=True, metavar="NGƯỜI", help="Ủy viên.")
@click.option("--for", "in_favour", type=HANDS, required=True, help="Số người đồng ý.")
@click.option("--against", type=HANDS, default=0, help="Số người không đồng ý.")
@click.option("--abstain", "abstained", type=HANDS, default=0, help="Ý kiến khác.")
@click.option("--accept", default="", help="Lý do vẫn bầu người được lấy phiếu.")
def elect(  # noqa: PLR0913 - one parameter an option
    data: Path,
    slug: str | None,
    by: str,
    at: datetime | None,
    head: str,
    secretary: str | None,
    others: tuple[str, ...],
    in_favour: int,
    against: int,
    abstained: int,
    accept: str,
) -> None:
    """Bầu Ban Kiểm phiếu bằng biểu quyết giơ tay."""
    chosen = open_campaign(data, slug)
    proposal = [(voter_meant(chosen, head), CommitteeRole.HEAD)]
    if secretary:
        proposal.append((voter_meant(chosen, secretary), CommitteeRole.SECRETARY))
    proposal += [(voter_meant(chosen, name), CommitteeRole.MEMBER) for name in others]
    elect_committee(
        campaign=chosen,
        proposal=proposal,
        hands=ShowOfHands(in_favour, against, abstained),
        accepted=accept,
        by=by,
        now=moment(at),
    )
    click.echo(f"Đã bầu Ban Kiểm phiếu gồm {len(proposal)} người.")


@committee.command()
@click.argument("members", metavar="NGƯỜI...", nargs=-1)
@deed
@click.option("--all", "everybody", is_flag=True, help="Tất cả thành viên cùng ký.")
def sign(  # noqa: PLR0913 - one parameter an option
    members: tuple[str, ...],
    data: Path,
    slug: str | None,
    by: str,
    at: datetime | None,
    *,
    everybody: bool,
) -> None:
    """Ghi nhận thành viên Ban Kiểm phiếu đã ký biên bản."""
    chosen = open_campaign(data, slug)
    committee_rows = list(chosen.committee.select_related("entry"))
    entries: list[RosterEntry] = (
        [member.entry for member in committee_rows]
        if everybody
        else [voter_meant(chosen, name) for name in members]
    )
    if not entries:
        raise click.UsageError(NOBODY_SIGNS)
    signed = {row.entry.pk for row in committee_rows if row.signed_at is not None}
    for entry in entries:
        if entry.pk in signed:
            click.echo(f"{entry.name} đã ký từ trước.")
            continue
        sign_minutes(campaign=chosen, member=entry, now=moment(at))
        signed.add(entry.pk)
        click.echo(f"{entry.name} đã ký.")
    left = [row.entry.name for row in committee_rows if row.entry.pk not in signed]
    if left:
        click.echo(f"Còn chờ chữ ký của {', '.join(left)}.")
    else:
        click.echo("Đã đủ chữ ký: kết quả kiểm phiếu được khoá.")


@committee.command()
@deed
def minutes(data: Path, slug: str | None, by: str, at: datetime | None) -> None:
    """In biên bản kiểm phiếu có số liệu để Ban Kiểm phiếu đọc lại và ký."""
    chosen = open_campaign(data, slug)
    made = print_minutes_to_sign(campaign=chosen, by=by, now=moment(at))
    for paper in made:
        click.echo(f"  {paper.pdf_path}")
    click.echo("Chỉ Ban Kiểm phiếu được xem cho đến khi đủ chữ ký.")


@committee.command()
@click.argument("text", metavar="NỘI_DUNG")
@deed
def remark(
    text: str, data: Path, slug: str | None, by: str, at: datetime | None
) -> None:
    """Ghi ý kiến, khiếu nại hoặc cách xử lý phiếu nghi ngờ vào biên bản."""
    add_remark(campaign=open_campaign(data, slug), text=text, by=by, now=moment(at))
    click.echo("Đã ghi vào biên bản kiểm phiếu.")


@committee.command()
@deed
@click.option(
    "--packets", type=click.IntRange(1, 10_000), default=1, help="Số gói niêm phong."
)
@click.option("--keeper", required=True, metavar="NGƯỜI", help="Người giữ.")
@click.option("--place", required=True, help="Nơi giữ.")
def seal(  # noqa: PLR0913 - one parameter an option
    data: Path,
    slug: str | None,
    by: str,
    at: datetime | None,
    packets: int,
    keeper: str,
    place: str,
) -> None:
    """Ghi việc niêm phong và bàn giao phiếu."""
    chosen = open_campaign(data, slug)
    entry = voter_meant(chosen, keeper)
    sealing = Sealing(
        packets=packets,
        keeper=Signer(entry.name, entry.title),
        place=place,
        sealed_at=moment(at),
    )
    seal_papers(campaign=chosen, sealing=sealing, by=by, now=moment(at))
    click.echo(f"Đã ghi niêm phong {packets} gói, người giữ: {entry.name}.")
