"""Faults in percents: typing errors, another base, a part that is not of its whole."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from tinnhiem.core.outcome.bases import PercentHabit, fits
from tinnhiem.core.outcome.percents import Fit, PrintedPercent
from tinnhiem.core.outcome.proof import ProofCode, ProofFinding, Told, Weight, about
from tinnhiem.core.outcome.published import (
    LEVELS,
    PrintedFigure,
    PublishedLine,
    PublishedResult,
    Quantity,
    words_of_share,
)
from tinnhiem.core.share import Base

FEW: Final = 3  # wholes or counts that a sentence can list


def percent_faults(
    result: PublishedResult, habit: PercentHabit
) -> Iterator[ProofFinding]:
    """Yield what is wrong with percents, each judged by the document's own habit."""
    for line in result.lines:
        wholes = result.wholes_of(line)
        for figure in line.levels:
            if figure.percent and not figure.percent.is_above_hundred:
                yield from _judge(figure, line, wholes=wholes, habit=habit)
        yield from _above_hundred(line)
    wholes = result.wholes_of(PublishedLine())
    for figure in result.totals:
        if figure.percent and figure.count is not None and figure.whole:
            yield from _judge_pair(figure, None, wholes=wholes, habit=habit)


def _judge(
    figure: PrintedFigure,
    line: PublishedLine,
    *,
    wholes: dict[Base, int],
    habit: PercentHabit,
) -> Iterator[ProofFinding]:
    if figure.count is not None and figure.whole is not None:
        yield from _judge_pair(figure, line, wholes=wholes, habit=habit)
        return
    whole = habit.whole_of(wholes)
    if whole is None:
        yield from _judge_alone(figure, line, wholes=wholes)
    elif figure.count is None:
        yield from _judge_percent(figure, line, wholes=wholes, habit=habit)
    elif 0 <= figure.count <= whole:
        yield from _judge_count(figure, line, wholes=wholes, habit=habit)


def _judge_pair(
    figure: PrintedFigure,
    line: PublishedLine | None,
    *,
    wholes: dict[Base, int],
    habit: PercentHabit,
) -> Iterator[ProofFinding]:
    """«46/51 phiếu (88,46 %)»: the three must agree among themselves."""
    part, whole, percent = figure.count or 0, figure.whole or 0, figure.percent
    if percent is None or part > whole or whole == 0:
        return
    fit = percent.fit(part, whole)
    if fit is Fit.CUT and not habit.is_cut:
        yield _cut(figure, line, whole=whole)
    elif fit is Fit.NONE:
        likely = percent.wholes(part)
        yield about(
            ProofCode.SHARE_CONTRADICTS,
            figure,
            line,
            printed=words_of_share(figure),
            right=percent.right(part, whole).text,
            bases=_fitting(figure, wholes),
            wholes=_listed(likely),
            slip=slip_of(percent, percent.right(part, whole)),
        )


def _judge_count(
    figure: PrintedFigure,
    line: PublishedLine,
    *,
    wholes: dict[Base, int],
    habit: PercentHabit,
) -> Iterator[ProofFinding]:
    whole, percent, part = habit.whole_of(wholes), figure.percent, figure.count or 0
    if percent is None or whole is None or fits(figure, whole, habit.fit):
        return
    right = percent.right(part, whole)
    told: dict[str, Told] = {
        "count": part,
        "printed": percent.text,
        "base": habit.base or "",
        "whole": whole,
        "right": right.text,
    }
    others = _fitting(figure, wholes)
    if others:
        yield about(ProofCode.MIXED_BASE, figure, line, **told, bases=others)
    elif percent.fit(part, whole) is Fit.CUT:
        yield _cut(figure, line, whole=whole)
    elif percent.fit(part, whole) is Fit.NONE:
        likely = percent.wholes(part)
        told["wholes"] = _listed(likely)
        told["slip"] = slip_of(percent, right)
        told["right_count"] = _right_count(figure, line, whole=whole)
        yield about(ProofCode.PERCENT_WRONG, figure, line, **told)


def _judge_percent(
    figure: PrintedFigure,
    line: PublishedLine,
    *,
    wholes: dict[Base, int],
    habit: PercentHabit,
) -> Iterator[ProofFinding]:
    """A percent without its count: some count must come to it."""
    whole, percent = habit.whole_of(wholes), figure.percent
    if percent is None or whole is None or percent.counts(whole, habit.fit):
        return
    told: dict[str, Told] = {
        "printed": percent.text,
        "base": habit.base or "",
        "whole": whole,
    }
    others = _fitting(figure, wholes)
    if others:
        yield about(ProofCode.MIXED_BASE, figure, line, **told, bases=others)
    elif percent.counts(whole, Fit.CUT):
        part = percent.counts(whole, Fit.CUT)[0]
        yield _cut(replace(figure, count=part), line, whole=whole)
    else:
        yield about(ProofCode.PERCENT_IMPOSSIBLE, figure, line, **told)


