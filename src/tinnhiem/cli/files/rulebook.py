"""`tinnhiem rulebook`: the regulations we know, and how well we know them."""

from pathlib import Path
from typing import Any, Final

import click

from tinnhiem import rulebooks
from tinnhiem.cli.files.rulebook_figures import STATUS_WORDS, Figure, figures_of
from tinnhiem.core.rules.citation import Status
from tinnhiem.core.rules.errors import RulebookError
from tinnhiem.core.rules.reading import read_rulebook
from tinnhiem.core.rules.rulebook import Rulebook, Track

REFUSED: Final = 2
TRACKS: Final[dict[Track, str]] = {
    Track.PARTY: "hệ thống chính trị",
    Track.STATE: "Quốc hội, HĐND",
}

as_json = click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON.")


@click.group()
def rulebook() -> None:
    """Các quy định về lấy phiếu tín nhiệm, từng con số kèm điều và nguồn."""


@rulebook.command("list")
@as_json
def list_books(*, as_json: bool) -> None:
    """Liệt kê các bộ quy tắc có sẵn."""
    books = [rulebooks.load(key) for key in rulebooks.available()]
    if as_json:
        _print_json([_identity(book) for book in books])
        return
    rows = [("TÊN BỘ", "VĂN BẢN", "ÁP DỤNG CHO", "HIỆU LỰC", "CHƯA KIỂM CHỨNG")]
    rows += [
        (
            book.key,
            book.name,
            TRACKS[book.track],
            _in_force(book),
            f"{_unverified(book)}/{len(figures_of(book))} mục",
        )
        for book in books
    ]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        click.echo("  ".join(cells).rstrip())


@rulebook.command("show")
@click.argument("book", metavar="BỘ")
@as_json
def show(*, book: str, as_json: bool) -> None:
    """In mọi con số của một BỘ: tên bộ, hoặc số và ký hiệu như «96-QĐ/TW»."""
    found = rulebooks.find(book)
    if as_json:
        figures = [_figure(figure) for figure in figures_of(found)]
        _print_json(_identity(found) | {"figures": figures})
        return
    click.echo(_summary(found))
    click.echo()
    _print_figures(found)


@rulebook.command("check")
@click.argument("file", metavar="TỆP", type=click.Path(path_type=Path))
@as_json
@click.pass_context
def check(ctx: click.Context, *, file: Path, as_json: bool) -> None:
    """Kiểm tra một TỆP quy tắc do đơn vị tự soạn."""
    from tinnhiem.intake.text_files import read_text  # only here: keeps `list` quick

    try:
        book = read_rulebook(read_text(file), where=str(file))
    except RulebookError as refusal:
        _complain((refusal, *refusal.others), as_json=as_json)
        ctx.exit(REFUSED)
    if as_json:
        _print_json({"ok": True, "faults": []} | _identity(book))
        return
    click.echo(_summary(book))
    click.echo("Tệp dùng được.")


def _complain(faults: tuple[RulebookError, ...], *, as_json: bool) -> None:
    from tinnhiem.messages import say  # only here: keeps `list` quick

    if as_json:
        listed = [
            {
                "code": fault.code,
                "file": fault.where,
                "line": fault.line,
                "key": fault.key,
                "message": say(fault),
            }
            for fault in faults
        ]
        _print_json({"ok": False, "faults": listed})
        return
    for fault in faults:
        click.echo(f"Lỗi: {say(fault)} [{fault.code}]", err=True)
    click.echo(f"Tệp không dùng được: {len(faults)} lỗi.", err=True)


def _print_figures(book: Rulebook) -> None:
    # rich costs as much time as everything else here together.
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(show_lines=True, expand=True)
    for heading, ratio in (
        ("Mục", 3),
        ("Nội dung", 5),
        ("Căn cứ", 5),
        ("Kiểm chứng", 2),
    ):
        table.add_column(heading, ratio=ratio, overflow="fold")
    for figure in figures_of(book):
        citation = figure.rule.citation
        doubtful = citation.status is Status.UNVERIFIED
        note = f"\nLưu ý: {figure.rule.note}" if figure.rule.note else ""
        table.add_row(
            Text(f"{figure.label}\n{figure.place}"),
            Text(f"{figure.words}{note}"),
            Text(f"{_cited(figure, book)}\nNguồn: {citation.source}"),
            Text(STATUS_WORDS[citation.status], style="bold red" if doubtful else ""),
        )
    Console(highlight=False).print(table)
    click.echo(
        f"{_unverified(book)} mục CHƯA KIỂM CHỨNG: "
        "đối chiếu toàn văn trước khi dựa vào."
    )


def _cited(figure: Figure, book: Rulebook) -> str:
    citation = figure.rule.citation
    if citation.article or citation.instrument != book.name:
        return str(citation)
    return "(chưa rõ điều)"


def _summary(book: Rulebook) -> str:
    return (
        f"{book.name} ngày {book.issued_on:%d/%m/%Y} của {book.issuer}\n"
        f"{book.title}\n"
        f"Bộ: {book.key}, bản {book.version}; áp dụng cho {TRACKS[book.track]}\n"
        f"Hiệu lực: {_in_force(book)}; thay thế: {book.replaces}\n"
        f"Đối chiếu nguồn lần cuối: {book.verified_on:%d/%m/%Y}; chưa kiểm chứng "
        f"{_unverified(book)} trên {len(figures_of(book))} mục"
    )


def _in_force(book: Rulebook) -> str:
    first = f"từ {book.in_force_from:%d/%m/%Y}"
    return f"{first} đến {book.in_force_to:%d/%m/%Y}" if book.in_force_to else first


def _unverified(book: Rulebook) -> int:
    return sum(
        figure.rule.citation.status is Status.UNVERIFIED for figure in figures_of(book)
    )


def _identity(book: Rulebook) -> dict[str, Any]:
    last = book.in_force_to
    return {
        "key": book.key,
        "version": book.version,
        "name": book.name,
        "kind": book.kind,
        "number": book.number,
        "title": book.title,
        "issuer": book.issuer,
        "issued_on": book.issued_on.isoformat(),
        "in_force_from": book.in_force_from.isoformat(),
        "in_force_to": last.isoformat() if last else None,
        "verified_on": book.verified_on.isoformat(),
        "track": book.track,
        "replaces": book.replaces,
        "figure_count": len(figures_of(book)),
        "unverified_count": _unverified(book),
    }


def _figure(figure: Figure) -> dict[str, str]:
    citation = figure.rule.citation
    return {
        "place": figure.place,
        "label": figure.label,
        "value": figure.words,
        "instrument": citation.instrument,
        "article": citation.article,
        "source": citation.source,
        "status": citation.status,
        "note": figure.rule.note,
    }


def _print_json(content: object) -> None:
    import json  # only here: keeps `list` quick

    click.echo(json.dumps(content, ensure_ascii=False, indent=2))
