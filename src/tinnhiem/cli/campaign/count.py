"""`tinnhiem count … --data`: take the readings of the committee into its campaign."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import click

from tinnhiem.actions.count.record_count import (
    Entry,
    reconciliation_of,
    record_count,
    require_account,
    signers_of,
)
from tinnhiem.cli.campaign.options import moment, open_campaign
from tinnhiem.cli.files.count_report import CountReport, show_count
from tinnhiem.cli.files.two_entries import require_two_files, say_how_often_entered
from tinnhiem.core.count.double_entry import compare
from tinnhiem.core.count.readings import Readings, tally
from tinnhiem.core.outcome.concluding import conclude
from tinnhiem.core.people.roster import Eligibility, Officeholder
from tinnhiem.intake.readings_csv import read_readings
from tinnhiem.store.models import Campaign
from tinnhiem.store.queries.conference import attendance_so_far
from tinnhiem.store.queries.people import officeholders_of
from tinnhiem.store.queries.plans import rulebook_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Storing:
    """Where a count goes and who answers for it.

    Attributes:
        accepted: Reason by code of each warning.
        typists: Who keyed the first file and the second.
        reason: Why the box is counted again; empty for a first count.
    """

    data: Path
    slug: str | None
    by: str
    at: datetime | None
    accepted: Mapping[str, str]
    typists: tuple[str, ...]
    reason: str = ""


def store_count(first: Path, second: Path | None, *, storing: Storing) -> int:
    """Count the files, show what was found and store it when nothing blocks.

    Returns:
        0 stored; 1 cells differ or figures do not add up, and nothing was stored.

    Raises:
        SameFileTwiceError: One file is given as both entries.
        FileRefusedError, CountError, CampaignError: As reading and storing say.
    """
    require_two_files(first, second)
    campaign = open_campaign(storing.data, storing.slug)
    rated = [
        holder
        for holder in officeholders_of(campaign)
        if holder.eligibility is Eligibility.RATED
    ]
    entry = Entry(
        first=_read(first, rated),
        second=_read(second, rated) if second else None,
        typists=storing.typists,
        reason=storing.reason,
    )
    undone = signers_of(campaign)
    report = _report(campaign, entry, rated)
    if report.is_clean:
        record_count(
            campaign=campaign,
            entry=entry,
            accepted=storing.accepted,
            by=storing.by,
            now=moment(storing.at),
        )
    show_count(report)
    say_how_often_entered(first, second)
    if not report.is_clean:
        click.echo("Chưa ghi kết quả nào vào cuộc lấy phiếu.")
        return 1
    if undone:
        click.echo(
            f"Kiểm lại: chữ ký của {', '.join(undone)} không còn giá trị; mọi thành "
            "viên Ban Kiểm phiếu ký lại."
        )
    click.echo(
        "Đã ghi kết quả. Tiếp theo: các thành viên ký (tinnhiem committee sign)."
    )
    return 0


def _read(path: Path, rated: list[Officeholder]) -> Readings:
    keys = [holder.key for holder in rated]
    names = {holder.name: holder.key for holder in rated}
    return read_readings(path, officeholders=keys, names=names).readings


def _report(campaign: Campaign, entry: Entry, rated: list[Officeholder]) -> CountReport:
    account = require_account(campaign)
    counts = tally(entry.first, foreign=account.foreign)
    report = CountReport(
        rulebook=rulebook_of(campaign),
        account=account,
        attendance=attendance_so_far(campaign),
        outcomes=(),
        reconciliation=reconciliation_of(campaign, counts, entry=entry),
        differences=compare(entry.first, entry.second) if entry.second else (),
        names={holder.key: holder.name for holder in rated},
    )
    if not report.is_clean:
        return report
    outcomes = tuple(
        conclude(
            count,
            account=account,
            attendance=report.attendance,
            members=campaign.members,
            rulebook=report.rulebook,
        )
        for count in counts
    )
    return replace(report, outcomes=outcomes)
