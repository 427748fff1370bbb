"""D01 holds every duty and every date of the seed's plan."""

import re

import pytest

from tests.papers.builders import SEED, make_plan, make_planned_record, make_record
from tests.papers.reading import docx_text, one_paper, pdf_text
from tinnhiem.papers.catalogue.plan import plan


def words(text: str) -> str:
    """Return text as words only, so that line ends and emphasis do not matter."""
    return " ".join(re.findall(r"[\w/%-]*\w", text.replace("*", "")))


PRINTED = words(pdf_text(one_paper("D01")))


@pytest.mark.parametrize("step", make_plan().steps, ids=lambda step: step.number)
def test_every_duty_of_a_step_is_printed(step: object) -> None:
    for name in ("title", "directed_by", "led_by", "joined_by", "deadline_text"):
        duty = getattr(step, name)
        assert words(duty or "") in PRINTED, name
    for paragraph in getattr(step, "body"):  # noqa: B009 -- a parameter of any type
        assert words(paragraph) in PRINTED


def test_every_date_of_the_source_is_printed_as_often() -> None:
    dates = re.compile(r"\d{1,2}/\d{1,2}/\d{4}")
    source = SEED.read_text(encoding="utf-8")
    assert sorted(dates.findall(source)) == sorted(
        dates.findall(pdf_text(one_paper("D01")))
    )


def test_no_word_of_the_source_is_lost() -> None:
    source = set(words(SEED.read_text(encoding="utf-8")).split())
    # «Thực hiện», «Tham mưu thực hiện» are both «Đơn vị chủ trì» to the compiler.
    assert source - set(PRINTED.split()) <= {"mưu", "Tham", "Thời", "gian"}


def test_number_and_day_stay_blank_until_they_are_given() -> None:
    assert "Số: /KH-VP" in " ".join(pdf_text(one_paper("D01")).split())
    assert "ngày tháng 6 năm 2023" in " ".join(docx_text(one_paper("D01")).split())


def test_number_and_day_are_printed_once_they_are_given() -> None:
    (issued,) = plan(make_record(plan=make_plan(number="05", day=7)))
    printed = " ".join(pdf_text(issued).split())
    assert "Số: 05/KH-VP" in printed
    assert "ngày 07 tháng 6 năm 2023" in printed


def test_the_superior_body_stands_above_an_office() -> None:
    (printed,) = plan(make_planned_record())
    assert pdf_text(printed).startswith("UBND TỈNH QUẢNG NGÃI\nVĂN PHÒNG")
