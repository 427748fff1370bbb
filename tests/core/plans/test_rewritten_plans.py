"""The same plan said otherwise: the facts must not move."""

from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.strategies_plans import (
    SEED,
    Rewrite,
    broken_at,
    compiled,
    cut,
    decomposed,
    filled,
    new_tones,
    other_year,
    process_last,
    saying,
    without_empty_lines,
    wrapped,
)
from tinnhiem.core.plans.feasibility import feasible_days
from tinnhiem.core.plans.plan import Deadline, DeadlineKind, Source, StepKind


def facts(value: Any) -> Any:
    """Return a plan without the places its facts come from."""
    if isinstance(value, Source):
        return None
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: facts(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, tuple):
        return tuple(map(facts, value))
    return value


REAL = facts(compiled(SEED))

SAME_WORDS: dict[str, Rewrite] = {
    "letters and marks apart": decomposed,
    "lines ended as on Windows": lambda text: text.replace("\n", "\r\n"),
    "lines of 60 letters": wrapped(60),
    "lines of 80 letters": wrapped(80),
    "lines of 100 letters": wrapped(100),
    "one paragraph a line": without_empty_lines,
    "two empty lines": lambda text: text.replace("\n", "\n\n"),
    "spaces at line ends": lambda text: text.replace("\n", "  \n"),
    "spaces that do not break": lambda text: text.replace(" ", "\u00a0"),
    "invisible letters": lambda text: text.replace("phiếu", "phi\u00adếu\u200b"),
    "no emphasis": lambda text: text.replace("*", ""),
    "headings in Markdown": saying(("I. MỤC", "## I. MỤC"), ("II. NỘI", "## II. NỘI")),
    "headings in bold": saying(("3.1. Bước 1", "**3.1. Bước 1**")),
    "long dashes": lambda text: text.replace("\n- ", "\n– "),
    "page numbers": saying(
        ("Tỉnh\n\nủy, thì", "Tỉnh\n\n2\n\nủy, thì"), ("I. MỤC", "- 1 -\n\nI. MỤC")
    ),
    "labels without dashes": lambda text: text.replace("\n- *", "\n*"),
}


@pytest.mark.parametrize("rewrite", SAME_WORDS.values(), ids=SAME_WORDS.keys())
def test_another_dress_changes_no_fact(rewrite: Rewrite) -> None:
    assert facts(compiled(rewrite(SEED))) == REAL


BREAKS = [
    ("Chậm nhất ngày 28/6/2023", 3),
    ("Chậm nhất ngày 28/6/2023", 9),
    ("Chậm nhất ngày 28/6/2023", 12),
    ("Chậm nhất ngày 28/6/2023", 18),
    ("Chậm nhất ngày 28/6/2023", 20),
    ("Chậm nhất ngày 28/6/2023", 22),
    ("Chậm nhất ngày 28/6/2023", 23),
    ("Trước ngày 14/7/2023", 4),
    ("Đơn vị chủ trì", 11),
    ("Chánh Văn phòng.\n- *Tham", 1),
    ("được triệu tập có mặt", 9),
    ("Bí thư Chi đoàn", 7),
    ("Phục vụ - Kiểm soát", 8),
    ("Phó Chánh Văn phòng", 4),
    ("1546-CV/TU", 5),
    ("1546-CV/TU", 8),
    ("thành 03 bản", 6),
    ("(2) Các đồng chí", 3),
    ("3.2. Bước 2", 4),
    ("II. NỘI DUNG", 7),
    ("ngày tháng 6 năm 2023", 17),
    ("CBTH\n- Lưu", 7),
    ("KẾ HOẠCH\n", 3),
]


@pytest.mark.parametrize(("words", "place"), BREAKS)
def test_a_line_break_changes_no_fact(words: str, place: int) -> None:
    assert facts(compiled(broken_at(words, place)(SEED))) == REAL


