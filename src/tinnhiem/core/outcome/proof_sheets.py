"""Faults in counts: more sheets than people, more answers than sheets."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Final

from tinnhiem.core.outcome.proof import (
    ProofCode,
    ProofFinding,
    Told,
    Weight,
    about,
    who_is,
)
from tinnhiem.core.outcome.published import (
    LEVELS,
    PrintedFigure,
    PublishedLine,
    PublishedResult,
    Quantity,
    first_counts,
)

# Each may be at most the next that is known: who votes was present, was a member …
_WIDENING: Final = (
    Quantity.VALID,
    Quantity.RETURNED,
    Quantity.ISSUED,
    Quantity.PRESENT,
    Quantity.SUMMONED,
)
_NARROWEST: Final = (*_WIDENING, Quantity.MEMBERS)


def count_faults(result: PublishedResult) -> Iterator[ProofFinding]:
    """Yield what is wrong with counts, before any percent is looked at."""
    yield from _impossible(result)
    totals = first_counts(result.totals)
    yield from _disagreeing(result.totals, None)
    yield from _sheet_faults(totals, result.totals, None)
    for line in result.lines:
        yield from _disagreeing(line.figures, line)
        own = line.counts
        if any(of in own for of in _NARROWEST) or Quantity.INVALID in own:
            yield from _sheet_faults(totals | own, line.figures, line)
        yield from _answer_faults(line, totals)


def gap_of(line: PublishedLine, totals: dict[Quantity, int]) -> int:
    """Return how many returned sheets have no valid answer for this person.

    0 where that cannot be told: a level or the number of returned sheets is missing.
    """
    counts = line.counts
    returned = counts.get(Quantity.RETURNED, totals.get(Quantity.RETURNED))
    if returned is None or any(level not in counts for level in LEVELS):
        return 0
    return max(returned - sum(counts[level] for level in LEVELS), 0)


def _impossible(result: PublishedResult) -> Iterator[ProofFinding]:
    for line, figure in _everywhere(result):
        negative = figure.count is not None and figure.count < 0
        if negative or (figure.percent and figure.percent.is_above_hundred):
            yield about(ProofCode.IMPOSSIBLE_VALUE, figure, line)


def _everywhere(
    result: PublishedResult,
) -> Iterator[tuple[PublishedLine | None, PrintedFigure]]:
    for figure in result.totals:
        yield None, figure
    for line in result.lines:
        for figure in line.figures:
            yield line, figure


def _disagreeing(
    figures: tuple[PrintedFigure, ...], line: PublishedLine | None
) -> Iterator[ProofFinding]:
    first: dict[Quantity, PrintedFigure] = {}
    for figure in figures:
        if figure.of is None or figure.count is None:
            continue
        before = first.setdefault(figure.of, figure)
        if before.count == figure.count:
            continue
        found = about(
            ProofCode.FIGURES_DISAGREE,
            figure,
            line,
            count=figure.count,
            before=before.count or 0,
            before_line=before.place.line,
            before_page=before.place.page,
        )
        # People come and go: the hall may have been counted twice.
        hall = figure.of is Quantity.PRESENT
        yield replace(found, weight=Weight.REMARK) if hall else found


def _sheet_faults(
    counts: dict[Quantity, int],
    figures: tuple[PrintedFigure, ...],
    line: PublishedLine | None,
) -> Iterator[ProofFinding]:
    own = {one.of: one for one in reversed(figures) if one.count is not None}
    for part, whole in _pairs(counts):
        concerned = own.get(part) or own.get(whole)
        if counts[part] > counts[whole] and concerned is not None:
            yield about(
                ProofCode.PART_ABOVE_WHOLE,
                concerned,
                line,
                part_of=part.value,
                part=counts[part],
                whole_of=whole.value,
                whole=counts[whole],
            )
    for whole, one, other in _SUMS:
        concerned = own.get(other) or own.get(one)
        known = all(of in counts for of in (whole, one, other))
        if known and concerned and counts[one] + counts[other] != counts[whole]:
            yield about(
                ProofCode.SHEETS_NOT_BALANCED,
                concerned,
                line,
                one_of=one.value,
                one=counts[one],
                other_of=other.value,
                other=counts[other],
                sum=counts[one] + counts[other],
                whole_of=whole.value,
                whole=counts[whole],
            )


_SUMS: Final = (
    (Quantity.RETURNED, Quantity.VALID, Quantity.INVALID),
    (Quantity.ISSUED, Quantity.RETURNED, Quantity.MISSING),
)


def _pairs(counts: dict[Quantity, int]) -> Iterator[tuple[Quantity, Quantity]]:
    known = [of for of in _WIDENING if of in counts]
    yield from pairwise(known)
    # Guests may be summoned who are not members, so those two are not compared.
    attending = [of for of in known if of is not Quantity.SUMMONED]
    if attending and Quantity.MEMBERS in counts:
        yield attending[-1], Quantity.MEMBERS


def _answer_faults(
    line: PublishedLine, totals: dict[Quantity, int]
) -> Iterator[ProofFinding]:
    counts, known = line.counts, totals | line.counts
    limit = next((of for of in _NARROWEST if of in known), None)
    levels = [one for one in line.levels if one.of and one.count is not None]
    above = list(_levels_above(levels, limit, known, line))
    yield from above
    first = {one.of: one for one in reversed(levels)}
    if limit is None and not above:
        yield from _sum_above_implied(levels, line)
    if limit is None or not first or above:
        return
    total, whole = sum(one.count or 0 for one in first.values()), known[limit]
    concerned = first[min(first, key=lambda of: LEVELS.index(of or Quantity.LOW))]
    told: dict[str, Told] = {"sum": total, "whole_of": limit.value, "whole": whole}
    complete = len(first) == len(LEVELS)
    if total > whole:
        yield about(ProofCode.SUM_ABOVE_WHOLE, concerned, line, **told)
    elif complete and total < counts.get(Quantity.VALID, 0):
        yield about(ProofCode.SUM_NOT_VALID, concerned, line, **told)
    elif gap := gap_of(line, totals):
        yield _invalid_for_person(line, gap, concerned, known)


def _sum_above_implied(
    levels: list[PrintedFigure], line: PublishedLine
) -> Iterator[ProofFinding]:
    """No whole is printed, but «40 phiếu (80%)» is of 50: 51 answers are too many."""
    wholes = [found for one in levels if (found := _wholes_of(one))]
    first = {one.of: one.count or 0 for one in reversed(levels)}
    if not wholes:
        return
    whole = min(one.stop for one in wholes) - 1
    if max(one.start for one in wholes) <= whole < sum(first.values()):
        yield about(
            ProofCode.SUM_ABOVE_WHOLE,
            levels[0],
            line,
            sum=sum(first.values()),
            whole_of="",
            whole=whole,
        )


def _wholes_of(figure: PrintedFigure) -> range:
    if figure.whole is not None:
        return range(figure.whole, figure.whole + 1)
    if figure.percent is None or not figure.count or not figure.percent.digits:
        return range(0)
    return figure.percent.wholes(figure.count)


def _levels_above(
    levels: list[PrintedFigure],
    limit: Quantity | None,
    counts: dict[Quantity, int],
    line: PublishedLine,
) -> Iterator[ProofFinding]:
    for figure in levels:
        wholes = {"": figure.whole, limit or "": counts.get(limit) if limit else None}
        for of, whole in wholes.items():
            if whole is not None and (figure.count or 0) > whole:
                yield about(
                    ProofCode.LEVEL_ABOVE_WHOLE,
                    figure,
                    line,
                    count=figure.count or 0,
                    whole_of=of,
                    whole=whole,
                )
                break


def _invalid_for_person(
    line: PublishedLine,
    gap: int,
    concerned: PrintedFigure,
    counts: dict[Quantity, int],
) -> ProofFinding:
    """A sheet may be good and its mark for one name not: validity is per line."""
    returned, stated = counts[Quantity.RETURNED], line.counts.get(Quantity.INVALID)
    told: dict[str, Told] = {"gap": gap, "sum": returned - gap, "whole": returned}
    found = ProofFinding(
        code=ProofCode.INVALID_FOR_PERSON,
        weight=Weight.REMARK,
        place=concerned.place,
        who=who_is(line),
        told=told,
    )
    if stated in (None, gap) or Quantity.VALID in line.counts:
        return found
    told = {
        "one_of": "levels",
        "one": returned - gap,
        "other_of": Quantity.INVALID.value,
        "other": stated or 0,
        "sum": returned - gap + (stated or 0),
        "whole_of": Quantity.RETURNED.value,
        "whole": returned,
    }
    return replace(
        found, code=ProofCode.SHEETS_NOT_BALANCED, weight=Weight.FAULT, told=told
    )
