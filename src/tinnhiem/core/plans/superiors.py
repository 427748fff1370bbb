"""Who gets the report of the result, by the plan's duties (cấp trên nhận báo cáo)."""

import re
from collections.abc import Iterable
from typing import Final

from tinnhiem.core.plans.plan import Plan, Step, StepKind

_REPORT_TO: Final = re.compile(r"báo cáo (?P<names>[A-ZĐ].+?) kết quả")


def superiors_in(duties: Iterable[str]) -> tuple[str, ...]:
    """Return who gets the report by the plan's duties: «báo cáo A và B kết quả …»."""
    for text in duties:
        found = _REPORT_TO.search(text)
        if found:
            names = found["names"].replace(";", " và ").split(" và ")
            return tuple(name.strip() for name in names if name.strip())
    return ()


def superiors_of(plan: Plan) -> tuple[str, ...]:
    """Return every superior the plan names for the report.

    A plan whose duties name none is asked for its copies of the minutes: all who get
    one but the file itself, which stands last.
    """
    for duty in plan.duties:
        for text in (duty.text, *duty.points):
            if found := superiors_in((text,)):
                return found
    return plan.minutes.recipients[:-1] if plan.minutes else ()


def report_step(plan: Plan) -> Step | None:
    """Return the plan's step of reporting; None where it has none."""
    steps = (step for step in plan.steps if step.kind is StepKind.REPORT)
    return next(steps, None)
