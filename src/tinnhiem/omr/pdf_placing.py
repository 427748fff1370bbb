"""Does a page of a PDF show one image and nothing else, and where does it lie?

A scanner writes such pages, often with recognised text laid under them that nobody
sees. Everything that could change what a person sees on the page (a second image, a
path, a clipping, a blending) makes it a page to be drawn.

Source: PDF 32000-1:2008, 8.3 (coordinates), 8.9.5 (images), 9.3.6 (text nobody sees).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

Matrix = tuple[float, float, float, float, float, float]
Box = tuple[float, float, float, float]  # left, bottom, right, top

UPRIGHT: Final[Matrix] = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
TOLERANCE: Final = 0.01  # of a side: what producers round away
INVISIBLE: Final = 3  # mode of text that is neither filled nor stroked
SHOWN_TEXT: Final = frozenset({"Tj", "TJ", "'", '"'})
# They change nothing of an image: colours, lines, text states, marks, ends of clips.
HARMLESS: Final = frozenset(
    {
        *("g", "G", "rg", "RG", "k", "K", "cs", "CS", "sc", "SC", "scn", "SCN"),
        *("w", "J", "j", "M", "d", "ri", "i", "W", "W*", "n"),
        *("BT", "ET", "Tf", "Td", "TD", "Tm", "T*", "Tc", "Tw", "Tz", "TL", "Ts"),
        *("BMC", "EMC", "MP", "DP"),
    }
)
MOST_OPERATORS: Final = 50_000
DEEPEST: Final = 64  # saved states


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """The one image of a page.

    Attributes:
        name: In the page's resources.
        matrix: From the unit square to the page, in points.
    """

    name: str
    matrix: Matrix


def only_image(
    operations: Iterable[tuple[str, list[Any]]], *, states: Mapping[str, Any], box: Box
) -> Placed | None:
    """Return the image that fills the page; None when the page has to be drawn.

    Args:
        operations: Operator and operands, in order.
        states: The graphics states of the resources, by name.
        box: What of the page is seen, in points.
    """
    reading = _Reading(states=states, box=box)
    for number, (operator, operands) in enumerate(operations):
        if number > MOST_OPERATORS or not reading.takes(operator, operands):
            return None
    placed = reading.placed
    if placed is None or not _fills(_around(placed.matrix), box):
        return None
    return placed


@dataclass(slots=True, kw_only=True)
class _Reading:
    states: Mapping[str, Any]
    box: Box
    matrix: Matrix = UPRIGHT
    mode: int = 0
    placed: Placed | None = None
    saved: list[tuple[Matrix, int]] = field(default_factory=list)

    def takes(self, operator: str, operands: list[Any]) -> bool:
        """Say whether the page may still be one image, after this operator."""
        if operator in HARMLESS:
            return True
        if operator in SHOWN_TEXT:
            return self.mode == INVISIBLE
        step = STEPS.get(operator)
        return step is not None and bool(step(self, operands))

    def save(self, _operands: list[Any]) -> bool:
        self.saved.append((self.matrix, self.mode))
        return len(self.saved) <= DEEPEST

    def restore(self, _operands: list[Any]) -> bool:
        if self.saved:
            self.matrix, self.mode = self.saved.pop()
        return True

    def move(self, operands: list[Any]) -> bool:
        a, b, c, d, e, f = (float(number) for number in operands)
        self.matrix = _product((a, b, c, d, e, f), self.matrix)
        return True

    def paint(self, operands: list[Any]) -> bool:
        is_first = self.placed is None
        self.placed = Placed(name=str(operands[0]), matrix=self.matrix)
        return is_first

    def clip(self, operands: list[Any]) -> bool:
        """Take a rectangle only when it leaves the whole page to be seen."""
        x, y, width, height = (float(number) for number in operands)
        unit = (width, 0.0, 0.0, height, x, y)
        return _covers(_around(_product(unit, self.matrix)), self.box)

    def text_mode(self, operands: list[Any]) -> bool:
        self.mode = int(operands[0])
        return True

    def state(self, operands: list[Any]) -> bool:
        state = self.states.get(str(operands[0]))
        return state is not None and _is_opaque(state)

    def mark(self, operands: list[Any]) -> bool:
        """Take marked content, unless a viewer may hide it."""
        return str(operands[0]) != "/OC"


STEPS: Final = {
    "q": _Reading.save,
    "Q": _Reading.restore,
    "cm": _Reading.move,
    "Do": _Reading.paint,
    "re": _Reading.clip,
    "Tr": _Reading.text_mode,
    "gs": _Reading.state,
    "BDC": _Reading.mark,
}


def _is_opaque(state: Any) -> bool:
    is_plain = str(state.get("/SMask", "/None")) == "/None" and str(
        state.get("/BM", "/Normal")
    ) in {"/Normal", "/Compatible"}
    has_transfer = any(key in state for key in ("/TR", "/TR2"))
    return is_plain and not has_transfer and float(state.get("/ca", 1)) == 1


def _product(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return (
        *(a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j),
        *(e * g + f * i + k, e * h + f * j + m),
    )


def _around(matrix: Matrix) -> Box:
    a, b, c, d, e, f = matrix
    across = (e, e + a, e + c, e + a + c)
    down = (f, f + b, f + d, f + b + d)
    return (min(across), min(down), max(across), max(down))


def _covers(area: Box, box: Box) -> bool:
    wide, tall = _slack(box)
    return (
        area[0] <= box[0] + wide
        and area[1] <= box[1] + tall
        and area[2] >= box[2] - wide
        and area[3] >= box[3] - tall
    )


def _fills(area: Box, box: Box) -> bool:
    """Say whether both are the same, neither cut off nor with a margin."""
    return _covers(area, box) and all(
        abs(one - other) <= slack
        for one, other, slack in zip(area, box, _slack(box) * 2, strict=True)
    )


def _slack(box: Box) -> tuple[float, float]:
    return (TOLERANCE * (box[2] - box[0]), TOLERANCE * (box[3] - box[1]))
