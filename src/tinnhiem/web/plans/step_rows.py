"""The steps of a plan as rows that somebody corrects."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from django import forms
from django.utils.translation import gettext as _

from tinnhiem.core.plans.plan import Deadline, DeadlineKind, Plan, Step, StepKind
from tinnhiem.web.plans.fact_fields import (
    BOUNDS,
    PURPOSES,
    choice,
    day,
    gone,
    line,
    lines,
    number,
)
from tinnhiem.web.plans.fact_row import ADDED, Row, Typed, kept_rows
from tinnhiem.web.words import deadline_words


def step_rows(plan: Plan) -> Iterator[Row]:
    """Return a row for each step, and an empty one to add a step."""
    for place, step in enumerate(plan.steps):
        yield Row(
            f"step-{place}",
            step.source,
            {**_step_fields(step), "gone": gone()},
            _("Bước {number}").format(number=step.number),
        )
    blank = Step(number="", kind=StepKind.OTHER, title="", source=ADDED)
    new = {"number": line(_("Số thứ tự của bước"), "", required=False)}
    new |= _step_fields(blank)
    for each in new.values():
        each.required = False
    yield Row("step-new", None, new, _("Thêm một bước"))


def _step_fields(step: Step) -> dict[str, forms.Field]:
    until = step.deadline
    return {
        "title": lines(_("Nội dung"), (step.title,)),
        "kind": choice(_("Loại việc"), PURPOSES, step.kind),
        "until": choice(_("Thời hạn"), BOUNDS, until.kind if until else ""),
        "day": day(_("Ngày"), until.day if until else None),
        "days": number(
            _("Hoặc số ngày trước ngày lấy phiếu"),
            until.days if until else None,
            least=0,
            required=False,
        ),
        "directed_by": line(_("Chỉ đạo"), step.directed_by, required=False),
        "led_by": line(_("Chủ trì"), step.led_by, required=False),
        "joined_by": line(_("Phối hợp"), step.joined_by, required=False),
    }


def read_steps(plan: Plan, typed: Mapping[str, Typed]) -> Plan:
    """Return the plan with its steps as they were typed."""
    kept = [_step(step, given) for step, given in kept_rows("step", plan.steps, typed)]
    new = typed["step-new"]
    if new["title"]:
        number = new["number"] or f"+{len(kept) + 1}"
        blank = Step(number=number, kind=StepKind.OTHER, title="", source=ADDED)
        kept.append(_step(blank, new))
    return replace(plan, steps=tuple(kept))


def _step(step: Step, given: Typed) -> Step:
    until = deadline_typed(given)
    words = step.deadline_text
    if until != step.deadline:
        words = deadline_words(until, vote_on=None) if until else ""
    return replace(
        step,
        title=" ".join(given["title"]),
        kind=StepKind(given["kind"] or StepKind.OTHER),
        deadline=until,
        deadline_text=words,
        directed_by=given["directed_by"] or None,
        led_by=given["led_by"] or None,
        joined_by=given["joined_by"] or None,
    )


def deadline_typed(given: Typed) -> Deadline | None:
    """Return the deadline of one step's fields; None where none is chosen."""
    if not given["until"]:
        return None
    kind = DeadlineKind(given["until"])
    if kind is DeadlineKind.DAYS_BEFORE_VOTE:
        return Deadline(kind, None, given["days"])
    on: date | None = given["day"]
    return Deadline(kind, on, None)
