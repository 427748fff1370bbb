"""`tinnhiem papers verify`: which copy is this, and was it changed?"""

import json
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from tinnhiem.cli.run import DONE, REFUSED
from tinnhiem.messages.papers_verdict import ENDED, SAID, STATES

if TYPE_CHECKING:
    from tinnhiem.papers.verifying import Verdict

LIST: Final = "van-tay.json"


@click.command()
@click.argument(
    "file", metavar="[TỆP]", required=False, type=click.Path(path_type=Path)
)
@click.option("--code", "typed", metavar="MÃ", help="Mã in ở chân bản giấy.")
@click.option(
    "--list",
    "listed",
    metavar="TỆP",
    type=click.Path(path_type=Path),
    help="Danh sách vân tay (mặc định: van-tay.json cạnh tệp).",
)
@click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON.")
def verify(
    *, file: Path | None, typed: str | None, listed: Path | None, as_json: bool
) -> int:
    """Cho biết TỆP (hoặc MÃ) là bản nào, phiên bản nào và có bị sửa không.

    MÃ chỉ cho biết bản giấy nhận là bản nào; nội dung phải so với tệp gốc.

    Mã thoát: 0 nguyên vẹn hoặc mã có trong danh sách; 1 đã bị sửa, văn bản đã hủy hoặc
    đã thay thế, không có trong danh sách hoặc chưa xác nhận
    được; 2 không đọc được.
    """
    if (file is None) == (typed is None):
        said = "nêu một TỆP, hoặc --code MÃ"
        raise click.UsageError(said)
    from tinnhiem.cli.files.papers_opening import verdict_on

    verdict = verdict_on(file, typed, listed)
    if as_json:
        click.echo(json.dumps(_table(verdict), ensure_ascii=False, indent=2))
    else:
        _print(verdict)
    ended = verdict.entry is not None and verdict.entry.state in ENDED
    known = verdict.standing.value in ("intact", "listed")
    return DONE if known and not ended else REFUSED


def _table(verdict: "Verdict") -> dict[str, Any]:
    entry = verdict.entry
    return {
        "standing": verdict.standing.value,
        "by": verdict.by,
        "code": verdict.code,
        "paper": entry.paper if entry else "",
        "title": entry.title if entry else "",
        "copy": entry.copy if entry else 0,
        "of": entry.of if entry else 0,
        "version": entry.version if entry else 0,
        "latest": verdict.latest,
        "state": entry.state if entry else "",
        "made_at": entry.made_at if entry else "",
        "places": [
            {"place": one.place, "expected": one.expected, "found": one.found}
            for one in verdict.places
        ],
    }


def _print(verdict: "Verdict") -> None:
    from tinnhiem.core.papers.proofs import grouped

    entry = verdict.entry
    if entry and entry.state in ENDED:
        click.echo(ENDED[entry.state])
    copy = f", bản số {entry.copy}/{entry.of}" if entry and entry.copy else ""
    what = f"{entry.title} ({entry.paper}){copy}" if entry else ""
    click.echo(SAID[verdict.standing.value].format(what=what))
    if verdict.code:
        click.echo(f"Mã: {grouped(verdict.code)}")
    if entry:
        state = STATES.get(entry.state, entry.state)
        if verdict.standing.value != "listed":
            click.echo(f"Văn bản: {what}")
        made = _when(entry.made_at)
        click.echo(f"Phiên bản {entry.version}, {state}, lập lúc {made}")
        if verdict.latest > entry.version:
            click.echo(
                f"Lưu ý: đã có phiên bản {verdict.latest}; bản này không còn là bản "
                "mới nhất."
            )
    if verdict.by == "code":
        click.echo("Chưa đối chiếu nội dung: so từng số liệu trên giấy với tệp gốc.")
    for one in verdict.places:
        click.echo(f"  {one.place}")
        click.echo(f"    Bản được lập: {one.expected or '(không có)'}")
        click.echo(f"    Trong tệp này: {one.found or '(không có)'}")


def _when(written: str) -> str:
    """Return a moment as papers write it; what is none stays as the list has it."""
    from tinnhiem.papers.forms import clock, short_day

    try:
        at = datetime.fromisoformat(written)
    except ValueError:
        return written
    return f"{clock(at)}, ngày {short_day(at)}"
