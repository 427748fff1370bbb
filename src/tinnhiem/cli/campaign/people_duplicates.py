"""`tinnhiem people duplicates` and `merge`: the program suggests, a person decides."""

import json
from datetime import datetime
from pathlib import Path

import click

from tinnhiem.actions.people.merge_persons import merge_persons
from tinnhiem.cli.campaign.options import deed, moment, on_campaign, open_campaign
from tinnhiem.core.people.duplicates import LIKELY, duplicate_hints
from tinnhiem.messages.people_duplicates import duplicate_as_values, say_duplicate
from tinnhiem.store.queries.people import person_meant
from tinnhiem.store.queries.people_state import known_people


@click.command()
@on_campaign
@click.option(
    "--min",
    "at_least",
    type=click.IntRange(0, 100),
    default=LIKELY,
    show_default=True,
    help="Điểm thấp nhất của cặp đáng xem.",
)
@click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON.")
def duplicates(data: Path, slug: str | None, at_least: int, *, as_json: bool) -> None:
    """Nêu những hồ sơ có thể là của cùng một người; không tự gộp."""
    persons = known_people(open_campaign(data, slug)).persons
    hints = duplicate_hints(list(persons.values()), at_least=at_least)
    if as_json:
        values = [duplicate_as_values(hint) for hint in hints]
        click.echo(json.dumps(values, ensure_ascii=False, indent=1))
        return
    for hint in hints:
        click.echo(say_duplicate(hint))
    among = f"trong {len(persons)} hồ sơ"
    if hints:
        click.echo(f"{len(hints)} cặp nghi trùng {among}. Gộp bằng «people merge».")
    else:
        click.echo(f"Không thấy cặp nào nghi trùng {among}.")


@click.command()
@click.argument("keep", metavar="GIỮ")
@click.argument("drop", metavar="BỎ")
@deed
@click.option("--reason", required=True, help="Vì sao là một người.")
def merge(  # noqa: PLR0913 - one parameter an option
    keep: str,
    drop: str,
    data: Path,
    slug: str | None,
    by: str,
    at: datetime | None,
    reason: str,
) -> None:
    """Gộp hồ sơ BỎ vào hồ sơ GIỮ (ghi mã hoặc họ tên), có lý do, ghi nhật ký."""
    chosen = open_campaign(data, slug)
    kept, dropped = person_meant(keep), person_meant(drop)
    merge_persons(
        campaign=chosen,
        keep=kept,
        drop=dropped,
        reason=reason,
        by=by,
        now=moment(at),
    )
    click.echo(f"Đã gộp {dropped.name} vào {kept.name}.")