@pytest.mark.parametrize(
    ("words", "place"),
    [row for row in BREAKS if row[0] not in ("KẾ HOẠCH\n", "CBTH\n- Lưu")],
)
def test_a_page_break_changes_no_fact(words: str, place: int) -> None:
    assert facts(compiled(broken_at(words, place, page=True)(SEED))) == REAL


@pytest.mark.parametrize("within", range(1, len("KẾ HOẠCH")))
def test_a_break_in_the_heading_is_healed(within: int) -> None:
    place = SEED.index("\nKẾ HOẠCH\n") + 1 + within

    plan = compiled(f"{SEED[:place]}\n{SEED[place:]}")

    assert [step.number for step in plan.steps] == [
        step.number for step in compiled(SEED).steps
    ]


@settings(max_examples=40, deadline=None)
@given(st.integers(min_value=0, max_value=len(SEED) - 1))
def test_a_break_anywhere_never_moves_a_date(place: int) -> None:
    plan = compiled(f"{SEED[:place]}\n{SEED[place:]}")
    known = {
        (step["number"], step["deadline"] and str(step["deadline"]))
        for step in (facts(step) for step in compiled(SEED).steps)
    }
    for step in plan.steps:
        if step.deadline and step.deadline.day:
            found = (step.number, str(facts(step.deadline)))
            assert found in known


def test_the_process_in_item_4_renumbers_its_steps() -> None:
    plan = compiled(process_last(SEED))

    assert [step.number for step in plan.steps] == [
        *(f"4.1({n})" for n in range(1, 6)),
        "4.2",
        "4.3",
    ]
    assert facts(plan.voter_categories) == REAL["voter_categories"]
    assert facts(plan.officeholders) == REAL["officeholders"]
    assert [group.number for group in plan.criteria] == ["1.1", "1.2"]
    assert feasible_days(plan) == feasible_days(compiled(SEED))


def test_sections_of_the_plan_may_change_places() -> None:
    start, middle, end = (
        SEED.index(words) for words in ("I. MỤC ĐÍCH", "II. NỘI DUNG", "III. TỔ CHỨC")
    )
    purposes = SEED[start:middle].replace("I. MỤC", "II. MỤC")
    content = SEED[middle:end].replace("II. NỘI", "I. NỘI")

    assert facts(compiled(SEED[:start] + content + purposes + SEED[end:])) == REAL


@pytest.mark.parametrize("year", [2018, 2024, 2028])
def test_another_year_moves_every_day(year: int) -> None:
    plan = compiled(other_year(year)(SEED))

    assert feasible_days(plan) == tuple(date(year, 7, day) for day in range(8, 14))


def test_other_figures_are_read() -> None:
    plan = compiled(
        saying(
            ("04 đồng chí", "06 đồng chí"),
            ("03 đồng chí là các Phó", "05 (năm) đồng chí là các Phó"),
            ("03 bản (02 bản gửi", "05 bản (04 bản gửi"),
            ("ít nhất 2/3", "ít nhất 3/4"),
        )(filled(SEED))
    )

    assert (plan.officeholder_count, plan.announced_count) == (6, 6)
    assert plan.minutes is not None
    assert (plan.minutes.copies, plan.minutes.shares) == (5, (4, 1))
    assert plan.quorum is not None
    assert str(plan.quorum.fraction) == "3/4"
    assert (plan.head.number, plan.head.day) == ("45", 15)


@pytest.mark.parametrize(
    ("field", "labels"),
    [
        ("directed_by", ["Đơn vị chỉ đạo", "Chỉ đạo", "CHỈ ĐẠO THỰC HIỆN"]),
        ("led_by", ["Chủ trì", "Cơ quan chủ trì", "Bộ phận tham mưu"]),
        ("joined_by", ["Phối hợp", "Cơ quan phối hợp"]),
        ("deadline_text", ["Thời gian", "Thời hạn", "Hoàn thành", "Hạn hoàn thành"]),
    ],
)
def test_renamed_labels_mean_the_same(field: str, labels: list[str]) -> None:
    written = {
        "directed_by": "Chỉ đạo thực hiện",
        "led_by": "Đơn vị chủ trì",
        "joined_by": "Đơn vị phối hợp",
        "deadline_text": "Thời gian hoàn thành",
    }
    for label in labels:
        plan = compiled(saying((f"*{written[field]}:*", f"*{label}:*"))(SEED))
        assert facts(plan.steps) == REAL["steps"], label


