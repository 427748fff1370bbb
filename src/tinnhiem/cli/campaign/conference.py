"""`tinnhiem conference`: the hall, one lawful act after the other."""

from datetime import datetime
from pathlib import Path

import click

from tinnhiem.actions.conference.adjourn import adjourn as adjourn_sitting
from tinnhiem.actions.conference.advance_phase import advance_phase
from tinnhiem.actions.conference.check_in import check_in, check_out
from tinnhiem.actions.conference.close_conference import close_conference
from tinnhiem.actions.conference.hall_clock import correct_clock
from tinnhiem.actions.conference.record_absence import record_absence
from tinnhiem.actions.conference.record_act import record_act
from tinnhiem.actions.conference.set_conference import (
    ConferenceSetting,
    set_conference,
)
from tinnhiem.cli.campaign import words
from tinnhiem.cli.campaign.options import (
    deed,
    moment,
    on_campaign,
    open_campaign,
)
from tinnhiem.cli.params import Moment
from tinnhiem.core.campaigns.acts import ACT_WORDS, Act
from tinnhiem.core.conference.phases import Phase, missing_for, next_act
from tinnhiem.messages.conference import PHASE_WORDS, conflict_words, missing_words
from tinnhiem.store.models import Campaign, RosterEntry
from tinnhiem.store.queries.conference import conflicts_of
from tinnhiem.store.queries.people import person_meant
from tinnhiem.store.queries.phases import phase_facts
from tinnhiem.store.queries.voters import voter_meant, voters_outside

NOBODY_COMES = "chưa nêu ai để điểm danh."


@click.group()
def conference() -> None:
    """Hội nghị: thời gian, điểm danh, từng việc theo trình tự, bế mạc."""


@conference.command(name="set")
@deed
@click.option("--starts", type=Moment(), help="Thời gian, ví dụ «2023-07-11 08:00».")
@click.option("--venue", help="Địa điểm.")
@click.option("--chair", help="Họ tên người chủ trì.")
@click.option("--secretary", help="Họ tên thư ký hội nghị.")
@click.option(
    "--members", type=click.IntRange(1, 1_000_000), help="Tổng số thành viên."
)
def set_facts(  # noqa: PLR0913 - one parameter an option
    data: Path,
    slug: str | None,
    by: str,
    at: datetime | None,
    starts: datetime | None,
    venue: str | None,
    chair: str | None,
    secretary: str | None,
    members: int | None,
) -> None:
    """Ghi thời gian, địa điểm, chủ trì, thư ký."""
    setting = ConferenceSetting(
        starts_at=starts, venue=venue, chair=chair, secretary=secretary, members=members
    )
    set_conference(
        campaign=open_campaign(data, slug), setting=setting, by=by, now=moment(at)
    )
    click.echo("Đã ghi thông tin hội nghị.")


@conference.command()
@on_campaign
def show(data: Path, slug: str | None) -> None:
    """Xem hội nghị đang ở đâu, việc tiếp theo là gì, còn thiếu gì."""
    print_state(open_campaign(data, slug))


def print_state(chosen: Campaign) -> None:
    """Print phase, presence, next act and everything it still lacks."""
    current = Phase(chosen.phase)
    click.echo(f"Giai đoạn: {PHASE_WORDS[current]}.")
    facts = phase_facts(chosen)
    if facts.attendance is not None:
        there = facts.attendance
        click.echo(f"Có mặt {there.present}/{there.summoned} người được triệu tập.")
    for conflict in conflicts_of(chosen):
        name = person_meant(conflict.person).name
        click.echo(f"Lưu ý: {conflict_words(conflict, name=name)}")
    wanted = next_act(current)
    if wanted is None:
        return
    lacking = missing_for(wanted, facts)
    ready = "làm được ngay" if not lacking else "chưa làm được, còn thiếu:"
    click.echo(f"Việc tiếp theo: {words.ACT[wanted]} ({ready}).".replace(":).", "):"))
    for lack in lacking:
        click.echo(f"  - {missing_words(lack)}")


@conference.command()
@deed
def advance(data: Path, slug: str | None, by: str, at: datetime | None) -> None:
    """Thực hiện việc tiếp theo đúng trình tự; nếu chưa được, nói rõ còn thiếu gì."""
    chosen = open_campaign(data, slug)
    wanted = next_act(Phase(chosen.phase))
    if wanted is None:
        print_state(chosen)
        return
    advance_phase(campaign=chosen, wanted=wanted, by=by, now=moment(at))
    print_state(chosen)


@conference.command()
@deed
def suspend(data: Path, slug: str | None, by: str, at: datetime | None) -> None:
    """Tạm dừng hội nghị."""
    chosen = open_campaign(data, slug)
    advance_phase(campaign=chosen, wanted=Phase.SUSPENDED, by=by, now=moment(at))
    click.echo("Đã tạm dừng. Tiếp tục bằng: tinnhiem conference resume.")


@conference.command()
@deed
def resume(data: Path, slug: str | None, by: str, at: datetime | None) -> None:
    """Tiếp tục hội nghị từ chỗ tạm dừng."""
    chosen = open_campaign(data, slug)
    wanted = Phase(chosen.resumes_to or chosen.phase)
    advance_phase(campaign=chosen, wanted=wanted, by=by, now=moment(at))
    print_state(chosen)


