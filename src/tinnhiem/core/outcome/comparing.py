"""Two documents about one vote: every figure that both give must be the same."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from tinnhiem.core.outcome.percents import PrintedPercent
from tinnhiem.core.outcome.proof import ProofCode, ProofFinding, Told, who_is
from tinnhiem.core.outcome.published import (
    BASES,
    PrintedFigure,
    PublishedLine,
    PublishedResult,
    Quantity,
    words_of_share,
)

_SHARED: Final = tuple(of for of in BASES if of is not Quantity.VALID)


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What two documents say about the same vote, held against each other.

    Attributes:
        persons: How many persons stand in both.
        figures: How many figures were compared.
    """

    first: PublishedResult
    second: PublishedResult
    persons: int
    figures: int
    findings: tuple[ProofFinding, ...]


@dataclass(frozen=True, slots=True)
class _Pair:
    first: PrintedFigure
    second: PrintedFigure
    line: PublishedLine | None = None


def compare_results(first: PublishedResult, second: PublishedResult) -> Comparison:
    """Return every difference between two documents, with both places.

    Persons are the same when their names are, letter for letter but for upper and
    lower case; among namesakes the post decides, then their order. Where no names are
    published, the post and the order stand for them.
    """
    pairs, left, right = _matched(first, second)
    figures = list(_pairs(first.totals, second.totals, None))
    for one, other in pairs:
        figures += _pairs(
            _with_totals(one, first, second), _with_totals(other, second, first), one
        )
    differing = [pair for pair in figures if not _same(pair.first, pair.second)]
    findings = (
        *(_difference(pair, first, second) for pair in differing),
        *(_only(line, first) for line in left),
        *(_only(line, second) for line in right),
    )
    return Comparison(
        first=first,
        second=second,
        persons=len(pairs),
        figures=len(figures),
        findings=findings,
    )


Matched = tuple[
    list[tuple[PublishedLine, PublishedLine]],
    list[PublishedLine],
    list[PublishedLine],
]


def _matched(first: PublishedResult, second: PublishedResult) -> Matched:
    """Return the persons of both, and those of one only: exact posts go first."""
    left, right = list(first.lines), list(second.lines)
    pairs: list[tuple[PublishedLine, PublishedLine]] = []
    for is_same in (_same_name_and_post, _alike, _same_name, _same_post):
        for one in list(left):
            found = next((other for other in right if is_same(one, other)), None)
            if found is not None:
                pairs.append((one, found))
                left.remove(one)
                right.remove(found)
    order = {id(line): place for place, line in enumerate(first.lines)}
    return sorted(pairs, key=lambda pair: order[id(pair[0])]), left, right


def _same_name_and_post(one: PublishedLine, other: PublishedLine) -> bool:
    return _same_name(one, other) and one.post.casefold() == other.post.casefold()


def _alike(one: PublishedLine, other: PublishedLine) -> bool:
    """Say whether names agree and one post may be the short form of the other."""
    short, long = sorted((one.post.casefold(), other.post.casefold()), key=len)
    return bool(one.name) and _same_name(one, other) and short in long


def _same_post(one: PublishedLine, other: PublishedLine) -> bool:
    """Say whether a person without a name in one document holds the other's post."""
    nameless = bool(one.name) is not bool(other.name)
    return nameless and bool(one.post) and one.post.casefold() == other.post.casefold()


def _same_name(one: PublishedLine, other: PublishedLine) -> bool:
    if one.name or other.name:
        return one.name.casefold() == other.name.casefold()
    return one.post.casefold() == other.post.casefold()


def _with_totals(
    line: PublishedLine, own: PublishedResult, other: PublishedResult
) -> tuple[PrintedFigure, ...]:
    """Return a person's figures, and the totals that the other gives per person.

    One document says once what the other repeats in every row. Valid is never so: in
    a row it is that person's, above it the sheets'.
    """
    said = {one.of for one in (*line.figures, *other.totals)}
    shared = [one for one in own.totals if one.of in _SHARED and one.of not in said]
    return (*line.figures, *shared)


def _pairs(
    first: Sequence[PrintedFigure],
    second: Sequence[PrintedFigure],
    line: PublishedLine | None,
) -> Iterator[_Pair]:
    """Yield each figure with its like; a document that contradicts itself says so."""
    for of in Quantity:
        one, other = _first_of(first, of), _first_of(second, of)
        if one is None or other is None:
            continue
        if _share_something(one, other):
            yield _Pair(one, other, line)


def _first_of(figures: Sequence[PrintedFigure], of: Quantity) -> PrintedFigure | None:
    """Return the first figure of a kind, what others of it add joined to it."""
    found = [one for one in figures if one.of is of]
    if not found:
        return None
    counted = next((one for one in found if one.count is not None), found[0])
    percent = counted.percent or next((o.percent for o in found if o.percent), None)
    whole = counted.whole or next((one.whole for one in found if one.whole), None)
    return PrintedFigure(
        of=of, count=counted.count, whole=whole, percent=percent, place=counted.place
    )


def _share_something(one: PrintedFigure, other: PrintedFigure) -> bool:
    counts = one.count is not None and other.count is not None
    return counts or (one.percent is not None and other.percent is not None)


def _same(one: PrintedFigure, other: PrintedFigure) -> bool:
    counts = None in (one.count, other.count) or one.count == other.count
    wholes = None in (one.whole, other.whole) or one.whole == other.whole
    return counts and wholes and _same_percent(one.percent, other.percent)


def _same_percent(one: PrintedPercent | None, other: PrintedPercent | None) -> bool:
    """Say whether two percents agree as far as the shorter one is printed."""
    if one is None or other is None:
        return True
    short, long = sorted((one, other), key=lambda percent: percent.places)
    step = 10 ** (long.places - short.places)
    rounded = (2 * long.digits + step) // (2 * step)
    return short.digits in (rounded, long.digits // step)


def _difference(
    pair: _Pair, first: PublishedResult, second: PublishedResult
) -> ProofFinding:
    one, other = pair.first, pair.second
    return ProofFinding(
        code=ProofCode.FIGURES_DIFFER,
        place=one.place,
        who=who_is(pair.line),
        of=one.of,
        told={
            **_side("first", first, one),
            **_side("second", second, other),
        },
    )


def _side(name: str, result: PublishedResult, figure: PrintedFigure) -> dict[str, Told]:
    place = figure.place
    return {
        name: words_of_share(figure),
        f"{name}_file": result.file,
        f"{name}_row": place.row,
        f"{name}_line": place.line,
        f"{name}_page": place.page,
    }


def _only(line: PublishedLine, result: PublishedResult) -> ProofFinding:
    return ProofFinding(
        code=ProofCode.ONLY_IN_ONE,
        place=line.place,
        who=who_is(line),
        told={"file": result.file},
    )
