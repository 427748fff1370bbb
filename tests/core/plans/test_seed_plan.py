"""The real plan of 2023, fact by fact."""

from datetime import date
from fractions import Fraction

import pytest

from tests.strategies_plans import SEED, compiled
from tinnhiem.core.plans.feasibility import feasible_days, working_days
from tinnhiem.core.plans.plan import Deadline, DeadlineKind, Plan, StepKind


@pytest.fixture(scope="module")
def plan() -> Plan:
    return compiled(SEED)


def test_head_and_foot_keep_their_blanks(plan: Plan) -> None:
    head = plan.head

    assert (head.issuer, head.place) == (
        "Văn phòng UBND tỉnh Quảng Ngãi",
        "Quảng Ngãi",
    )
    assert (head.number, head.symbol) == ("", "KH-VP")
    assert (head.day, head.month, head.year) == (None, 6, 2023)
    assert (head.kind, head.signer_title) == ("KẾ HOẠCH", "CHÁNH VĂN PHÒNG")
    assert head.signer_name == "Vũ Minh Tâm"
    assert head.subject.startswith("Thực hiện việc lấy phiếu tín nhiệm")


def test_recipients_are_joined_over_their_line_break(plan: Plan) -> None:
    assert plan.head.recipients == (
        "CT, PCT UBND tỉnh (báo cáo)",
        "Ban Tổ chức Tỉnh ủy",
        "Sở Nội vụ",
        "VPUB: BTVĐU, CVP, PCVP, Công đoàn, Chi đoàn, các phòng, ban, đơn vị, CBTH",
        "Lưu: VT, HCQT(b).",
    )


def test_each_instrument_is_a_basis_once(plan: Plan) -> None:
    assert [(b.kind, b.number, b.issued_on, b.issuer) for b in plan.bases] == [
        ("Quyết định", "96-QĐ/TW", date(2023, 2, 2), "Bộ Chính trị"),
        ("Công văn", "1546-CV/TU", date(2023, 4, 3), "Ban Thường vụ Tỉnh ủy"),
        ("Công văn", "1506/UBND-NC", date(2023, 4, 7), "Chủ tịch UBND tỉnh"),
    ]


def test_four_officeholders_as_announced(plan: Plan) -> None:
    assert [(p.title, p.count) for p in plan.officeholders] == [
        ("Chánh Văn phòng", 1),
        ("Phó Chánh Văn phòng", 3),
    ]
    assert plan.announced_count == plan.officeholder_count == 4
    assert plan.officeholders[0].source.line == 31
    assert "Ủy viên UBND tỉnh" in plan.officeholders[0].source.text


def test_page_break_inside_tỉnh_ủy_is_joined(plan: Plan) -> None:
    assert "Ban Thường vụ Tỉnh ủy, thì việc lấy phiếu" in plan.officeholder_basis


def test_eight_voter_categories(plan: Plan) -> None:
    assert [category.name for category in plan.voter_categories] == [
        "Tập thể lãnh đạo Văn phòng",
        "Đảng ủy viên",
        "Trưởng các phòng chuyên môn, nghiệp vụ",
        "Phó Trưởng ban Tiếp công dân",
        "Giám đốc Trung tâm Phục vụ - Kiểm soát TTHC tỉnh",
        "Giám đốc Trung tâm Công báo và tin học",
        "Chủ tịch Công đoàn Cơ sở",
        "Bí thư Chi đoàn",
    ]
    assert plan.voter_basis.endswith("gồm:")


def test_two_groups_of_three_criteria(plan: Plan) -> None:
    assert [(c.number, len(c.points)) for c in plan.criteria] == [
        ("2.1", 3),
        ("2.2", 3),
    ]
    assert plan.criteria[0].title.startswith("Phẩm chất chính trị")


