"""Printing a count: the same table for readings on file and for a campaign."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import click

from tinnhiem.core.ballots.account import BallotAccount
from tinnhiem.core.ballots.fault import Fault
from tinnhiem.core.conference.attendance import Attendance
from tinnhiem.core.count.double_entry import Difference
from tinnhiem.core.count.reconciliation import Reconciliation
from tinnhiem.core.levels import LEVEL_WORDS, Level
from tinnhiem.core.outcome.outcome import Exposure, Finding, Outcome
from tinnhiem.core.rules.rulebook import Rulebook
from tinnhiem.core.share import Base
from tinnhiem.messages.ballots import diagnosis, remedy
from tinnhiem.messages.conference import by_right_of
from tinnhiem.messages.count import MARK_WORDS
from tinnhiem.messages.share import BASE_WORDS

EXPOSURE_WORDS: Final[dict[Exposure, str]] = {
    Exposure.UNANIMOUS: "mọi phiếu hợp lệ giống nhau: công bố là lộ từng phiếu",
    Exposure.NEARLY_UNANIMOUS: "chỉ một phiếu khác các phiếu còn lại: dễ đoán của ai",
    Exposure.FEW_BALLOTS: "rất ít phiếu: dễ đoán ai ghi gì",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CountReport:
    """A count as somebody reads it: results, what does not add up, what differs.

    Attributes:
        names: Printed name by officeholder key; a key without one is its own name.
        assumed: Figures nobody gave, with what they were taken to be.
    """

    rulebook: Rulebook
    account: BallotAccount
    attendance: Attendance
    outcomes: tuple[Outcome, ...]
    reconciliation: Reconciliation
    differences: tuple[Difference, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    assumed: Mapping[Base, int] = field(default_factory=dict)

    def name_of(self, key: str) -> str:
        """Return the printed name of an officeholder."""
        return self.names.get(key, key)

    @property
    def is_clean(self) -> bool:
        """Say whether nothing blocks: no difference, no error."""
        return not self.differences and not self.reconciliation.errors


def show_count(report: CountReport) -> None:
    """Print the report to the terminal, the figures first and then what is wrong."""
    click.echo(_summary(report))
    if report.differences:
        _show_differences(report)
    if report.outcomes:
        _show_figures(report)
        _show_findings(report)
    _show_faults("LỖI, phải xử lý trước khi ký:", report.reconciliation.errors, report)
    _show_faults("CẢNH BÁO, ghi lý do:", report.reconciliation.warnings, report)
    click.echo(_verdict(report))


def _summary(report: CountReport) -> str:
    account, attendance = report.account, report.attendance
    lines = [
        f"Căn cứ: {report.rulebook.name}; tỷ lệ tính trên "
        f"{BASE_WORDS[report.rulebook.share_base.value]} "
        f"({report.rulebook.share_base.citation})",
        f"Triệu tập {attendance.summoned}, có mặt {attendance.present}; phát ra "
        f"{account.issued}, thu về {account.returned}, không thu về {account.missing}, "
        f"phiếu lạ {account.foreign}",
    ]
    if report.assumed:
        figures = ", ".join(f"{BASE_WORDS[b]} = {n}" for b, n in report.assumed.items())
        lines.append(f"Chưa cho số liệu nên tạm lấy: {figures}")
    return "\n".join(lines)


def _show_figures(report: CountReport) -> None:
    # rich costs more time than everything else here together.
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    # Narrow on purpose: an office's terminal has 80 columns.
    table = Table(show_lines=True, padding=0)
    table.add_column("Người được lấy phiếu", min_width=16)
    table.add_column("Thu\nvề", justify="right")
    table.add_column("Hợp\nlệ", justify="right")
    table.add_column("Không hợp lệ", min_width=14)
    for level in Level:
        heading = LEVEL_WORDS[level].capitalize().replace(" nhiệm ", " nhiệm\n")
        table.add_column(heading, justify="right", no_wrap=True)
    for outcome in report.outcomes:
        table.add_row(*map(Text, _cells(outcome, report)))
    Console(highlight=False).print(table)
    click.echo(_legend(report))


def _legend(report: CountReport) -> str:
    legend = f"* theo quy định, trên {BASE_WORDS[report.rulebook.share_base.value]}"
    rival = rival_base(report.outcomes[0])
    if rival is None:
        return legend
    whole = report.outcomes[0].other_shares[rival][Level.LOW].whole
    return f"{legend}; /{whole}: trên {BASE_WORDS[rival]}, chỉ để so sánh"


def _cells(outcome: Outcome, report: CountReport) -> Sequence[str]:
    count = outcome.count
    return (
        report.name_of(count.officeholder),
        str(count.returned),
        str(count.valid),
        _invalid_words(outcome),
        *(_level_words(outcome, level) for level in Level),
    )


def _show_findings(report: CountReport) -> None:
    click.echo("Kết quả theo ngưỡng:")
    for outcome in report.outcomes:
        click.echo(f"- {report.name_of(outcome.count.officeholder)}: ", nl=False)
        click.echo("\n    ".join(_finding_words(outcome)))


def _invalid_words(outcome: Outcome) -> str:
    count = outcome.count
    reasons = {
        "không đánh dấu": count.blank,
        "nhiều ô": count.several,
        "gạch tên": count.struck,
        "phiếu lạ": count.foreign,
    }
    listed = [f"{number} {reason}" for reason, number in reasons.items() if number]
    return "\n".join([str(count.invalid), *listed])


def _level_words(outcome: Outcome, level: Level) -> str:
    """One level: the count, the lawful share marked, the rival one with its whole."""
    lawful = outcome.shares[level]
    lines = [str(lawful.part), f"{lawful.percent()} *"]
    rival = rival_base(outcome)
    if rival is not None:
        share = outcome.other_shares[rival][level]
        lines.append(f"{share.percent()} /{share.whole}")
    return "\n".join(lines)


def rival_base(outcome: Outcome) -> Base | None:
    """Return the base that readers confuse with the lawful one; None if they agree.

    Before 1/7/2023 the Assembly counted of all members, since then of sheets
    returned; where a body has no members, those summoned stand for them.
    """
    likely = (Base.MEMBERS, Base.RETURNED, Base.SUMMONED)
    rival = next(base for base in likely if base in outcome.other_shares)
    whole = outcome.other_shares[rival][Level.LOW].whole
    return None if whole == outcome.shares[Level.LOW].whole else rival


def _finding_words(outcome: Outcome) -> list[str]:
    lines = [_band_words(outcome.finding)]
    either_way = {"Thêm": outcome.one_more, "Bớt": outcome.one_less}
    for word, finding in either_way.items():
        if finding is not None and _band_key(finding) != _band_key(outcome.finding):
            lines.append(f"{word} một phiếu thấp: {_band_words(finding)}")
    lines += [f"Lưu ý: {EXPOSURE_WORDS[exposure]}" for exposure in outcome.exposures]
    return lines


def _band_key(finding: Finding) -> str:
    return finding.band.key if finding.band else ""


def _band_words(finding: Finding) -> str:
    share = finding.low
    figures = f"{share.part}/{share.whole} tín nhiệm thấp"
    if finding.band is None:
        return f"không thuộc ngưỡng nào ({figures}; {by_right_of(finding.citation)})"
    rule = by_right_of(finding.citation)
    return f"thuộc ngưỡng «{finding.band.text}» ({figures}; {rule})"


def _show_differences(report: CountReport) -> None:
    click.echo(f"Hai lần nhập lệch nhau ở {len(report.differences)} ô:")
    for difference in report.differences:
        name = report.name_of(difference.officeholder)
        first, second = difference.first, difference.second
        click.echo(
            f"  Phiếu {difference.sheet}, {name}: lần một {first} "
            f"({MARK_WORDS[first]}), lần hai {second} ({MARK_WORDS[second]})"
        )
    click.echo("Xem lại lá phiếu của từng ô, sửa tệp nhập sai rồi kiểm lại.")


def _show_faults(heading: str, faults: Sequence[Fault], report: CountReport) -> None:
    if not faults:
        return
    click.echo(heading)
    for fault in faults:
        subject = report.name_of(fault.subject)
        click.echo(f"  [{fault.code}] {diagnosis(fault, subject=subject)}")
        click.echo(f"          Cách xử lý: {remedy(fault, subject=subject)}")
        if fault.citation is not None:
            click.echo(f"          ({by_right_of(fault.citation)})")


def _verdict(report: CountReport) -> str:
    if report.differences:
        return "Chưa kiểm xong: hai lần nhập chưa khớp."
    if report.reconciliation.errors:
        return "Chưa đối soát được: còn lỗi, chưa in kết quả."
    if report.reconciliation.warnings:
        return "Đã kiểm và đối soát; cảnh báo phải có lý do trước khi ký biên bản."
    return "Đã kiểm và đối soát, không có sai lệch."
