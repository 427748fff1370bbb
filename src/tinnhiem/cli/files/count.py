"""`tinnhiem count`: readings on file to counts, shares and bands. No campaign."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import Any, Final

import click

from tinnhiem import rulebooks
from tinnhiem.cli.files.count_json import count_as_json
from tinnhiem.cli.files.count_report import CountReport, show_count
from tinnhiem.cli.files.two_entries import require_two_files, say_how_often_entered
from tinnhiem.cli.params import Moment
from tinnhiem.core.ballots.account import BallotAccount
from tinnhiem.core.conference.attendance import Attendance
from tinnhiem.core.count.count import Count
from tinnhiem.core.count.double_entry import Difference, compare
from tinnhiem.core.count.readings import Readings, tally
from tinnhiem.core.count.reconciliation import Keying, reconcile
from tinnhiem.core.outcome.concluding import conclude
from tinnhiem.core.outcome.outcome import Outcome
from tinnhiem.core.rules.rulebook import Rulebook
from tinnhiem.core.share import Base
from tinnhiem.intake.readings_csv import read_readings

DEFAULT_RULEBOOK: Final = "party-96-qd-tw-2023"
DONE, REFUSED = 0, 1

ACCEPT_HINT: Final = "viết như --accept «W-101=lý do»."

SHEETS = click.IntRange(min=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenFigures:
    """What the operator says about the hall and the sheets; None is not said."""

    summoned: int | None
    present: int | None
    issued: int | None
    printed: int | None
    unused: int | None
    members: int | None
    foreign: int

    def account(self, sheets: int) -> BallotAccount:
        """Return the account for so many keyed `sheets`, with plain assumptions.

        A figure nobody gave is taken from the next one that somebody did, so that
        only figures that were given can be found to disagree.
        """
        issued = sheets if self.issued is None else self.issued
        unused = self.unused
        if unused is None:
            unused = 0 if self.printed is None else max(self.printed - issued, 0)
        printed = issued + unused if self.printed is None else self.printed
        return BallotAccount(
            printed=printed,
            damaged=0,
            stamped=printed,
            issued=issued,
            exchanged=0,
            unused=unused,
            returned=sheets + self.foreign,
            foreign=self.foreign,
        )

    def attendance(self, account: BallotAccount) -> Attendance:
        """Return who was there, as far as said; else as many as had a sheet."""
        present = account.issued if self.present is None else self.present
        summoned = present if self.summoned is None else self.summoned
        return Attendance(summoned=summoned, present=present)

    def assumed(self, account: BallotAccount, hall: Attendance) -> dict[Base, int]:
        """Return the figures that were taken because nobody gave them."""
        taken = {
            Base.SUMMONED: (self.summoned, hall.summoned),
            Base.PRESENT: (self.present, hall.present),
            Base.ISSUED: (self.issued, account.issued),
        }
        return {base: value for base, (said, value) in taken.items() if said is None}


@click.command()
@click.argument("readings", metavar="TỆP_ĐỌC", type=click.Path(path_type=Path))
@click.argument(
    "second",
    metavar="[TỆP_NHẬP_LẦN_HAI]",
    required=False,
    type=click.Path(path_type=Path),
)
@click.option(
    "--rulebook",
    "book",
    default=DEFAULT_RULEBOOK,
    show_default=True,
    help="Bộ quy tắc.",
)
@click.option("--summoned", type=SHEETS, help="Số người được triệu tập.")
@click.option("--present", type=SHEETS, help="Số người có mặt khi phát phiếu.")
@click.option(
    "--members", type=SHEETS, help="Tổng số thành viên, nếu luật tính trên đó."
)
@click.option("--printed", type=SHEETS, help="Số phiếu in ra và đóng dấu.")
@click.option("--issued", type=SHEETS, help="Số phiếu phát ra.")
@click.option("--unused", type=SHEETS, help="Số phiếu thừa.")
@click.option(
    "--foreign",
    type=SHEETS,
    default=0,
    help="Số phiếu trong hòm không do Ban Kiểm phiếu phát ra (không có trong tệp).",
)
@click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON.")
@click.option(
    "--data",
    type=click.Path(path_type=Path),
    help="Ghi vào cuộc lấy phiếu trong thư mục dữ liệu này.",
)
@click.option("--campaign", "slug", help="Tên cuộc lấy phiếu.")
@click.option(
    "--accept",
    "accepted",
    multiple=True,
    metavar="MÃ=LÝ_DO",
    help="Chấp nhận một cảnh báo, có lý do.",
)
@click.option(
    "--typist", "typists", multiple=True, metavar="NGƯỜI", help="Người nhập, mỗi lần."
)
@click.option(
    "--reason", default="", help="Lý do kiểm lại, khi biên bản đã có người ký."
)
@click.option("--by", default="", envvar="TINNHIEM_BY", help="Người thực hiện.")
@click.option("--at", type=Moment(), help="Thời điểm kiểm phiếu xong.")
def count(  # noqa: PLR0913 - one parameter an option
    *,
    readings: Path,
    second: Path | None,
    book: str,
    as_json: bool,
    data: Path | None,
    slug: str | None,
    accepted: tuple[str, ...],
    typists: tuple[str, ...],
    reason: str,
    by: str,
    at: datetime | None,
    **figures: Any,
) -> int:
    """Kiểm phiếu từ tệp đọc phiếu: một dòng một phiếu, một cột một người.

    Có tệp thứ hai thì so hai lần nhập và chỉ nêu ô lệch. Mã thoát: 0 đã kiểm và đối
    soát; 1 còn ô lệch hoặc lỗi; 2 không đọc được. Có --data thì số phiếu lấy từ sổ
    phiếu của cuộc lấy phiếu, và kết quả được ghi lại khi không còn lỗi.
    """
    if data is not None:
        # By name: this module must not know Django (docs/adr).
        storing = import_module("tinnhiem.cli.campaign.count")
        return int(
            storing.store_count(
                readings,
                second,
                storing=storing.Storing(
                    data=data,
                    slug=slug,
                    by=by,
                    at=at,
                    accepted=reasons_by_code(accepted),
                    typists=typists,
                    reason=reason,
                ),
            )
        )
    report = count_files(
        readings,
        second,
        rulebook=rulebooks.find(book),
        figures=GivenFigures(**figures),
    )
    if as_json:
        click.echo(json.dumps(count_as_json(report), ensure_ascii=False, indent=2))
    else:
        show_count(report)
        say_how_often_entered(readings, second)
    return DONE if report.is_clean else REFUSED


def reasons_by_code(accepted: Sequence[str]) -> dict[str, str]:
    """Return «W-101=lý do» options as reason by code.

    Raises:
        click.UsageError: One of them has no «=».
    """
    reasons = {}
    for told in accepted:
        code, mark, reason = told.partition("=")
        if not mark:
            raise click.BadParameter(ACCEPT_HINT, param_hint="--accept")
        reasons[code.strip()] = reason.strip()
    return reasons


def count_files(
    first_path: Path,
    second_path: Path | None,
    *,
    rulebook: Rulebook,
    figures: GivenFigures,
) -> CountReport:
    """Count one or two readings files of the same pile.

    Raises:
        FileRefusedError, ReadingsFileFaultyError: A file cannot be read.
        DifferentOfficeholdersError, DifferentSheetsError: The files are not two
            entries of one pile.
        SameFileTwiceError: One file is given as both.
    """
    require_two_files(first_path, second_path)
    first = read_readings(first_path)
    account = figures.account(len(first.readings.sheets))
    hall = figures.attendance(account)
    counts = tally(first.readings, foreign=account.foreign)
    found = reconcile(
        counts,
        account=account,
        attendance=hall,
        rulebook=rulebook,
        keying=Keying(first.readings, typists=_entries(first_path, second_path)),
    )
    differences = _differences(first.readings, second_path)
    report = CountReport(
        rulebook=rulebook,
        account=account,
        attendance=hall,
        outcomes=(),
        reconciliation=found,
        differences=differences,
        assumed=figures.assumed(account, hall),
    )
    if not report.is_clean:
        return report
    return replace(report, outcomes=_outcomes(report, counts, figures.members))


def _outcomes(
    report: CountReport, counts: Sequence[Count], members: int | None
) -> tuple[Outcome, ...]:
    return tuple(
        conclude(
            one,
            account=report.account,
            attendance=report.attendance,
            members=members,
            rulebook=report.rulebook,
        )
        for one in counts
    )


def _differences(first: Readings, path: Path | None) -> tuple[Difference, ...]:
    if path is None:
        return ()
    return compare(
        first, read_readings(path, officeholders=first.officeholders).readings
    )


def _entries(first: Path, second: Path | None) -> tuple[str, ...]:
    """Name the entries so that the same file given twice is one typist twice."""
    return tuple(str(path.resolve()) for path in (first, second) if path is not None)
