"""`tinnhiem scan calibrate`: whether a device's scans are good enough to read."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from tinnhiem.cli.layout_file import read_layout
from tinnhiem.core.scanning.calibrating import (
    ScanGrade,
    ScanMeasure,
    faults_of,
    grade_of,
)
from tinnhiem.core.scanning.layout import SheetLayout
from tinnhiem.core.scanning.opening_fault import OpeningFault
from tinnhiem.core.scanning.page import Rejection
from tinnhiem.messages.calibrating import (
    FAULT_WORDS,
    GRADE_WORDS,
    figures,
    rejection_words,
)
from tinnhiem.messages.scan_files import UNOPENED

FIT, UNFIT = 0, 1
Measured = ScanMeasure | Rejection | OpeningFault


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--layout",
    "layout_file",
    required=True,
    type=click.Path(path_type=Path),
    help="Tệp bố cục ghi ra cùng phiếu thử (ballots print --test).",
)
@click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON.")
def calibrate(paths: tuple[Path, ...], layout_file: Path, *, as_json: bool) -> int:
    """Kiểm tra máy quét: quét phiếu thử rồi cho biết đạt hay chưa, cần chỉnh gì."""
    layout = read_layout(layout_file)
    pages = list(_measured(paths, layout))
    if as_json:
        rows = [{"file": name, "page": page, **_row(one)} for name, page, one in pages]
        click.echo(json.dumps({"pages": rows}, ensure_ascii=False, indent=1))
    else:
        for name, page, one in pages:
            click.echo(f"{name}, trang {page}")
            for line in _lines(one):
                click.echo(f"  {line}")
    return FIT if all(_is_fit(one) for _, _, one in pages) else UNFIT


def _measured(
    paths: tuple[Path, ...], layout: SheetLayout
) -> Iterator[tuple[str, int, Measured]]:
    from tinnhiem.omr.calibrating import measure_scan
    from tinnhiem.omr.opening import pictures_in
    from tinnhiem.omr.pictures import Unopened

    for found in pictures_in(paths):
        if isinstance(found, Unopened):
            yield found.file, found.page, found.reason
        else:
            yield found.file, found.page, measure_scan(found, [layout])


def _row(one: Measured) -> dict[str, Any]:
    if not isinstance(one, ScanMeasure):
        return {"grade": ScanGrade.UNFIT.value, "faults": [], "reason": one.value}
    faults = faults_of(one)
    return {
        "grade": grade_of(faults).value,
        "faults": [fault.value for fault in faults],
        "reason": "",
        "dpi": round(one.dots_per_inch),
        "black": round(one.black, 3),
        "paper": round(one.paper),
        "noise": round(one.noise, 4),
        "blur": round(one.blur, 3),
        "turn": round(one.turn, 2),
        "markers": one.markers,
        "streaks": one.streaks,
        "seen": [[darkness, round(shown, 3)] for darkness, shown in one.seen],
    }


def _lines(one: Measured) -> Iterator[str]:
    if isinstance(one, ScanMeasure):
        faults = faults_of(one)
        yield GRADE_WORDS[grade_of(faults)]
        for fault in faults:
            yield f"- {FAULT_WORDS[fault]}"
        told = figures(one)
        yield (
            f"độ phân giải {told['dpi']} dpi; độ đậm của chữ in {told['darkness']}; "
            f"độ sáng giấy {told['paper']}; nhiễu {told['noise']}; độ nhòe "
            f"{told['blur']}; lệch {told['turn']}; dấu vuông {told['markers']}; dấu "
            f"nhạt nhất {told['faintest'] or 'không có'}"
        )
    elif isinstance(one, Rejection):
        yield rejection_words(one)
    else:
        said = str(UNOPENED[one])
        yield f"{said[:1].upper()}{said[1:]}."


def _is_fit(one: Measured) -> bool:
    return (
        isinstance(one, ScanMeasure) and grade_of(faults_of(one)) is not ScanGrade.UNFIT
    )
