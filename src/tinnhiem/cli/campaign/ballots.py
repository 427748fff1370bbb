"""`tinnhiem ballots`: sheets printed, stamped, issued, exchanged, unused, returned."""

from datetime import datetime
from pathlib import Path

import click

from tinnhiem.actions.ballots.record_sheets import record_sheets
from tinnhiem.cli.campaign.options import deed, moment, on_campaign, open_campaign
from tinnhiem.core.ballots.ledger import Movement, imbalances
from tinnhiem.messages.ballots import diagnosis, remedy
from tinnhiem.store.models import Campaign
from tinnhiem.store.queries.conference import account_of, attendance_so_far

MOVEMENT_WORDS = {
    Movement.PRINTED: "in ra",
    Movement.DAMAGED: "hỏng khi in, đóng dấu",
    Movement.STAMPED: "đã đóng dấu treo",
    Movement.ISSUED: "phát ra",
    Movement.EXCHANGED: "đổi do ghi hỏng",
    Movement.UNUSED: "không dùng đến",
    Movement.RETURNED: "thu về",
    Movement.FOREIGN: "không do Ban Kiểm phiếu phát ra",
}

# Far more than any hall holds, and what a database column takes.
SHEETS = click.IntRange(-1_000_000, 1_000_000)
NO_SHEETS = "chưa nêu số phiếu nào, ví dụ --printed 30."


@click.group()
def ballots() -> None:
    """Sổ phiếu: in, đóng dấu, phát, đổi, thu về, cân đối."""


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
def record(
    data: Path, slug: str | None, by: str, at: datetime | None, **numbers: int | None
) -> None:
    """Ghi sổ phiếu; sửa nhầm bằng số âm, ví dụ --printed -2."""
    chosen = open_campaign(data, slug)
    sheets = {
        Movement(kind): number for kind, number in numbers.items() if number is not None
    }
    if not sheets:
        raise click.UsageError(NO_SHEETS)
    record_sheets(campaign=chosen, sheets=sheets, by=by, now=moment(at))
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
        click.echo(f"{word}: {getattr(account, movement.value)}")
    there = attendance_so_far(campaign)
    found = imbalances(account, present=there.present, summoned=there.summoned)
    for fault in found:
        click.echo(f"{fault.code}: {diagnosis(fault)} {remedy(fault)}")
