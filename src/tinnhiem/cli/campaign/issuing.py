"""`tinnhiem papers issue`, `finalise`, `replace`, `cancel`, `classify`, `status`."""

from collections.abc import Callable
from datetime import date, datetime
from functools import wraps
from pathlib import Path
from typing import Any, Final, TypeVar, cast

import click

from tinnhiem.actions.papers.classify_paper import classify_paper
from tinnhiem.actions.papers.end_paper import cancel_number, replace_paper
from tinnhiem.actions.papers.finalise_paper import finalise_paper
from tinnhiem.actions.papers.freezing import Signing
from tinnhiem.actions.papers.issue_paper import Issue, Issued, issue_paper
from tinnhiem.cli.campaign import words
from tinnhiem.cli.campaign.options import deed, moment, on_campaign, open_campaign
from tinnhiem.cli.params import Day
from tinnhiem.core.papers.marking import Marking, Secrecy
from tinnhiem.core.papers.numbers import cited
from tinnhiem.core.papers.standing import PaperStanding
from tinnhiem.core.papers.states import PaperState
from tinnhiem.intake.public_holidays import holidays_after
from tinnhiem.messages.papers import disorder_words, late_words
from tinnhiem.papers.catalogue.titles import TITLES
from tinnhiem.store.models import FrozenPaper
from tinnhiem.store.queries.papers import standings_of

STATE_WORDS: Final = {
    PaperState.DRAFT: "dự thảo",
    PaperState.FINAL: "đã chốt",
    PaperState.ISSUED: "đã ban hành",
    PaperState.REPLACED: "đã được thay thế",
    PaperState.CANCELLED: "đã hủy số",
}
# For the clerk's eyes on this machine; no paper ever shows it.
SECRECY_WORDS: Final = {
    Secrecy.NONE: "không mật",
    Secrecy.CLASSIFIED: "độ mật: mật",
    Secrecy.HIGHLY_CLASSIFIED: "độ mật: tối mật",
    Secrecy.UTMOST: "độ mật: tuyệt mật",
}
CODE = click.argument("code", metavar="MÃ", type=click.Choice(list(TITLES)))
SIGNED_BY = click.option(
    "--signed-by", required=True, help="Người ký, như họ tên in dưới văn bản."
)
SIGNED_ON = click.option("--signed-on", type=Day(), required=True, help="Ngày ký.")
ISSUED_ON = click.option(
    "--issued-on",
    type=Day(),
    help="Ngày ban hành ghi trên văn bản (mặc định: ngày ký).",
)
NUMBER = click.option(
    "--number",
    type=click.IntRange(1, 99_999),
    help="Số do Văn thư cấp (mặc định: số tiếp theo).",
)
TERM = click.option(
    "--term", default="", help="Nhiệm kỳ, đối với văn bản của Đảng: 2020-2025."
)
ACCEPTED = click.option(
    "--accept-faults",
    "accepted",
    default="",
    help="Lý do người ký chấp nhận lỗi thể thức, ghi vào nhật ký.",
)
ASKED = ("signed_by", "signed_on", "issued_on", "number", "term")
C = TypeVar("C", bound=Callable[..., Any])


def issue_options(command: C) -> C:
    """Ask what an issue needs; the command gets it as `wanted`."""

    @wraps(command)
    def run(*, code: str, accepted: str, **asked: Any) -> Any:
        facts = {name: asked.pop(name) for name in ASKED}
        wanted = Issue(code=code, accepted_faults=accepted, **facts)
        return command(wanted=wanted, **asked)

    for option in (ACCEPTED, TERM, NUMBER, ISSUED_ON, SIGNED_ON, SIGNED_BY):
        option(run)
    return cast("C", run)


REASON = click.option("--reason", required=True, help="Lý do, lưu trong sổ.")


@click.command()
@CODE
@deed
@issue_options
def issue(
    data: Path, slug: str | None, by: str, at: datetime | None, wanted: Issue
) -> None:
    """Cấp số, ngày cho văn bản đã ký và ban hành; sau đó không sửa được nữa."""
    issued = issue_paper(
        campaign=open_campaign(data, slug),
        issue=wanted,
        holidays=holidays_after(wanted.signed_on),
        by=by,
        now=moment(at),
    )
    tell_issued(issued)


@click.command()
@CODE
@deed
@click.option("--signed-by", default="", help="Người ký, nếu văn bản có chữ ký.")
@click.option("--signed-on", type=Day(), help="Ngày ký.")
@ACCEPTED
def finalise(  # noqa: PLR0913 - one parameter an option
    code: str,
    data: Path,
    slug: str | None,
    by: str,
    at: datetime | None,
    signed_by: str,
    signed_on: date | None,
    accepted: str,
) -> None:
    """Chốt văn bản không mang số: danh sách, phiếu, biên bản của Ban Kiểm phiếu."""
    row = finalise_paper(
        campaign=open_campaign(data, slug),
        code=code,
        signing=Signing(
            signed_by=signed_by, signed_on=signed_on, accepted_faults=accepted
        ),
        by=by,
        now=moment(at),
    )
    click.echo(f"Đã chốt {name_of(row)}. Bản chốt không sửa được.")


