"""`tinnhiem ballots`: sheets printed, stamped, issued, exchanged, unused, returned."""

from datetime import datetime
from pathlib import Path

import click

from tinnhiem.actions.ballots.record_sheets import record_sheets
from tinnhiem.cli.campaign.ballot_sheet import print_sheet
from tinnhiem.cli.campaign.options import deed, moment, on_campaign, open_campaign
from tinnhiem.core.ballots.ledger import Movement, imbalances
from tinnhiem.core.conference.phases import ORDER, Phase
from tinnhiem.messages.ballots import (
    MOVEMENT_WORDS,
    added,
    diagnosis,
    open_words,
    remedy,
)
from tinnhiem.store.models import Campaign
from tinnhiem.store.queries.conference import account_of, attendance_so_far

# From here on no sheet is on its way: what does not add up is a fault.
EMPTIED = ORDER[ORDER.index(Phase.CLOSED) :]

# Far more than any hall holds, and what a database column takes.
SHEETS = click.IntRange(-1_000_000, 1_000_000)
NO_SHEETS = "chưa nêu số phiếu nào, ví dụ --printed 30."


@click.group()
def ballots() -> None:
    """Sổ phiếu: in, đóng dấu, phát, đổi, thu về, cân đối."""


ballots.add_command(print_sheet)


@ballots.command()
@deed
@click.option("--printed", type=SHEETS, help="Số phiếu in ra.")
@click.option("--damaged", type=SHEETS, help="Số phiếu hỏng khi in, đóng dấu.")
@click.option("--stamped", type=SHEETS, help="Số phiếu đã đóng dấu treo.")
@click.option("--issued", type=SHEETS, help="Số phiếu phát ra.")
@click.option("--exchanged", type=SHEETS, help="Số phiếu đổi do ghi hỏng.")
@click.option("--unused", type=SHEETS, help="Số phiếu không dùng đến.")
@click.option("--returned", type=SHEETS, help="Số phiếu thu về.")
@click.option(
    "--foreign", type=SHEETS, help="Số phiếu không do Ban Kiểm phiếu phát ra."
)
@click.option("--reason", default="", help="Lý do, bắt buộc khi có số âm.")
@click.option("--again", is_flag=True, help="Đúng là thêm một lần nữa, không nhầm.")
def record(  # noqa: PLR0913 - one parameter an option
    data: Path,
    slug: str | None,
    by: str,
    at: datetime | None,
    *,
    again: bool,
    reason: str,
    **numbers: int | None,
) -> None:
    """Cộng thêm vào sổ phiếu; sửa nhầm bằng số âm kèm lý do, ví dụ --printed -2."""
    chosen = open_campaign(data, slug)
    sheets = {
        Movement(kind): number for kind, number in numbers.items() if number is not None
    }
    if not sheets:
        raise click.UsageError(NO_SHEETS)
    old = account_of(chosen)
    record_sheets(
        campaign=chosen,
        sheets=sheets,
        again=again,
        reason=reason,
        by=by,
        now=moment(at),
    )
    for movement, number in sheets.items():
        before = getattr(old, movement.value) if old else 0
        if before:
            click.echo(added(movement, before=before, after=before + number))
    print_account(chosen)


@ballots.command()
@on_campaign
def show(data: Path, slug: str | None) -> None:
    """Xem sổ phiếu và chỗ chưa cân đối."""
    print_account(open_campaign(data, slug))


def print_account(campaign: Campaign) -> None:
    """Print every total, and every fault with its remedy."""
    account = account_of(campaign)
    if account is None:
        click.echo("Chưa in phiếu nào.")
        return
    for movement, word in MOVEMENT_WORDS.items():
        click.echo(f"{word}: {getattr(account, movement)}")
    there = attendance_so_far(campaign)
    found = imbalances(account, present=there.present, summoned=there.summoned)
    is_emptied = Phase(campaign.resumes_to or campaign.phase) in EMPTIED
    for fault in found:
        still_open = "" if is_emptied else open_words(fault)
        told = f"{fault.code}: {diagnosis(fault)} {remedy(fault)}"
        click.echo(still_open or told)
