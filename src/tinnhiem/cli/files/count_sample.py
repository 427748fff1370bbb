"""`tinnhiem count sample`: which sheets the hall compares with their readings."""

import json
from collections.abc import Sequence
from fractions import Fraction
from itertools import accumulate
from typing import Any, Final

import click

from tinnhiem.core.count.sampling import (
    SheetSample,
    draw_sheets,
    fewest_wrong,
    sample_size,
)

PERCENT: Final = 100
HOW_MANY: Final = (
    "nêu --margin (để tính số phiếu cần rút) hoặc --size, không nêu cả hai."
)
PILE: Final = (
    "nêu --sheets, hoặc --batch cho từng lô theo thứ tự quét, không nêu cả hai."
)
SOURCE: Final = (
    "theo cận của kiểm tra so từng lá phiếu (Lindeman và Stark 2012: 2·ln(1/α)/m, ở "
    "đây tính đúng cho rút không hoàn lại)"
)
RECOMPUTE: Final = (
    "Ai cũng rút lại được: số thứ i là SHA-256 của «{seed},i» (UTF-8), đọc như số "
    "nguyên, bỏ qua nếu không nhỏ hơn bội lớn nhất của {sheets} dưới 2^256, lấy dư cho "
    "{sheets} rồi cộng 1, bỏ số đã có."
)
COMPARE: Final = (
    "Lấy đúng các tờ giấy này, đọc từng dòng trước Hội nghị và so với kết quả máy đọc. "
    "Có một dòng khác thì dừng, tìm nguyên nhân, đối chiếu thêm hoặc kiểm lại toàn bộ."
)


class MarginOption(click.ParamType[Fraction | int]):
    """A share, «5%», or a number of sheets, «8»."""

    name = "SỐ|%"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> Fraction | int:
        """Return sheets as a whole number, a diluted margin as a fraction."""
        if isinstance(value, Fraction | int):
            return value
        text = str(value).strip().replace(",", ".")
        try:
            if text.endswith("%"):
                return Fraction(text[:-1].strip()) / PERCENT
            return int(text)
        except (ValueError, ZeroDivisionError):
            refused = f"«{value}» không đúng. Viết như 8 (số phiếu) hoặc 5%."
            raise click.BadParameter(refused, ctx, param) from None


class PercentOption(click.ParamType[Fraction]):
    """A confidence, «95» or «99.5»."""

    name = "%"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> Fraction:
        """Return it as a share of one."""
        if isinstance(value, Fraction):
            return value
        try:
            return Fraction(str(value).strip().rstrip("%").replace(",", ".")) / PERCENT
        except (ValueError, ZeroDivisionError):
            refused = f"«{value}» không đúng. Viết như 95."
            raise click.BadParameter(refused, ctx, param) from None


@click.command()
@click.option("--seed", required=True, help="Số bốc thăm đọc to trước Hội nghị.")
@click.option(
    "--sheets", type=click.IntRange(min=1), help="Số phiếu trong tập đã quét."
)
@click.option(
    "--batch",
    "batches",
    type=click.IntRange(min=1),
    multiple=True,
    help="Số phiếu của một lô; nêu lần lượt từng lô theo thứ tự quét.",
)
@click.option(
    "--margin",
    type=MarginOption(),
    help="Khoảng cách tới ngưỡng gần nhất: số phiếu (8), hoặc chênh lệch hai bên (5%).",
)
@click.option(
    "--confidence",
    type=PercentOption(),
    default="95",
    show_default=True,
    help="Độ tin cậy, phần trăm.",
)
@click.option("--size", type=click.IntRange(min=1), help="Số phiếu rút, tự chọn.")
@click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON.")
def sample(  # noqa: PLR0913 - one parameter an option
    seed: str,
    sheets: int | None,
    batches: Sequence[int],
    margin: Fraction | int | None,
    confidence: Fraction,
    size: int | None,
    *,
    as_json: bool,
) -> None:
    """Rút phiếu để đối chiếu với kết quả máy đọc, từ số bốc thăm công khai.

    Quét xong mới bốc thăm: đổ xúc xắc hoặc gọi số trước Hội nghị. Cùng một số thì mọi
    máy rút ra cùng những tờ đó.

    Chỗ nằm là thứ tự tờ giấy trong tập đã quét, sau khi phiếu được xáo bằng tay. Lệnh
    chỉ tính từ số phiếu, không mở ảnh hay dữ liệu nào.
    """
    if (sheets is None) == (not batches):
        raise click.UsageError(PILE)
    if (margin is None) == (size is None):
        raise click.UsageError(HOW_MANY)
    pile = sheets or sum(batches)
    wrong = None if margin is None else _wrong(margin, sheets=pile)
    number = _size(size, sheets=pile, wrong=wrong, confidence=confidence)
    drawn = draw_sheets(seed, sheets=pile, size=number)
    if as_json:
        rows = _rows(drawn, batches=batches, wrong=wrong, confidence=confidence)
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        _show(drawn, batches=batches, wrong=wrong, confidence=confidence)


def _size(
    size: int | None, *, sheets: int, wrong: int | None, confidence: Fraction
) -> int:
    if wrong is None:
        return size or 0
    return sample_size(sheets=sheets, wrong=wrong, confidence=confidence)


def _wrong(margin: Fraction | int, *, sheets: int) -> int:
    return (
        margin
        if isinstance(margin, int)
        else fewest_wrong(sheets=sheets, margin=margin)
    )


def _rows(
    drawn: SheetSample,
    *,
    batches: Sequence[int],
    wrong: int | None,
    confidence: Fraction,
) -> dict[str, Any]:
    return {
        "seed": drawn.seed,
        "sheets": drawn.sheets,
        "size": len(drawn.places),
        "wrong": wrong,
        "confidence": None if wrong is None else str(confidence),
        "places": [
            {"place": place, **_in_batch(place, batches)} for place in drawn.places
        ],
    }


def _show(
    drawn: SheetSample,
    *,
    batches: Sequence[int],
    wrong: int | None,
    confidence: Fraction,
) -> None:
    click.echo(f"Số bốc thăm: {drawn.seed}")
    click.echo(f"Rút {len(drawn.places)} trong {drawn.sheets} phiếu, theo chỗ nằm:\n")
    for place in sorted(drawn.places):
        found = _in_batch(place, batches)
        where = f"  (lô {found['batch']}, tờ thứ {found['sheet']})" if found else ""
        click.echo(f"  tờ thứ {place}{where}")
    if wrong is not None:
        percent = float(confidence * PERCENT)
        click.echo(
            f"\nNếu kết quả của một người sai vì máy đọc sai ít nhất {wrong} phiếu thì "
            f"với độ tin cậy {percent:g} % có ít nhất một phiếu sai nằm trong số đã "
            f"rút, {SOURCE}."
        )
    click.echo(f"\n{COMPARE}")
    click.echo(RECOMPUTE.format(seed=drawn.seed, sheets=drawn.sheets))


def _in_batch(place: int, batches: Sequence[int]) -> dict[str, int]:
    """Return the batch and the place in it; nothing when no batches are told."""
    for number, end in enumerate(accumulate(batches), 1):
        if place <= end:
            return {"batch": number, "sheet": place - end + batches[number - 1]}
    return {}