@click.command()
@CODE
@deed
@issue_options
@REASON
def replace(  # noqa: PLR0913 - one parameter an option
    data: Path,
    slug: str | None,
    by: str,
    at: datetime | None,
    wanted: Issue,
    reason: str,
) -> None:
    """Ban hành văn bản thay thế văn bản đã ban hành có nội dung sai."""
    issued = replace_paper(
        campaign=open_campaign(data, slug),
        issue=wanted,
        reason=reason,
        holidays=holidays_after(wanted.signed_on),
        by=by,
        now=moment(at),
    )
    tell_issued(issued)
    click.echo("Văn bản cũ vẫn ở trong sổ, ghi «đã được thay thế».")


@click.command()
@CODE
@deed
@REASON
def cancel(  # noqa: PLR0913 - one parameter an option
    code: str, data: Path, slug: str | None, by: str, at: datetime | None, reason: str
) -> None:
    """Hủy số đã cấp, có lý do; số đó không dùng lại, văn bản trở về dự thảo."""
    row = cancel_number(
        campaign=open_campaign(data, slug),
        code=code,
        reason=reason,
        by=by,
        now=moment(at),
    )
    click.echo(f"Đã hủy số của {name_of(row)}. Số này không cấp lại.")


@click.command()
@CODE
@deed
@click.option(
    "--level",
    type=click.Choice([level.value for level in Secrecy]),
    default=Secrecy.NONE.value,
    show_default=True,
    help="Độ mật do người có thẩm quyền xác định.",
)
@click.option("--list", "listed_in", default="", help="Danh mục bí mật nhà nước.")
@click.option("--item", default="", help="Mục trong danh mục.")
@click.option("--internal", is_flag=True, help="In «LƯU HÀNH NỘI BỘ» trong khung.")
@click.option("--decided-by", required=True, help="Người xác định: họ tên, chức vụ.")
@click.option("--decided-on", type=Day(), help="Ngày xác định (mặc định: hôm nay).")
def classify(  # noqa: PLR0913 - one parameter an option
    code: str,
    data: Path,
    slug: str | None,
    by: str,
    at: datetime | None,
    level: str,
    listed_in: str,
    item: str,
    decided_by: str,
    decided_on: date | None,
    *,
    internal: bool,
) -> None:
    """Ghi độ mật (có danh mục, người xác định) hoặc phạm vi lưu hành nội bộ."""
    now = moment(at)
    marking = Marking(
        secrecy=Secrecy(level),
        listed_in=listed_in,
        item=item,
        is_internal=internal,
        decided_by=decided_by,
        decided_on=decided_on or now.date(),
    )
    classify_paper(
        campaign=open_campaign(data, slug), code=code, marking=marking, by=by, now=now
    )
    click.echo(f"Đã ghi cho {code}: {marks(marking)}.")
    if marking.is_secret:
        click.echo(
            "Chương trình không in dấu độ mật: đóng dấu vào ô để trống dưới số, ký "
            "hiệu. Bộ nhớ máy in và tệp tạm do người in xóa."
        )


@click.command()
@on_campaign
def status(data: Path, slug: str | None) -> None:
    """Xem từng văn bản: trạng thái, số, ngày, độ mật, số bản phân, in, giao."""
    chosen = open_campaign(data, slug)
    titles = {code: title.title for code, title in TITLES.items()}
    for one in standings_of(chosen, titles=titles):
        for line in standing_lines(one):
            click.echo(line)


def standing_lines(one: PaperStanding) -> list[str]:
    """Return the lines that say where a paper stands."""
    number = f" số {cited(one.number, one.symbol)}" if one.number else ""
    on = f", ngày {words.day(one.frozen_on)}" if one.frozen_on else ""
    lines = [
        f"{one.code:<5} {one.title}",
        f"      {STATE_WORDS[one.state]}{number}{on}; {marks(one.marking)}; phân "
        f"{len(one.copies)} bản, đã in {one.printed}, đã giao {one.handed_out}",
    ]
    for copy in one.copies:
        if copy.printed or copy.handed_to:
            taken = f", đã giao {copy.handed_to}" if copy.handed_to else ""
            lines.append(
                f"      bản số {copy.number}, {copy.recipient}: in {copy.printed} "
                f"lần{taken}"
            )
    for old, reason in one.ended.items():
        was = f"số {old:02d}" if old else "bản chốt trước"
        lines.append(f"      {was} không còn hiệu lực: {reason}")
    return lines


def marks(marking: Marking | None) -> str:
    """Return secrecy and circulation in words."""
    if marking is None:
        return SECRECY_WORDS[Secrecy.NONE]
    internal = ", lưu hành nội bộ" if marking.is_internal else ""
    basis = f" ({marking.listed_in}, {marking.item})" if marking.is_secret else ""
    return f"{SECRECY_WORDS[marking.secrecy]}{basis}{internal}"


def name_of(row: FrozenPaper) -> str:
    """Return «Kế hoạch số 05/KH-VP ngày 21/6/2023» or the title of a list."""
    number = f" số {cited(row.number, row.symbol)}" if row.number else ""
    return f"{row.kind}{number} ngày {words.day(row.frozen_on)}"


def tell_issued(issued: Issued) -> None:
    """Say what was issued, and what to look at once more."""
    verb = "ban hành" if issued.paper.number else "chốt"
    click.echo(f"Đã {verb} {name_of(issued.paper)} (văn bản {issued.paper.code}).")
    if issued.late_since is not None:
        click.echo(late_words(issued.late_since))
    for other in issued.disordered:
        click.echo(disorder_words(other))
