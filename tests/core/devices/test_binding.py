"""Who may confirm which device, and how long a code is worth something."""

from datetime import UTC, datetime, timedelta

import pytest

from tinnhiem.core.access.duty import Duty
from tinnhiem.core.conference.devices import CODE_LASTS, WRONG_CODES, DeviceKind
from tinnhiem.core.devices.binding import (
    confirmers,
    ends_the_others,
    is_waiting,
    require_code,
    require_confirmer,
)
from tinnhiem.core.devices.errors import (
    CodeWrongError,
    ConfirmerRefusedError,
    RequestGoneError,
)

ASKED = datetime(2023, 7, 13, 8, 30, tzinfo=UTC)
STAFF = {Duty.CLERK, Duty.CHAIR}


@pytest.mark.parametrize(
    ("kind", "is_head", "holds_key", "expected"),
    [
        pytest.param(DeviceKind.DESK, False, False, STAFF, id="a desk"),
        pytest.param(DeviceKind.DESK, False, True, STAFF, id="a desk, later"),
        pytest.param(
            DeviceKind.COMMITTEE,
            True,
            False,
            STAFF | {Duty.HEAD},
            id="the head, before a count is open",
        ),
        pytest.param(
            DeviceKind.COMMITTEE,
            True,
            True,
            {Duty.COMMITTEE},
            id="the head in mid-count: the committee, not staff",
        ),
        pytest.param(DeviceKind.COMMITTEE, False, True, {Duty.HEAD}, id="a member"),
        pytest.param(
            DeviceKind.COMMITTEE, False, False, {Duty.HEAD}, id="a member, earlier"
        ),
    ],
)
def test_whose_ear_hears_the_code(
    kind: DeviceKind, is_head: bool, holds_key: bool, expected: set[Duty]
) -> None:
    asked = confirmers(kind, is_head=is_head, holds_key=holds_key)

    assert asked == expected
    for duty in Duty:
        if duty in expected:
            require_confirmer(
                frozenset({duty}), kind, is_head=is_head, holds_key=holds_key
            )
        else:
            with pytest.raises(ConfirmerRefusedError):
                require_confirmer(
                    frozenset({duty}), kind, is_head=is_head, holds_key=holds_key
                )


@pytest.mark.parametrize(
    ("duties", "is_head", "expected"),
    [
        pytest.param({Duty.CLERK}, True, True, id="staff confirm the head anew"),
        pytest.param({Duty.COMMITTEE, Duty.HEAD}, True, False, id="the head's old one"),
        pytest.param({Duty.COMMITTEE}, True, False, id="a member, in mid-count"),
        pytest.param({Duty.CLERK}, False, False, id="staff confirm a desk"),
        pytest.param({Duty.HEAD}, False, False, id="the head confirms a member"),
    ],
)
def test_a_head_from_staff_ends_the_devices_of_the_members(
    duties: set[Duty], is_head: bool, expected: bool
) -> None:
    assert ends_the_others(frozenset(duties), is_head=is_head) is expected


@pytest.mark.parametrize(
    ("age", "wrong", "expected"),
    [
        pytest.param(timedelta(), 0, True, id="just asked"),
        pytest.param(CODE_LASTS - timedelta(seconds=1), 0, True, id="a second left"),
        pytest.param(CODE_LASTS, 0, False, id="ten minutes are over"),
        pytest.param(timedelta(), WRONG_CODES - 1, True, id="one try left"),
        pytest.param(timedelta(), WRONG_CODES, False, id="guessed too often"),
    ],
)
def test_a_request_waits_ten_minutes_and_five_guesses(
    age: timedelta, wrong: int, expected: bool
) -> None:
    assert is_waiting(ASKED, wrong_codes=wrong, now=ASKED + age) is expected


def test_the_code_fits_however_it_was_spaced() -> None:
    require_code(" 482 913", code="482913", wrong_codes=0)


@pytest.mark.parametrize(
    ("typed", "wrong", "left"), [("482914", 0, 4), ("", 0, 4), ("1", WRONG_CODES, 0)]
)
def test_another_code_says_how_many_tries_are_left(
    typed: str, wrong: int, left: int
) -> None:
    with pytest.raises(CodeWrongError) as refusal:
        require_code(typed, code="482913", wrong_codes=wrong)

    assert refusal.value.left == left


def test_an_empty_code_confirms_nothing() -> None:
    with pytest.raises(RequestGoneError):
        require_code("", code="", wrong_codes=0)