@pytest.mark.parametrize(
    ("number", "kind", "deadline"),
    [
        ("3.1(1)", StepKind.UNIT_REPORT, (DeadlineKind.ON_OR_BEFORE, 28, 6)),
        ("3.1(2)", StepKind.DOSSIERS, (DeadlineKind.ON_OR_BEFORE, 30, 6)),
        ("3.1(3)", StepKind.QUESTIONS, (DeadlineKind.BEFORE, 5, 7)),
        ("3.1(5)", StepKind.BALLOTS, (DeadlineKind.ON, 7, 7)),
        ("3.2", StepKind.CONFERENCE, (DeadlineKind.BEFORE, 14, 7)),
        ("3.3", StepKind.REPORT, (DeadlineKind.BEFORE, 20, 7)),
    ],
)
def test_step_has_its_deadline(
    plan: Plan, number: str, kind: StepKind, deadline: tuple[DeadlineKind, int, int]
) -> None:
    step = next(step for step in plan.steps if step.number == number)
    word, day, month = deadline

    assert step.kind is kind
    assert step.deadline == Deadline(word, date(2023, month, day))


def test_answers_are_due_three_days_before_the_vote(plan: Plan) -> None:
    step = plan.steps[3]

    assert (step.number, step.kind) == ("3.1(4)", StepKind.ANSWERS)
    assert step.deadline == Deadline(DeadlineKind.DAYS_BEFORE_VOTE, days=3)
    assert step.deadline.last_day(date(2023, 7, 13)) == date(2023, 7, 10)
    assert step.deadline.last_day() is None


def test_duties_of_steps_are_as_written(plan: Plan) -> None:
    assert [(s.directed_by, s.led_by, s.joined_by) for s in plan.steps] == [
        (
            "Lãnh đạo Văn phòng",
            "Phòng Hành chính - Quản trị",
            "các phòng, ban, đơn vị liên quan",
        ),
        (None, None, None),
        (None, None, None),
        (None, None, None),
        ("Chánh Văn phòng", "Phòng Hành chính - Quản trị", None),
        ("Chánh Văn phòng", "Phòng Hành chính - Quản trị", None),
        ("Chánh Văn phòng", "Phòng Hành chính - Quản trị", None),
    ]


def test_titles_lose_their_number_and_stages_keep_their_heading(plan: Plan) -> None:
    assert plan.steps[0].stage == "Bước 1: Chuẩn bị lấy phiếu tín nhiệm"
    assert plan.steps[6].stage == "Bước 3."
    assert plan.steps[6].title == "Báo cáo kết quả lấy phiếu tín nhiệm"
    assert plan.steps[5].title.startswith("Tổ chức Hội nghị lấy phiếu tín nhiệm")


def test_quorum_and_minutes(plan: Plan) -> None:
    assert plan.quorum is not None
    assert (plan.quorum.fraction, plan.quorum.of) == (Fraction(2, 3), "summoned")
    assert plan.minutes is not None
    assert (plan.minutes.copies, plan.minutes.shares) == (3, (2, 1))
    assert plan.minutes.secrecy == "mật"
    assert plan.minutes.recipients == (
        "Ban Tổ chức Tỉnh ủy",
        "Sở Nội vụ",
        "lưu tại Cơ quan",
    )


def test_everything_else_is_kept_and_nothing_is_unread(plan: Plan) -> None:
    assert [p.number for p in plan.purposes] == ["1", "2", "3"]
    assert [(d.number, len(d.points)) for d in plan.duties] == [
        ("1", 0),
        ("2", 2),
        ("3", 0),
    ]
    assert plan.closing[0].endswith("xem xét, chỉ đạo giải quyết")
    assert plan.gaps == ()


def test_every_word_of_the_process_is_in_some_field(plan: Plan) -> None:
    fields = [text for s in plan.steps for text in (s.stage, s.title, *s.body)]
    fields += [text for s in plan.steps for text in (s.directed_by, s.led_by) if text]
    fields += [
        text for s in plan.steps for text in (s.joined_by, s.deadline_text) if text
    ]
    said = set(" ".join(fields).replace(":", " ").replace(".", " ").split())
    start, end = SEED.index("3.1. Bước 1"), SEED.index("III. TỔ CHỨC")
    labels = {"Đơn", "Thời", "gian", "Tham", "mưu", "Chỉ", "Thực", "chủ", "trì"}
    labels |= {"phối", "hợp", "3", "1", "2", "-"}
    written = SEED[start:end].replace("*", "").replace(":", " ").replace(".", " ")

    assert {w for w in written.split() if not w.startswith("(")} - said <= labels


def test_the_conference_can_be_held_from_8_to_13_july(plan: Plan) -> None:
    days = feasible_days(plan)

    assert days == tuple(date(2023, 7, day) for day in range(8, 14))
    assert working_days(days, holidays=()) == days[2:]
