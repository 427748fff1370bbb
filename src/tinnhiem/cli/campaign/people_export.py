"""`tinnhiem people export`: the people as a table that import reads back."""

from pathlib import Path

import click

from tinnhiem.cli.campaign.options import on_campaign, open_campaign
from tinnhiem.cli.output import require_ours, write_bytes
from tinnhiem.exports.people_tables import people_csv, people_xlsx
from tinnhiem.exports.standing_files import is_people_csv, is_people_xlsx
from tinnhiem.store.queries.people import officeholders_of, persons_of

WRITERS = {".csv": people_csv, ".xlsx": people_xlsx}
OURS = {".csv": is_people_csv, ".xlsx": is_people_xlsx}
ENDINGS = "Tên tệp phải kết thúc bằng .xlsx hoặc .csv."


@click.command()
@click.argument("file", metavar="TỆP", type=click.Path(path_type=Path))
@on_campaign
def export(file: Path, data: Path, slug: str | None) -> None:
    """Xuất nhân sự ra TỆP .xlsx hoặc .csv; nhập lại được nguyên vẹn."""
    write = WRITERS.get(file.suffix.lower())
    if write is None:
        raise click.UsageError(ENDINGS)
    ending = file.suffix.lower()
    require_ours(file, ending=ending, is_ours=OURS[ending])
    chosen = open_campaign(data, slug)
    persons = persons_of(chosen)
    write_bytes(file, write(persons, officeholders_of(chosen)))
    click.echo(f"Đã xuất {len(persons)} người ra {file}.")
