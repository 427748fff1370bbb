"""What a reading of a made page is worth: right, to a person, or silently false."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from tests.scans.model import FLAG, GeneratedPage, RowTruth
from tinnhiem.core.scanning.page import PageOutcome, PageReading, RowReading


class Verdict(StrEnum):
    """What one row came to."""

    RIGHT = "right"
    SILENT = "silent"  # a definite answer that nobody would accept
    TO_PEOPLE = "to-people"  # a flag where one may be
    NEEDLESS = "needless"  # a flag where the mark is plain
    REFUSED = "refused"  # the whole page was, though it is ours


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One silent error, with what makes it again."""

    device: str
    seed: int
    page: int
    row: int
    kind: str
    answer: str
    accepted: str


@dataclass(slots=True)
class Score:
    """Rows by verdict, in total and by what they are.

    Attributes:
        rows: (device, kind of mark, pen, verdict) and how often.
        pages: (device, accident or «none», outcome, whether right) and how often.
        findings: Every silent error.
    """

    rows: Counter[tuple[str, str, str, Verdict]] = field(default_factory=Counter)
    pages: Counter[tuple[str, str, str, bool]] = field(default_factory=Counter)
    reasons: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    findings: list[Finding] = field(default_factory=list)

    def add(self, page: GeneratedPage, reading: PageReading) -> None:
        """Compare one reading with the truth."""
        right = reading.outcome in page.expected
        befell = "+".join(page.accidents) or "none"
        self.pages[page.device, befell, reading.outcome.value, right] += 1
        if not right and reading.outcome is PageOutcome.READ:
            self._find(page, 0, befell, reading.outcome.value, "not read")
        read = {row.row: row for row in reading.rows}
        for truth in page.truth:
            row = read.get(truth.row)
            verdict = _verdict(truth, row, reading.outcome)
            self.rows[page.device, truth.kind, page.pen, verdict] += 1
            if verdict is Verdict.NEEDLESS and row is not None:
                self.reasons[page.device, truth.kind, str(row.flag)] += 1
            if verdict is Verdict.SILENT and row is not None:
                accepted = ",".join(sorted(map(str, truth.accepted)))
                self._find(page, truth.row, truth.kind, str(row.answer), accepted)

    def _find(
        self, page: GeneratedPage, row: int, kind: str, answer: str, accepted: str
    ) -> None:
        self.findings.append(
            Finding(
                device=page.device, seed=page.seed, page=page.page, row=row, kind=kind,
                answer=answer, accepted=accepted,
            )
        )  # fmt: skip

    def join(self, other: "Score") -> None:
        """Take another score's counts in."""
        self.rows.update(other.rows)
        self.pages.update(other.pages)
        self.reasons.update(other.reasons)
        self.findings.extend(other.findings)

    def count(
        self, *verdicts: Verdict, device: str | None = None, kinds: Iterable[str] = ()
    ) -> int:
        """Return how many rows came to these verdicts; all rows when none is named."""
        wanted = set(kinds)
        return sum(
            times
            for (where, kind, _pen, verdict), times in self.rows.items()
            if (not verdicts or verdict in verdicts)
            and device in {None, where}
            and (not wanted or kind in wanted)
        )


def _verdict(truth: RowTruth, row: RowReading | None, outcome: PageOutcome) -> Verdict:
    if outcome in {PageOutcome.REJECTED, PageOutcome.DUPLICATE}:
        return Verdict.REFUSED
    if row is None or row.answer is None:
        return Verdict.TO_PEOPLE if FLAG in truth.accepted else Verdict.NEEDLESS
    return Verdict.RIGHT if row.answer in truth.accepted else Verdict.SILENT