def test_labels_on_one_line_are_told_apart() -> None:
    start = SEED.index("- *Chỉ đạo thực hiện:* Lãnh đạo")
    end = SEED.index("(2) Các đồng chí được")
    line = (
        "- Chỉ đạo: Lãnh đạo Văn phòng; chủ trì: Phòng Hành chính - Quản trị; "
        "phối hợp: các phòng, ban, đơn vị liên quan; thời hạn: chậm nhất 28/6/2023.\n\n"
    )
    step = compiled(SEED[:start] + line + SEED[end:]).steps[0]

    assert (step.directed_by, step.led_by) == (
        "Lãnh đạo Văn phòng",
        "Phòng Hành chính - Quản trị",
    )
    assert step.joined_by == "các phòng, ban, đơn vị liên quan"
    assert step.deadline == Deadline(DeadlineKind.ON_OR_BEFORE, date(2023, 6, 28))


def test_lettered_items_are_steps_too() -> None:
    letters = [(f"\n({n}) ", f"\n{c}) ") for n, c in enumerate("abcdđ", 1)]
    plan = compiled(saying(*letters)(SEED))

    assert [s.number for s in plan.steps][:5] == [f"3.1{c})" for c in "abcdđ"]


def test_stages_without_numbers_of_their_own() -> None:
    pairs = [(f"3.{n}. Bước {n}", f"Bước {n}") for n in (1, 2, 3)]
    plan = compiled(saying(*pairs)(SEED))

    assert [s.number for s in plan.steps][4:] == ["Bước 1(5)", "Bước 2", "Bước 3"]


def test_a_conference_cut_into_items_stays_one_step() -> None:
    plan = compiled(
        saying(
            ("Chánh Văn phòng quán triệt", "(1) Chánh Văn phòng quán triệt"),
            ("Bầu Ban Kiểm phiếu;", "(2) Bầu Ban Kiểm phiếu;"),
            ("Ban Kiểm phiếu thu phiếu", "(3) Ban Kiểm phiếu thu phiếu"),
        )(SEED)
    )
    step = plan.steps[5]

    assert (step.number, step.kind) == ("3.2", StepKind.CONFERENCE)
    assert step.directed_by == "Chánh Văn phòng"
    assert "(2) Bầu Ban Kiểm phiếu" in " ".join(step.body)


def test_posts_and_voters_may_be_listed_either_way() -> None:
    dashes = "- Đồng chí Ủy viên UBND tỉnh là Chánh Văn phòng.\n- 03 đồng chí là các "
    plan = compiled(
        saying(
            (f"gồm:\n\n{dashes}Phó", "gồm: 01 Chánh Văn phòng; 03 Phó"),
            ("gồm: Tập thể", "gồm:\n\n- Tập thể"),
            ("; các đồng chí Đảng", ";\n- Các đồng chí Đảng"),
        )(SEED)
    )

    assert [(p.title, p.count) for p in plan.officeholders] == [
        ("Chánh Văn phòng", 1),
        ("Phó Chánh Văn phòng", 3),
    ]
    assert facts(plan.voter_categories) == REAL["voter_categories"]


def test_other_spelling_of_tones_is_understood() -> None:
    plan = compiled(new_tones(SEED))

    assert plan.bases[1].issuer == "Ban Thường vụ Tỉnh uỷ"
    assert [s.kind for s in plan.steps] == [s.kind for s in compiled(SEED).steps]


def test_a_plan_without_voters_or_criteria_leaves_them_empty() -> None:
    plan = compiled(cut("1.2. Thành phần", "3. Quy trình")(SEED))

    assert (plan.voter_categories, plan.criteria) == ((), ())
