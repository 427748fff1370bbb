"""D01: the plan, printed from its compiled facts (kế hoạch)."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from tinnhiem.core.record import CampaignRecord
from tinnhiem.papers.catalogue.parts import (
    chief,
    number_label,
    organ_of,
    paper,
    plan_day,
    plan_number,
    superior_of,
)
from tinnhiem.papers.figures import Facts
from tinnhiem.papers.model import Block, Document, Paper

# A bare date is printed bold; a deadline that is a whole sentence is not.
SHORT_DEADLINE: Final = 30
_POST: Final = "{.count:count} đồng chí: {.title:sentence}"


def plan(record: CampaignRecord) -> tuple[Paper, ...]:
    """Return the plan with every duty and date of the source."""
    facts = Facts(record)
    recipients = tuple(
        one.runs("{.:undashed}") for one in facts.each("plan.head.recipients")
    )
    document = Document(
        form=facts.form,
        superior=superior_of(facts),
        organ=organ_of(facts),
        number=facts.runs(f"{number_label(facts)} {plan_number(facts, blank='gap')}"),
        place_date=facts.runs(f"//{{plan.head.place}}, {plan_day(facts)}//"),
        kind=facts.figure("plan.head.kind", "kind").text,
        subject=facts.runs("**{plan.head.subject}**"),
        blocks=tuple(_blocks(facts)),
        recipients=recipients,
        signatures=(chief(facts),),
    )
    return (paper(record, "D01", documents=(document,)),)


def _blocks(facts: Facts) -> Iterator[Block]:
    for one in facts.each("plan.preamble"):
        yield one.paragraph("{.:prose}")
    yield facts.heading("[[I.]] MỤC ĐÍCH, YÊU CẦU")
    yield from _numbered(facts, "plan.purposes")
    yield facts.heading("[[II.]] NỘI DUNG")
    yield from _people(facts)
    yield from _criteria(facts)
    yield from _steps(facts)
    yield facts.heading("[[III.]] TỔ CHỨC THỰC HIỆN")
    yield from _numbered(facts, "plan.duties")
    closing = list(facts.each("plan.closing"))
    for i, one in enumerate(closing, start=1):
        yield one.paragraph("{.:closing}" if i == len(closing) else "{.:sentence}")


def _numbered(facts: Facts, place: str) -> Iterator[Block]:
    for one in facts.each(place):
        points = list(one.each(".points"))
        text = "{.text:prose}" if points else "{.text:sentence}"
        mark = "{.number:ordinal} " if one.knows(".number") else ""
        yield replace(one.paragraph(f"{mark}{text}"), keep=bool(points))
        for point in points:
            yield point.paragraph("- {.:sentence}")


def _people(facts: Facts) -> Iterator[Block]:
    yield facts.heading(
        (
            "[[1.]] Về số lượng và chức danh lấy phiếu tín nhiệm, thành phần ghi "
            "phiếu tín nhiệm"
        ),
        level=2,
    )
    yield facts.heading(
        "[[1.1.]] Số lượng và các chức danh lãnh đạo được lấy phiếu tín nhiệm", level=3
    )
    yield facts.paragraph("{plan.officeholder_basis:prose}")
    for post in facts.each("plan.officeholders"):
        words = "{.source.text:sentence}" if post.knows(".source.text") else _POST
        yield post.paragraph(f"- {words}")
    yield facts.heading("[[1.2.]] Thành phần ghi phiếu tín nhiệm", level=3)
    categories = list(facts.each("plan.voter_categories"))
    named = "; ".join(
        f"{{{one.at}.{'source.text' if one.knows('.source.text') else 'name'}:clean}}"
        for one in categories
    )
    yield facts.paragraph(f"{{plan.voter_basis:prose}} {named}.")


def _criteria(facts: Facts) -> Iterator[Block]:
    yield facts.heading("[[2.]] Tiêu chí lấy phiếu tín nhiệm", level=2)
    yield facts.paragraph("{plan.criteria_basis:prose}")
    for one in facts.each("plan.criteria"):
        yield one.heading("{.number:ordinal} {.title:prose}", level=3)
        for point in one.each(".points"):
            yield point.paragraph("- {.:sentence}")


def _steps(facts: Facts) -> Iterator[Block]:
    yield facts.heading("[[3.]] Quy trình lấy phiếu tín nhiệm", level=2)
    stage = ""
    for one in facts.each("plan.steps"):
        number = str(one.value(".number"))
        group, inner = number.partition("(")[:2]
        if inner and group != stage:
            stage = group
            words = (
                "{.stage:prose}"
                if one.knows(".stage")
                else "Chuẩn bị lấy phiếu tín nhiệm"
            )
            yield one.heading(f"[[{group}.]] {words}", level=3)
        yield from _step(one, is_heading=not inner)


def _step(step: Facts, *, is_heading: bool) -> Iterator[Block]:
    if is_heading:
        stage = "{.stage:prose} " if step.knows(".stage") else ""
        yield step.heading(f"{{.number:step_mark}} {stage}{{.title:prose}}", level=3)
    else:
        yield step.paragraph("{.number:step_mark} {.title:sentence}")
    for one in step.each(".body"):
        yield one.paragraph("{.:prose}")
    for label, name in (
        ("Chỉ đạo thực hiện", "directed_by"),
        ("Đơn vị chủ trì", "led_by"),
        ("Đơn vị phối hợp", "joined_by"),
    ):
        if step.knows(f".{name}"):
            yield step.paragraph(f"- //{label}:// {{.{name}:sentence}}")
    if step.knows(".deadline_text") and not _said_already(step):
        short = len(str(step.value(".deadline_text"))) <= SHORT_DEADLINE
        strong = "**" if short else ""
        yield step.paragraph(
            f"- //Thời gian hoàn thành:// {strong}{{.deadline_text:sentence}}{strong}"
        )


def _said_already(step: Facts) -> bool:
    said = f"{step.value('.title')} {step.value('.body')}"
    return str(step.value(".deadline_text")) in said