def _judge_alone(
    figure: PrintedFigure, line: PublishedLine, *, wholes: dict[Base, int]
) -> Iterator[ProofFinding]:
    """No whole explains any percent of the document: is this one possible at all?"""
    percent, part = figure.percent, figure.count
    if percent is None or (percent.digits == 0 and not part):
        return
    told: dict[str, Told] = {"printed": percent.text}
    known = {base: whole for base, whole in wholes.items() if (part or 0) <= whole}
    if known and part != 0:
        base = next(b for b in (Base.RETURNED, *known) if b in known)
        told |= {"base": base.value, "whole": known[base]}
        if part is not None:
            right = percent.right(part, known[base])
            told |= {
                "count": part,
                "right": right.text,
                "slip": slip_of(percent, right),
            }
            told["wholes"] = _listed(percent.wholes(part))
        code = ProofCode.PERCENT_IMPOSSIBLE if part is None else ProofCode.PERCENT_WRONG
        yield about(code, figure, line, **told)
    elif part is not None and not percent.wholes(part):
        yield about(ProofCode.PERCENT_IMPOSSIBLE, figure, line, **told, count=part)


def _listed(likely: range) -> tuple[str, ...]:
    return tuple(map(str, likely)) if len(likely) <= FEW else ()


def _fitting(figure: PrintedFigure, wholes: dict[Base, int]) -> tuple[str, ...]:
    """Return the named wholes that explain a percent: «returned=47»."""
    return tuple(
        f"{base.value}={whole}"
        for base, whole in wholes.items()
        if fits(figure, whole, Fit.ROUNDED)
    )


def _cut(
    figure: PrintedFigure, line: PublishedLine | None, *, whole: int
) -> ProofFinding:
    assert figure.percent is not None  # noqa: S101 - only percents are cut
    part = figure.count or 0
    found = about(
        ProofCode.PERCENT_CUT,
        figure,
        line,
        count=part,
        whole=whole,
        printed=figure.percent.text,
        right=figure.percent.right(part, whole).text,
    )
    return replace(found, weight=Weight.REMARK)


def _right_count(figure: PrintedFigure, line: PublishedLine, *, whole: int) -> int:
    """Return the one count that the percent and the sum both speak for; else -1."""
    if figure.percent is None or figure.of is None:
        return -1
    counts, likely = line.counts, figure.percent.counts(whole)
    others = [counts.get(level) for level in LEVELS if level is not figure.of]
    if len(likely) != 1 or any(one is None for one in others):
        return -1
    total = sum(one or 0 for one in others) + likely[0]
    goals = [counts.get(of) for of in (Quantity.VALID, Quantity.RETURNED)]
    return likely[0] if total in (goal for goal in goals if goal) else -1


def slip_of(printed: PrintedPercent, right: PrintedPercent) -> str:
    """Return the slip of the hand that turns one into the other; "" if none does."""
    width = max(len(str(printed.digits)), len(str(right.digits)))
    wrong, good = (str(one.digits).zfill(width) for one in (printed, right))
    differing = [i for i in range(width) if wrong[i] != good[i]]
    if _is_shifted(printed, right):
        return "comma"
    if len(differing) == 1:
        return "digit"
    swapped = len(differing) == 2 and differing[1] == differing[0] + 1  # noqa: PLR2004
    if swapped and sorted(wrong) == sorted(good):
        return "swapped"
    return ""


def _is_shifted(printed: PrintedPercent, right: PrintedPercent) -> bool:
    """Say whether the same digits stand elsewhere: «8,846» for 88,46."""
    wrong, good = str(printed.digits).rstrip("0"), str(right.digits).rstrip("0")
    short, long = sorted((wrong, good), key=len)
    return len(short) > 1 and long.startswith(short) and len(short) < len(long)


def _above_hundred(line: PublishedLine) -> Iterator[ProofFinding]:
    """Percents without counts are at least added up; with counts each was judged."""
    shares = {one.of: one for one in reversed(line.levels) if one.of and one.percent}
    percents = [one.percent for one in shares.values() if one.percent]
    if len(percents) < 2 or all(o.count is not None for o in shares.values()):  # noqa: PLR2004
        return
    places = max(one.places for one in percents)
    # Each may have been rounded up by half of its last digit.
    least = sum((2 * p.digits - 1) * 10 ** (places - p.places) for p in percents)
    if least > 200 * 10**places:
        total = sum(p.digits * 10 ** (places - p.places) for p in percents)
        first = next(iter(shares.values()))
        yield about(
            ProofCode.PERCENTS_ABOVE_HUNDRED,
            first,
            line,
            printed=PrintedPercent(total, places).text,
        )
