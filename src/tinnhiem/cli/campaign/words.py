"""Vietnamese words and plain lines for commands on a campaign."""

from datetime import datetime
from typing import Final

import click
from django.utils.timezone import localtime

from tinnhiem.core.conference.phase import Phase
from tinnhiem.core.levels import LEVEL_WORDS
from tinnhiem.core.outcome.outcome import Outcome
from tinnhiem.core.record import CampaignRecord
from tinnhiem.messages.conference import PHASE_WORDS
from tinnhiem.messages.hall import STEP_WORDS
from tinnhiem.messages.papers import day as day
from tinnhiem.web.journal.lines import Line

ACT: Final = STEP_WORDS


def instant(value: datetime) -> str:
    """Return a moment as «08 giờ 00 phút, 11/7/2023»."""
    return f"{value:%H} giờ {value:%M} phút, {day(value.date())}"


def journal_line(line: Line) -> str:
    """Return one journal entry in a line, in the words that the pages use."""
    told = "; ".join(f"{name}: {value}" for name, value in line.facts)
    by = f" [{line.by}]" if line.by else ""
    facts = f" ({told})" if told else ""
    return f"{localtime(line.at):%d/%m/%Y %H:%M:%S} {line.event}{by}{facts}"


def print_record(record: CampaignRecord, *, phase: str) -> None:
    """Print where a campaign stands."""
    plan = record.plan
    click.echo(f"{plan.head.issuer}: {plan.head.subject}")
    click.echo(
        f"Giai đoạn: {PHASE_WORDS[Phase(phase)]}. Áp dụng: {record.rulebook.name}."
    )
    for departure in record.overrides:
        click.echo(
            f"Áp dụng khác: {departure.rule} = {departure.value} ({departure.reason})"
        )
    click.echo(f"Người ghi phiếu: {len(record.voters)}. Người được lấy phiếu:")
    for holder in record.officeholders:
        click.echo(f"  {holder.order}. {holder.name}, {holder.title}")
    if record.conference is not None:
        meeting = record.conference
        click.echo(f"Hội nghị: {instant(meeting.starts_at)}, tại {meeting.venue}.")
    if not record.outcomes:
        click.echo("Kết quả chỉ hiển thị sau khi Ban Kiểm phiếu ký biên bản.")
    names = {holder.key: holder.name for holder in record.officeholders}
    for outcome in record.outcomes:
        click.echo(f"  {names[outcome.count.officeholder]}: {figures(outcome)}")


def figures(outcome: Outcome) -> str:
    """Return one officeholder's counts and shares in a line."""
    parts = [
        f"{LEVEL_WORDS[level]} {share.part} ({share.percent()})"
        for level, share in outcome.shares.items()
    ]
    return "; ".join(parts)
