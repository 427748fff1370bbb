"""Items, stages and words of a request, as tables."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinnhiem.core.clarifications.errors import (
    ItemTooLongError,
    NothingAskedError,
    TooManyItemsError,
)
from tinnhiem.core.clarifications.items import (
    LONGEST,
    MOST,
    TELLING,
    items_of,
    keeps_wording,
)
from tinnhiem.core.clarifications.question import (
    Question,
    QuestionState,
    RequestState,
    Stage,
    may_withdraw,
    stage_of,
)

DAY = date(2023, 7, 1)


@pytest.mark.parametrize(
    ("text", "items"),
    [
        pytest.param("Một việc", ("Một việc",), id="one line"),
        pytest.param("1. Một\n2) Hai\n(3) Ba", ("Một", "Hai", "Ba"), id="numbers"),
        pytest.param("- Một\n• Hai\n\n– Ba ", ("Một", "Hai", "Ba"), id="dashes"),
        pytest.param("Một\nMột", ("Một",), id="twice"),
        pytest.param("Năm 2022\n2022 đơn", ("Năm 2022", "2022 đơn"), id="no marks"),
        pytest.param("Một   việc", ("Một việc",), id="blanks"),
    ],
)
def test_a_request_has_one_item_a_line(text: str, items: tuple[str, ...]) -> None:
    assert items_of(text) == items


@pytest.mark.parametrize("text", ["", " \n\t\n", "\n"])
def test_a_request_without_words_is_none(text: str) -> None:
    with pytest.raises(NothingAskedError):
        items_of(text)


@pytest.mark.parametrize(
    ("lines", "fits"),
    [(MOST - 1, True), (MOST, True), (MOST + 1, False)],
    ids=["below", "on", "above"],
)
def test_a_request_has_at_most_ten_items(lines: int, fits: bool) -> None:
    text = "\n".join(f"việc {place}" for place in range(lines))

    if fits:
        assert len(items_of(text)) == lines
    else:
        with pytest.raises(TooManyItemsError):
            items_of(text)


@pytest.mark.parametrize(
    ("length", "fits"),
    [(LONGEST - 1, True), (LONGEST, True), (LONGEST + 1, False)],
    ids=["below", "on", "above"],
)
def test_an_item_fits_a_cell(length: int, fits: bool) -> None:
    if fits:
        assert len(items_of("a" * length)[0]) == length
    else:
        with pytest.raises(ItemTooLongError):
            items_of("a" * length)


@given(st.text())
def test_items_never_hold_a_line_break_or_nothing(text: str) -> None:
    try:
        items = items_of(text)
    except (NothingAskedError, TooManyItemsError, ItemTooLongError):
        return
    assert all(item and item == " ".join(item.split()) for item in items)
    assert len(set(items)) == len(items)


def words(count: int) -> str:
    return " ".join(f"từ{place}" for place in range(count))


@pytest.mark.parametrize(
    ("shared", "tells"),
    [(TELLING - 1, False), (TELLING, True), (TELLING + 1, True)],
    ids=["below", "on", "above"],
)
def test_six_words_in_a_row_are_somebodys_own(shared: int, tells: bool) -> None:
    original = f"tôi nghĩ {words(shared)} mới phải"

    assert keeps_wording(f"Làm rõ: {words(shared).upper()}.", [original]) is tells


def test_without_originals_nothing_tells() -> None:
    assert not keeps_wording(words(20), [])


@pytest.mark.parametrize(
    ("request_", "question", "stage"),
    [
        (RequestState.RECEIVED, None, Stage.RECEIVED),
        (RequestState.RETURNED, None, Stage.RETURNED),
        (RequestState.WITHDRAWN, None, Stage.WITHDRAWN),
        (RequestState.MERGED, QuestionState.DRAFT, Stage.MERGED),
        (RequestState.MERGED, QuestionState.SENT, Stage.SENT),
        (RequestState.MERGED, QuestionState.ANSWERED, Stage.ANSWERED),
        (RequestState.MERGED, QuestionState.GIVEN, Stage.GIVEN),
    ],
)
def test_whoever_asked_is_told_how_far_it_is(
    request_: RequestState, question: QuestionState | None, stage: Stage
) -> None:
    assert stage_of(request_, question) is stage


@pytest.mark.parametrize("stage", Stage)
def test_only_what_was_not_sent_is_taken_back(stage: Stage) -> None:
    assert may_withdraw(stage) is (stage in {Stage.RECEIVED, Stage.MERGED})


@pytest.mark.parametrize(
    ("days", "state"),
    [
        ((None, None, None), QuestionState.DRAFT),
        ((DAY, None, None), QuestionState.SENT),
        ((DAY, DAY, None), QuestionState.ANSWERED),
        ((DAY, DAY, DAY), QuestionState.GIVEN),
    ],
)
def test_the_days_of_a_question_are_its_state(
    days: tuple[date | None, date | None, date | None], state: QuestionState
) -> None:
    sent, answered, told = days
    question = Question(
        officeholder="p1",
        name="Nguyễn Thị Một",
        title="Chánh Văn phòng",
        text="Làm rõ.",
        sent_on=sent,
        answered_on=answered,
        given_on=told,
    )

    assert question.state is state
