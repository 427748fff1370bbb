"""The proof-reader: everything that a published result says, recomputed on integers."""

from tinnhiem.core.outcome.bases import habit_of
from tinnhiem.core.outcome.proof import Proof
from tinnhiem.core.outcome.proof_law import band_of, base_faults
from tinnhiem.core.outcome.proof_shares import percent_faults
from tinnhiem.core.outcome.proof_sheets import count_faults
from tinnhiem.core.outcome.published import PublishedResult
from tinnhiem.core.rules.rulebook import Rulebook


def proofread(result: PublishedResult, *, rulebook: Rulebook | None = None) -> Proof:
    """Return a document with its base, its findings and the band of each person.

    Args:
        result: The figures as printed.
        rulebook: The instrument of that day; without one nothing is said about law.

    Source:
        `rulebook.share_base`, `rulebook.bands`.
    """
    lawful = rulebook.share_base.value if rulebook else None
    habit = habit_of(result, lawful=lawful)
    findings = (
        *count_faults(result),
        *percent_faults(result, habit),
        *base_faults(result, habit, rulebook),
    )
    bands = tuple(band_of(line, result, rulebook) for line in result.lines)
    return Proof(
        result=result,
        habit=habit,
        findings=findings,
        rulebook=rulebook,
        bands=bands,
    )
