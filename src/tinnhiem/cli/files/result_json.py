"""Proof-read results as JSON, by docs/reference/result-check.schema.json."""

from collections.abc import Sequence
from typing import Any, Final

from tinnhiem.core.outcome.bases import fits
from tinnhiem.core.outcome.comparing import Comparison
from tinnhiem.core.outcome.outcome import Finding
from tinnhiem.core.outcome.percents import Fit, PrintedPercent
from tinnhiem.core.outcome.proof import Proof, ProofFinding, Weight
from tinnhiem.core.outcome.proof_sheets import gap_of
from tinnhiem.core.outcome.published import (
    Place,
    PrintedFigure,
    PublishedLine,
    UnreadText,
    first_counts,
)
from tinnhiem.core.share import Base
from tinnhiem.messages.outcome import place_words, sentence_of

MOST_COUNTS: Final = 10  # counts that a coarse percent alone may stand for


def proofs_as_json(
    proofs: Sequence[Proof], comparisons: Sequence[Comparison]
) -> dict[str, Any]:
    """Return everything that `result check --json` prints; fields are only added."""
    found = [one for proof in proofs for one in proof.findings]
    found += [one for compared in comparisons for one in compared.findings]
    return {
        "documents": [_document(proof) for proof in proofs],
        "comparisons": [_comparison(one) for one in comparisons],
        "totals": {
            "documents": len(proofs),
            "rows": sum(len(proof.result.lines) for proof in proofs),
            "figures": sum(len(proof.result.figures) for proof in proofs),
            "faults": sum(one.weight is Weight.FAULT for one in found),
            "remarks": sum(one.weight is Weight.REMARK for one in found),
            "unread": sum(len(proof.result.unread) for proof in proofs),
        },
    }


def _document(proof: Proof) -> dict[str, Any]:
    result, habit = proof.result, proof.habit
    totals = first_counts(result.totals)
    lawful = proof.rulebook.share_base.value if proof.rulebook else None
    base_whole = habit.whole_of(result.wholes_of(PublishedLine()))
    return {
        "file": result.file,
        "body": result.body,
        "held_from": result.held_from.isoformat() if result.held_from else None,
        "held_to": result.held_to.isoformat() if result.held_to else None,
        "rulebook": proof.rulebook.key if proof.rulebook else None,
        "lawful_base": lawful.value if lawful else None,
        "stated_base": result.stated_base.value if result.stated_base else None,
        "base": habit.base.value if habit.base else None,
        "bases": [base.value for base in habit.bases],
        "base_whole": base_whole,
        "rounding": "cut" if habit.is_cut else "half-up",
        "totals": {of.value: count for of, count in totals.items()},
        "rows": [
            _row(proof, line, band)
            for line, band in zip(result.lines, proof.bands, strict=True)
        ],
        "findings": [finding_as_json(one) for one in proof.findings],
        "unread": [_unread(one) for one in result.unread],
    }


def _comparison(compared: Comparison) -> dict[str, Any]:
    return {
        "first": compared.first.file,
        "second": compared.second.file,
        "persons": compared.persons,
        "figures": compared.figures,
        "findings": [finding_as_json(one) for one in compared.findings],
    }


def _row(proof: Proof, line: PublishedLine, band: Finding | None) -> dict[str, Any]:
    wholes = proof.result.wholes_of(line)
    return {
        "row": line.place.row,
        "line": line.place.line,
        "page": line.place.page,
        "name": line.name,
        "position": line.post,
        "base": _row_base(proof, line, wholes),
        "bases": [base.value for base in _row_bases(line, wholes)],
        "wholes": {base.value: whole for base, whole in wholes.items()},
        "figures": [_figure(one, proof, wholes) for one in line.figures],
        "invalid_for_person": gap_of(line, first_counts(proof.result.totals)),
        "band": _band(band),
    }


def _row_bases(line: PublishedLine, wholes: dict[Base, int]) -> list[Base]:
    shares = [one for one in line.levels if one.percent and one.percent.digits]
    return [
        base
        for base, whole in wholes.items()
        if shares and all(_is_of(one, whole) for one in shares)
    ]


def _row_base(proof: Proof, line: PublishedLine, wholes: dict[Base, int]) -> str | None:
    """Return the base of this row: the document's, if it explains the row."""
    bases = _row_bases(line, wholes)
    if proof.habit.base in bases and proof.habit.base is not None:
        return proof.habit.base.value
    return bases[0].value if bases else None


def _is_of(figure: PrintedFigure, whole: int) -> bool:
    own = figure.whole in (None, whole)
    return own and any(fits(figure, whole, fit) for fit in (Fit.ROUNDED, Fit.CUT))


def _figure(
    figure: PrintedFigure, proof: Proof, wholes: dict[Base, int]
) -> dict[str, Any]:
    whole = figure.whole or proof.habit.whole_of(wholes)
    percent = figure.percent
    right = None
    possible: list[int] = []
    if percent and whole and figure.count is not None and 0 <= figure.count <= whole:
        right = _decimal(percent.right(figure.count, whole))
    if percent and whole and figure.count is None:
        possible = list(percent.counts(whole, proof.habit.fit)[:MOST_COUNTS])
    return {
        "of": figure.of.value if figure.of else None,
        "count": figure.count,
        "whole": figure.whole,
        "percent": _decimal(percent) if percent else None,
        "right_percent": right,
        "possible_counts": possible,
        "bases": [
            base.value
            for base, n in wholes.items()
            if percent and percent.digits and _is_of(figure, n)
        ],
        "place": _place(figure.place),
    }


def finding_as_json(finding: ProofFinding) -> dict[str, Any]:
    """Return one finding with its sentence."""
    citation = finding.citation
    return {
        "code": finding.code.value,
        "severity": finding.weight.value,
        "row": finding.place.row,
        "line": finding.place.line,
        "page": finding.place.page,
        "who": finding.who,
        "of": finding.of.value if finding.of else None,
        "message": sentence_of(finding),
        "values": {
            key: list(told) if isinstance(told, tuple) else told
            for key, told in finding.told.items()
        },
        "rule": str(citation) if citation else None,
        "place": _place(finding.place),
    }


def _place(place: Place) -> dict[str, Any]:
    return {
        "row": place.row,
        "line": place.line,
        "page": place.page,
        "column": place.column,
        "words": place.words,
        "text": place_words(place),
    }


def _unread(unread: UnreadText) -> dict[str, Any]:
    return {"text": unread.text, "place": _place(unread.place)}


def _band(finding: Finding | None) -> dict[str, Any] | None:
    if finding is None:
        return None
    return {
        "key": finding.band.key if finding.band else None,
        "text": finding.band.text if finding.band else None,
        "low": finding.low.part,
        "whole": finding.low.whole,
        "base": finding.low.base.value,
        "rule": str(finding.citation),
        "status": finding.citation.status.value,
    }


def _decimal(percent: PrintedPercent) -> str:
    return percent.text.removesuffix("%").replace(",", ".")
