"""What each member is offered next."""

from dataclasses import replace

import pytest

from tests.core.count.test_box import (
    DOUBTS,
    KEYED,
    MEMBERS,
    ONE_CELL,
    SAME,
    SHORT,
    batch,
    box,
    entry,
)
from tinnhiem.core.count.box import EntryState, KeyedBatch
from tinnhiem.core.count.tasks import Task, TaskKind, next_task, open_parts
from tinnhiem.core.count.way import Part, Way

HEAD, SECRETARY, MEMBER = MEMBERS
KEYING = replace(KEYED, state=EntryState.KEYING)
NOBODY = replace(batch(None), number=2)


@pytest.mark.parametrize(
    ("one", "member", "task"),
    [
        pytest.param(batch(None), HEAD, Task(TaskKind.KEY, 1, Part.FIRST), id="fresh"),
        pytest.param(
            batch(KEYING), HEAD, Task(TaskKind.CONTINUE, 1, Part.FIRST), id="begun"
        ),
        pytest.param(
            batch(KEYING),
            SECRETARY,
            Task(TaskKind.KEY, 1, Part.SECOND),
            id="begun by another: second typist",
        ),
        pytest.param(
            batch(KEYED, SHORT),
            SECRETARY,
            Task(TaskKind.REVIEW, 1, Part.SECOND),
            id="sent back comes first",
        ),
        pytest.param(
            batch(KEYED, ONE_CELL), MEMBER, Task(TaskKind.SETTLE, 1), id="the third"
        ),
        pytest.param(
            batch(KEYED, ONE_CELL), HEAD, Task(TaskKind.KEY, 2, Part.FIRST), id="typist"
        ),
        pytest.param(batch(*DOUBTS), HEAD, Task(TaskKind.DECIDE, 1), id="doubtful"),
        pytest.param(
            batch(KEYED, SAME), HEAD, Task(TaskKind.KEY, 2, Part.FIRST), id="next"
        ),
    ],
)
def test_a_member_is_offered_what_is_most_pressing(
    one: KeyedBatch, member: str, task: Task
) -> None:
    assert next_task(box(one, NOBODY), member, is_head=False) == task


@pytest.mark.parametrize(
    ("one", "is_head", "kind"),
    [
        pytest.param(batch(KEYED, SAME), True, TaskKind.CLOSE, id="head closes"),
        pytest.param(batch(KEYED, SAME), False, TaskKind.WAIT, id="others wait"),
        pytest.param(
            replace(batch(KEYED, SAME), declared=9),
            True,
            TaskKind.CLOSE,
            id="a miscount is the head's",
        ),
        pytest.param(batch(KEYED, ONE_CELL), True, TaskKind.WAIT, id="a difference"),
    ],
)
def test_when_all_is_keyed_the_head_closes(
    one: KeyedBatch, is_head: bool, kind: TaskKind
) -> None:
    assert next_task(box(one), HEAD, is_head=is_head) == Task(kind)


def test_nobody_is_offered_the_second_entry_of_his_own_batch() -> None:
    assert open_parts(box(), batch(KEYED), HEAD) == (Part.FIRST,)
    assert open_parts(box(), batch(KEYED), SECRETARY) == (Part.SECOND,)
    assert open_parts(box(), batch(KEYED, SAME), MEMBER) == ()
    assert open_parts(box(way=Way.ALOUD), batch(entry("x", "12")), MEMBER) == ()
