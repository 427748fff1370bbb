"""Everything a person must know about a plan before it is signed.

One small function per finding, in a tuple: a new finding is a new function and a row
in `docs/reference/plan-check.md`.
"""

from collections.abc import Callable, Iterator
from typing import Final

from tinnhiem.core.plans.examination import Examination, PlanFinding, Severity
from tinnhiem.core.plans.findings_dates import (
    day_off,
    deadlines_out_of_order,
    leads_missed,
    named_day_not_feasible,
    no_day_to_list,
    no_feasible_day,
    report_before_conference,
)
from tinnhiem.core.plans.findings_law import (
    instrument_kind,
    quorum,
    rulebook_in_force,
    rulebook_unknown,
    rules_unverified,
    short_number,
)
from tinnhiem.core.plans.findings_wording import (
    blanks,
    chair_is_rated,
    counts,
    duplicate_numbers,
    duties_missing,
    minutes,
    paper_form,
    unread,
    unsaid,
)

FINDERS: Final[tuple[Callable[[Examination], Iterator[PlanFinding]], ...]] = (
    no_feasible_day,
    named_day_not_feasible,
    report_before_conference,
    deadlines_out_of_order,
    leads_missed,
    counts,
    quorum,
    minutes,
    duplicate_numbers,
    rulebook_in_force,
    rulebook_unknown,
    instrument_kind,
    short_number,
    rules_unverified,
    chair_is_rated,
    paper_form,
    day_off,
    no_day_to_list,
    blanks,
    unread,
    duties_missing,
    unsaid,
)


def findings_of(exam: Examination) -> tuple[PlanFinding, ...]:
    """Return every finding, conflicts first, then warnings, then gaps."""
    found = [finding for find in FINDERS for finding in find(exam)]
    order = list(Severity)
    return tuple(sorted(found, key=lambda finding: order.index(finding.severity)))
