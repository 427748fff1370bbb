"""What cannot be read is a gap with its sentence, or a refusal; never a guess."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.strategies_plans import SEED, Rewrite, compiled, saying
from tinnhiem.core.errors import VoteError
from tinnhiem.core.plans.errors import PlanNotRecognizedError
from tinnhiem.core.plans.plan import Plan

DEADLINE = "Chậm nhất ngày 28/6/2023"


@pytest.mark.parametrize(
    "words",
    [
        "Chậm nhất ngày 31/6/2023",
        "Trong tháng 6/2023",
        "Trong quý II",
        "Sau ngày 28/6/2023",
        "Chậm nhất ngày 28/6/2023 hoặc ngày 29/6/2023",
        "Chậm nhất 03 ngày làm việc trước ngày lấy phiếu",
        "Ngay sau khi có báo cáo",
    ],
)
def test_unclear_deadline_is_a_gap_with_its_sentence(words: str) -> None:
    plan = compiled(saying((DEADLINE, words))(SEED))

    assert plan.steps[0].deadline is None
    assert [gap.line for gap in plan.gaps] == [67]
    assert words in plan.gaps[0].text


def test_a_missing_year_is_taken_from_the_plans_date_only() -> None:
    short = saying((DEADLINE, "Chậm nhất ngày 28/6"))(SEED)
    blank = saying(("tháng 6 năm 2023", "tháng 6 năm"))(short)

    assert compiled(short).steps[0].deadline == compiled(SEED).steps[0].deadline
    assert compiled(blank).steps[0].deadline is None
    assert "28/6" in compiled(blank).gaps[0].text


def test_the_labelled_deadline_wins_over_the_prose() -> None:
    prose = saying(("công tác của Văn phòng.", "công tác, trước ngày 01/6/2023."))

    assert compiled(prose(SEED)).steps[0].deadline == compiled(SEED).steps[0].deadline


def test_a_bare_date_in_prose_is_no_deadline_but_a_gap() -> None:
    text = saying(
        ("công tác của Văn phòng.", "công tác ngày 01/6/2023."),
        (f"- *Thời gian hoàn thành:* **{DEADLINE}.**\n", ""),
    )(SEED)

    assert compiled(text).steps[0].deadline is None
    assert "01/6/2023" in compiled(text).gaps[0].text


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("ít nhất 2/3 số người", "ít nhất 3/2 số người", "quorum"),
        ("ít nhất 2/3 số người", "quá nửa số người", "quorum"),
        ("ít nhất 2/3 số người", "từ 1/2 đến 2/3 số người", "quorum"),
        ("thành 03 bản", "thành nhiều bản", "minutes"),
    ],
)
def test_unclear_figures_are_gaps(old: str, new: str, field: str) -> None:
    plan = compiled(saying((old, new))(SEED))

    assert getattr(plan, field) is None
    assert any(new in gap.text for gap in plan.gaps)


def test_two_quorums_that_differ_are_both_gaps() -> None:
    second = "Hội nghị có ít nhất 3/4 số người được triệu tập có mặt."
    plan = compiled(saying(("Nội dung Hội nghị:", second))(SEED))

    assert plan.quorum is None
    assert len(plan.gaps) == 2


def test_posts_without_a_number_are_gaps() -> None:
    plan = compiled(saying(("03 đồng chí là các Phó", "Các đồng chí Phó"))(SEED))

    assert [post.title for post in plan.officeholders] == ["Chánh Văn phòng"]
    assert [gap.text for gap in plan.gaps] == ["Các đồng chí Phó Chánh Văn phòng"]


def test_voters_that_cannot_be_told_apart_are_a_gap() -> None:
    listed = SEED[SEED.index("Tập thể lãnh đạo Văn phòng;") : SEED.index("2. Tiêu chí")]
    plan = compiled(SEED.replace(listed, "toàn thể cán bộ, công chức.\n\n"))

    assert plan.voter_categories == ()
    assert [gap.text for gap in plan.gaps] == ["toàn thể cán bộ, công chức"]


def test_voters_between_commas_are_told_apart_by_their_first_word() -> None:
    listed = SEED[SEED.index("Tập thể lãnh đạo Văn phòng;") : SEED.index("2. Tiêu chí")]
    plan = compiled(
        SEED.replace(listed, "Tập thể lãnh đạo, Trưởng phòng, Bí thư Chi đoàn.\n\n")
    )

    assert [category.name for category in plan.voter_categories] == [
        "Tập thể lãnh đạo",
        "Trưởng phòng",
        "Bí thư Chi đoàn",
    ]


OTHERS: dict[str, Rewrite] = {
    "no heading": saying(("KẾ HOẠCH\n", "BÁO CÁO\n")),
    "another subject": lambda text: text.replace("lấy phiếu tín nhiệm", "kiểm tra"),
    "no process": lambda text: text[: text.index("3. Quy trình")],
    "nothing but a heading": lambda _text: "KẾ HOẠCH\n\nlấy phiếu tín nhiệm",
    "a letter": lambda _text: "Kính gửi Sở Nội vụ,\n\nTrân trọng cảm ơn.",
    "nothing": lambda _text: "",
}


@pytest.mark.parametrize("rewrite", OTHERS.values(), ids=OTHERS.keys())
def test_other_papers_are_refused_and_told_what_was_missing(rewrite: Rewrite) -> None:
    with pytest.raises(PlanNotRecognizedError) as refusal:
        compiled(rewrite(SEED))

    assert refusal.value.missing
    assert refusal.value.code == "plan-not-recognized"


LINES = SEED.split("\n")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(LINES) | st.text(max_size=60), max_size=60))
def test_any_shuffle_of_lines_compiles_or_is_refused(lines: list[str]) -> None:
    try:
        plan = compiled("\n".join(["KẾ HOẠCH", *lines]))
    except VoteError:
        return

    assert isinstance(plan, Plan)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(LINES)), st.text(max_size=200))
def test_garbage_in_the_middle_never_crashes(place: int, garbage: str) -> None:
    lines = [*LINES[:place], garbage, *LINES[place:]]
    try:
        plan = compiled("\n".join(lines))
    except PlanNotRecognizedError:
        return

    assert plan.steps


@given(st.text())
def test_arbitrary_text_is_refused(text: str) -> None:
    with pytest.raises(PlanNotRecognizedError):
        compiled(text)
