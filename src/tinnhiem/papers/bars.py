"""Bars of a chart as SVG: lengths from integers, parts told apart by pattern.

Print is often grey, and one man in twelve does not see red and green apart. So the
parts differ by pattern first (solid, stripes, dots), then by how dark they are, and
by hue last.
"""

from itertools import accumulate
from typing import Final

from tinnhiem.papers.model import Bar, Fill

UNIT: Final = 100  # units of a drawing in a millimetre
EDGE: Final = 16  # width of outlines
MARK: Final = 90  # height of the marks below a bar
QUARTERS: Final = 4
COLOURS: Final = {Fill.SOLID: "#1f3a5f", Fill.STRIPES: "#17595a", Fill.DOTS: "#7a3f00"}
PATTERNS: Final = (
    f'<pattern id="{Fill.STRIPES}" width="110" height="110" '
    'patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<rect width="110" height="110" fill="#ffffff"/>'
    f'<rect width="60" height="110" fill="{COLOURS[Fill.STRIPES]}"/></pattern>'
    f'<pattern id="{Fill.DOTS}" width="100" height="100" '
    'patternUnits="userSpaceOnUse"><rect width="100" height="100" fill="#ffffff"/>'
    f'<circle cx="50" cy="50" r="32" fill="{COLOURS[Fill.DOTS]}"/></pattern>'
)


def bar_svg(bar: Bar) -> str:
    """Return the bar as a drawing of its own, without words."""
    width, height = units(bar.width), units(bar.height)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{bar.width:g}mm" '
        f'height="{bar.height:g}mm" viewBox="0 0 {width} {height}">'
        f"<defs>{PATTERNS}</defs>"
        f"{bar_shapes(bar, left=0, top=0)}</svg>"
    )


def bar_shapes(bar: Bar, *, left: int, top: int) -> str:
    """Return outline, parts and marks as SVG, from the left upper corner given."""
    width = units(bar.width) - EDGE
    height = units(bar.height) - EDGE - (MARK if bar.scaled else 0)
    x, y = left + EDGE // 2, top + EDGE // 2
    parts = "".join(
        _box(x + begin, y, width=end - begin, height=height, fill=_paint(fill))
        for fill, begin, end in spans(bar, width=width)
    )
    outline = _box(x, y, width=width, height=height, fill="none")
    marks = "".join(
        f"M{x + width * i // QUARTERS} {y + height}v{MARK}" for i in range(QUARTERS + 1)
    )
    drawn = f'<path d="{marks}" {_stroke()}/>' if bar.scaled else ""
    return f"{parts}{outline}{drawn}"


def spans(bar: Bar, *, width: int) -> list[tuple[Fill, int, int]]:
    """Return where each part begins and ends on a length of `width` units.

    Ends are rounded down from the exact sum before them, so parts never overlap, never
    pass the end, and those of the whole fill it.
    """
    if not bar.whole:
        return []
    ends = [
        width * total // bar.whole for total in accumulate(p.value for p in bar.parts)
    ]
    begins = [0, *ends]
    return [
        (part.fill, begin, end)
        for part, begin, end in zip(bar.parts, begins, ends, strict=False)
        if part.value
    ]


def units(millimetres: float) -> int:
    """Return millimetres as whole units of a drawing."""
    return round(millimetres * UNIT)


def _paint(fill: Fill) -> str:
    return COLOURS[fill] if fill is Fill.SOLID else f"url(#{fill.value})"


def _box(x: int, y: int, *, width: int, height: int, fill: str) -> str:
    place = f'x="{x}" y="{y}" width="{width}" height="{height}"'
    return f'<rect {place} fill="{fill}" {_stroke()}/>'


def _stroke() -> str:
    return f'stroke="#000000" stroke-width="{EDGE}"'
