"""`tinnhiem result check`: published results read like a proof, all recomputed."""

import json
import sys
from collections.abc import Sequence
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Final

import click

from tinnhiem import rulebooks
from tinnhiem.cli.files.result_json import proofs_as_json
from tinnhiem.cli.files.result_report import show_proofs
from tinnhiem.cli.params import Day
from tinnhiem.cli.run import DONE, REFUSED, exit_code_of
from tinnhiem.core.errors import VoteError
from tinnhiem.core.files import FileTooLargeError
from tinnhiem.core.outcome.comparing import compare_results
from tinnhiem.core.outcome.proof import Proof
from tinnhiem.core.outcome.proofreading import proofread
from tinnhiem.core.outcome.published import PublishedResult
from tinnhiem.core.outcome.vote_days import track_of_result
from tinnhiem.core.rules.errors import RulebookNotInForceError
from tinnhiem.core.rules.rulebook import Rulebook
from tinnhiem.intake.published_files import read_pasted_result, read_published
from tinnhiem.intake.text_files import LIMIT, MEGABYTE
from tinnhiem.messages import say

MOST_FILES: Final = 20
PASTED: Final = "-"


@click.command()
@click.argument(
    "files",
    metavar="TỆP...",
    nargs=-1,
    required=True,
    type=click.Path(path_type=Path, allow_dash=True),
)
@click.option("--rulebook", "book", metavar="BỘ", help="Bộ quy tắc để đối chiếu.")
@click.option("--on", "day", type=Day(), help="Ngày lấy phiếu, nếu tệp không ghi.")
@click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON.")
def check(
    *, files: tuple[Path, ...], book: str | None, day: date | None, as_json: bool
) -> int:
    """Soát số liệu trong TỆP: .csv, .xlsx, .ods, .docx, .pdf, .txt; «-» là văn bản dán.

    Tính lại từng tỷ lệ bằng số nguyên, chỉ ra mẫu số đã dùng và chỗ sai. Có từ hai tệp
    thì so từng số liệu chung của các văn bản. Mã thoát: 0 không có lỗi, 1 có lỗi, 2
    không đọc được.
    """
    if len(files) > MOST_FILES:
        refused = f"mỗi lần soát tối đa {MOST_FILES} tệp."
        raise click.BadParameter(refused, param_hint="TỆP")
    try:
        proofs = [_proof(file, book=book, day=day) for file in files]
    except VoteError as refusal:
        if not as_json:
            raise
        _print_json({"error": {"code": refusal.code, "message": say(refusal)}})
        return exit_code_of(refusal)
    results = [proof.result for proof in proofs]
    comparisons = [compare_results(*pair) for pair in combinations(results, 2)]
    if as_json:
        _print_json(proofs_as_json(proofs, comparisons))
    else:
        show_proofs(proofs, comparisons)
    differ = any(compared.findings for compared in comparisons)
    return REFUSED if differ or any(proof.faults for proof in proofs) else DONE


def _proof(file: Path, *, book: str | None, day: date | None) -> Proof:
    published = _read(file)
    rulebook = rulebooks.find(book) if book else rulebook_of(published, day=day)
    return proofread(published, rulebook=rulebook)


def _read(file: Path) -> PublishedResult:
    if str(file) != PASTED:
        return read_published(file)
    # One byte more than allowed is enough to refuse what never ends.
    content: bytes = sys.stdin.buffer.read(LIMIT + 1)
    if len(content) > LIMIT:
        raise FileTooLargeError(PASTED, detail=f"tối đa {LIMIT // MEGABYTE} MB")
    return read_pasted_result(content)


def rulebook_of(published: PublishedResult, *, day: date | None) -> Rulebook | None:
    """Return the instrument in force when the vote was held; None when unknown.

    Where only a month or a year is known, the same book must cover all of it.
    """
    days: Sequence[date | None] = (published.held_from, published.held_to)
    if day is not None:
        days = (day, day)
    track = track_of_result(published.body, [line.post for line in published.lines])
    try:
        books = [rulebooks.in_force_on(one, track=track) for one in days if one]
    except RulebookNotInForceError:
        return None
    is_certain = len({book.key for book in books}) == 1
    return books[0] if is_certain else None


def _print_json(table: object) -> None:
    click.echo(json.dumps(table, ensure_ascii=False, indent=2))
