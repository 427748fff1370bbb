"""When a campaign may be removed: a table of what is asked, and in which order."""

from datetime import date, datetime, timedelta, timezone

import pytest

from tinnhiem.core.archive.errors import (
    PurgeNotAskedError,
    PurgeTooEarlyError,
    RetentionMissingError,
    RetentionRunningError,
)
from tinnhiem.core.archive.retention import (
    Retention,
    require_asked,
    require_purgeable,
)
from tinnhiem.core.conference.phase import Phase
from tinnhiem.core.rules.citation import Status

UNTIL = date(2033, 7, 13)
KEPT = Retention(
    until=UNTIL,
    rule="Quyết định số 01/QĐ-VP",
    source="",
    decided_by="Nguyễn Văn Một",
    decided_on=date(2023, 8, 1),
)
NOW = datetime(2033, 9, 1, 8, 0, tzinfo=timezone(timedelta(hours=7)))


@pytest.mark.parametrize(
    ("phase", "today", "refusal"),
    [
        (Phase.ARCHIVED, date(2033, 7, 12), RetentionRunningError),
        (Phase.ARCHIVED, UNTIL, RetentionRunningError),  # the last day is kept
        (Phase.ARCHIVED, date(2033, 7, 14), None),
        (Phase.VOID, date(2033, 7, 14), None),
        (Phase.REPORTED, date(2033, 7, 14), PurgeTooEarlyError),
        (Phase.PLANNED, date(2033, 7, 14), PurgeTooEarlyError),
        (Phase.SUSPENDED, date(2033, 7, 14), PurgeTooEarlyError),
    ],
)
def test_only_what_has_ended_and_was_kept_long_enough_is_removed(
    phase: Phase, today: date, refusal: type[Exception] | None
) -> None:
    if refusal is None:
        assert require_purgeable("x", phase=phase, retention=KEPT, today=today) == KEPT
        return
    with pytest.raises(refusal):
        require_purgeable("x", phase=phase, retention=KEPT, today=today)


def test_nothing_is_removed_while_nobody_said_how_long_it_is_kept() -> None:
    with pytest.raises(RetentionMissingError):
        require_purgeable("x", phase=Phase.ARCHIVED, retention=None, today=UNTIL)


@pytest.mark.parametrize(
    ("asked_before", "is_fresh"),
    [
        (timedelta(), True),
        (timedelta(days=30), True),
        (timedelta(days=30, seconds=1), False),
        (None, False),
    ],
)
def test_the_second_step_follows_a_first_one_of_these_thirty_days(
    asked_before: timedelta | None, is_fresh: bool
) -> None:
    asked_at = None if asked_before is None else NOW - asked_before
    if is_fresh:
        require_asked("x", asked_at=asked_at, now=NOW)
        return
    with pytest.raises(PurgeNotAskedError):
        require_asked("x", asked_at=asked_at, now=NOW)


def test_a_rule_that_a_person_named_is_never_shown_as_seen() -> None:
    assert KEPT.status is Status.UNVERIFIED
