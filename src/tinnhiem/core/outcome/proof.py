"""What a proof-reader has to say about published figures: values, no sentences."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from tinnhiem.core.outcome.bases import PercentHabit
from tinnhiem.core.outcome.outcome import Finding
from tinnhiem.core.outcome.published import (
    NOWHERE,
    Place,
    PrintedFigure,
    PublishedLine,
    PublishedResult,
    Quantity,
)
from tinnhiem.core.rules.citation import Citation
from tinnhiem.core.rules.rulebook import Rulebook

Told = str | int | tuple[str, ...]


class ProofCode(StrEnum):
    """What is amiss, or worth knowing (docs/reference/result-check.md)."""

    IMPOSSIBLE_VALUE = "impossible-value"
    PART_ABOVE_WHOLE = "part-above-whole"
    SHEETS_NOT_BALANCED = "sheets-not-balanced"
    LEVEL_ABOVE_WHOLE = "level-above-whole"
    SUM_ABOVE_WHOLE = "sum-above-whole"
    SUM_NOT_VALID = "sum-not-valid"
    FIGURES_DISAGREE = "figures-disagree"
    SHARE_CONTRADICTS = "share-contradicts"
    PERCENT_WRONG = "percent-wrong"
    PERCENT_IMPOSSIBLE = "percent-impossible"
    PERCENTS_ABOVE_HUNDRED = "percents-above-hundred"
    MIXED_BASE = "mixed-base"
    BASE_MISNAMED = "base-misnamed"
    BASE_NOT_LAWFUL = "base-not-lawful"
    FIGURES_DIFFER = "figures-differ"
    ONLY_IN_ONE = "only-in-one"
    INVALID_FOR_PERSON = "invalid-for-person"
    PERCENT_CUT = "percent-cut"
    WHOLE_NOT_NAMED = "whole-not-named"


class Weight(StrEnum):
    """How grave a finding is (mức độ): a fault stops the paper, a remark informs."""

    FAULT = "fault"
    REMARK = "remark"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofFinding:
    """One thing that a person should look at.

    Attributes:
        who: The officeholder as printed; empty for the whole document.
        of: The figure concerned; None where it is not one of a kind.
        told: The figures that the sentence prints, by name.
        citation: The rule it rests on, when that is law and not arithmetic.
    """

    code: ProofCode
    weight: Weight = Weight.FAULT
    place: Place = NOWHERE
    who: str = ""
    of: Quantity | None = None
    told: Mapping[str, Told] = field(default_factory=dict)
    citation: Citation | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """A document with everything found in it.

    Attributes:
        bands: By line, the band of the low answers under the instrument; None where
            no instrument or no figure is known. A band is stated, never concluded.
    """

    result: PublishedResult
    habit: PercentHabit
    findings: tuple[ProofFinding, ...]
    rulebook: Rulebook | None = None
    bands: tuple[Finding | None, ...] = ()

    @property
    def faults(self) -> tuple[ProofFinding, ...]:
        """The findings that must be mended."""
        return tuple(one for one in self.findings if one.weight is Weight.FAULT)


def about(
    code: ProofCode,
    figure: PrintedFigure,
    line: PublishedLine | None,
    **told: Told,
) -> ProofFinding:
    """Return a fault about one figure, with its place and person."""
    return ProofFinding(
        code=code,
        place=figure.place,
        who=who_is(line),
        of=figure.of,
        told=told,
    )


def who_is(line: PublishedLine | None) -> str:
    """Return the name and post that identify a line for a reader."""
    if line is None:
        return ""
    return ", ".join(part for part in (line.name, line.post) if part)
