"""`tinnhiem papers lint`: does a file keep the rules of form?"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from tinnhiem.cli.run import DONE, REFUSED, UNREADABLE
from tinnhiem.core.errors import VoteError
from tinnhiem.core.papers.lint import PaperFinding, Weight
from tinnhiem.messages import say

HEADINGS = {Weight.FAULT: "LỖI", Weight.WARNING: "LƯU Ý"}


@click.command(name="lint")
@click.argument(
    "files", metavar="TỆP...", nargs=-1, required=True, type=click.Path(path_type=Path)
)
@click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON.")
def lint_files(*, files: tuple[Path, ...], as_json: bool) -> int:
    """Kiểm tra thể thức của TỆP (.docx, .pdf, .txt, kế hoạch .toml).

    Mỗi lỗi nêu chỗ sai, đang ghi gì, phải ghi gì và căn cứ vào điều nào.

    Mã thoát: 0 không có lỗi, 1 có lỗi, 2 có tệp không đọc được.
    """
    from tinnhiem.cli.files.papers_reading import findings_in

    told: list[dict[str, Any]] = []
    code = DONE
    for path in files:
        try:
            found = findings_in(path)
        except VoteError as refusal:
            told.append({"file": str(path), "error": _error(refusal)})
            code = UNREADABLE
            if not as_json:
                click.echo(f"{path}: {say(refusal)} [{refusal.code}]", err=True)
            continue
        told.append({"file": str(path), "findings": [_row(one) for one in found]})
        if code == DONE and any(one.weight is Weight.FAULT for one in found):
            code = REFUSED
        if not as_json:
            _print(path, found)
    if as_json:
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
    return code


def _error(refusal: VoteError) -> dict[str, str]:
    return {"code": refusal.code, "message": say(refusal)}


def _row(finding: PaperFinding) -> dict[str, str]:
    return {
        "rule": finding.rule.id,
        "weight": finding.weight.value,
        "where": finding.where,
        "stands": finding.stands,
        "should": finding.should,
        "source": finding.rule.source,
        "status": finding.rule.status.value,
    }


def _print(path: Path, found: Sequence[PaperFinding]) -> None:
    from tinnhiem.papers.lint import grouped

    faults = sum(one.weight is Weight.FAULT for one in found)
    click.echo(f"{path}: {faults} lỗi, {len(found) - faults} lưu ý")
    for weight, heading in HEADINGS.items():
        listed = [one for one in found if one.weight is weight]
        if listed:
            click.echo(f"\n{heading}")
        for one, places in grouped(listed):
            click.echo(f"  {one.rule.id}  {places}")
            click.echo(f"       Đang ghi: {one.stands}")
            click.echo(f"       Phải ghi: {one.should}")
            click.echo(f"       Căn cứ: {one.rule.source}")
    click.echo()