@conference.command()
@deed
@click.option("--reason", required=True, help="Lý do; in vào biên bản.")
@click.option("--starts", type=Moment(), help="Thời gian họp lại, nếu đã ấn định.")
def adjourn(  # noqa: PLR0913 - one parameter an option
    data: Path,
    slug: str | None,
    by: str,
    at: datetime | None,
    reason: str,
    starts: datetime | None,
) -> None:
    """Hoãn phiên họp, triệu tập lại; số có mặt của phiên này được giữ."""
    after = adjourn_sitting(
        campaign=open_campaign(data, slug),
        reason=reason,
        starts_at=starts,
        by=by,
        now=moment(at),
    )
    click.echo(f"Đã hoãn. Phiên sau là phiên thứ {after.sitting}: gửi lại Giấy mời.")


@conference.command()
@deed
@click.option("--reason", required=True, help="Giờ nào ghi sai và vì sao.")
def clock(
    data: Path, slug: str | None, by: str, at: datetime | None, reason: str
) -> None:
    """Ghi nhận rằng giờ của việc trước đó ghi sai; việc sau không bị so với giờ đó."""
    correct_clock(
        campaign=open_campaign(data, slug), reason=reason, by=by, now=moment(at)
    )
    click.echo("Đã ghi vào nhật ký. Giờ sai vẫn ở trong nhật ký; ghi việc tiếp theo.")


@conference.command(name="check-in")
@click.argument("voters", metavar="NGƯỜI...", nargs=-1)
@deed
@click.option(
    "--all-but", multiple=True, metavar="NGƯỜI", help="Tất cả, trừ những người này."
)
@click.option(
    "--all", "everybody", is_flag=True, help="Tất cả những người chưa điểm danh."
)
def check_in_voters(  # noqa: PLR0913 - one parameter an option
    voters: tuple[str, ...],
    data: Path,
    slug: str | None,
    by: str,
    at: datetime | None,
    all_but: tuple[str, ...],
    *,
    everybody: bool,
) -> None:
    """Điểm danh theo số thứ tự hoặc họ tên."""
    chosen = open_campaign(data, slug)
    if everybody or all_but:
        out = {voter_meant(chosen, wanted).pk for wanted in all_but}
        entries = [v for v in voters_outside(chosen) if v.pk not in out]
    else:
        entries = newcomers(chosen, [voter_meant(chosen, name) for name in voters])
    if not entries:
        raise click.UsageError(NOBODY_COMES)
    present = check_in(campaign=chosen, voters=entries, by=by, now=moment(at))
    click.echo(
        f"Đã điểm danh {len(entries)} người. Có mặt {present}/{chosen.roster.count()}."
    )


def newcomers(chosen: Campaign, named: list[RosterEntry]) -> list[RosterEntry]:
    """Return those of `named` who are not in the hall, saying who is.

    All of them when everybody is: then the refusal says since when.
    """
    outside = {voter.pk for voter in voters_outside(chosen)}
    coming = [*{v.pk: v for v in named if v.pk in outside}.values()]
    if not coming:
        return named
    for voter in named:
        if voter.pk not in outside:
            click.echo(f"{voter.name} đã có mặt từ trước; giữ nguyên.")
    return coming


@conference.command()
@click.argument("voter", metavar="NGƯỜI")
@deed
def leave(
    voter: str, data: Path, slug: str | None, by: str, at: datetime | None
) -> None:
    """Ghi nhận một người rời phòng họp."""
    chosen = open_campaign(data, slug)
    entry = voter_meant(chosen, voter)
    present = check_out(campaign=chosen, voter=entry, by=by, now=moment(at))
    click.echo(f"{entry.name} đã rời phòng. Còn {present}/{chosen.roster.count()}.")


@conference.command()
@click.argument("voter", metavar="NGƯỜI")
@deed
@click.option("--reason", required=True, help="Lý do vắng mặt.")
def absent(  # noqa: PLR0913 - one parameter an option
    voter: str, data: Path, slug: str | None, by: str, at: datetime | None, reason: str
) -> None:
    """Ghi lý do vắng mặt."""
    chosen = open_campaign(data, slug)
    entry = voter_meant(chosen, voter)
    record_absence(campaign=chosen, voter=entry, reason=reason, by=by, now=moment(at))
    click.echo(f"Đã ghi: {entry.name} vắng mặt, lý do: {reason}.")


@conference.command()
@click.argument("act", type=click.Choice([act.value for act in Act]), metavar="VIỆC")
@deed
@click.option("--note", default="", help="Ghi chú hoặc lý do.")
def record(  # noqa: PLR0913 - one parameter an option
    act: str, data: Path, slug: str | None, by: str, at: datetime | None, note: str
) -> None:
    """Ghi nhận việc đã làm trên giấy: summons-sent, box-sealed, reports-sent."""
    done = Act(act)
    record_act(
        campaign=open_campaign(data, slug), act=done, note=note, by=by, now=moment(at)
    )
    click.echo(f"Đã ghi: {ACT_WORDS[done]}.")


@conference.command()
@deed
def close(data: Path, slug: str | None, by: str, at: datetime | None) -> None:
    """Ghi giờ bế mạc."""
    chosen = open_campaign(data, slug)
    present = close_conference(campaign=chosen, by=by, now=moment(at))
    click.echo(f"Đã bế mạc. Có mặt lúc bế mạc: {present}.")
