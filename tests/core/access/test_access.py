"""The door: lock-out, passwords, PINs, duties and the table of rights."""

from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinnhiem.core.access.duty import Duty, require_duties
from tinnhiem.core.access.errors import (
    DutiesConflictError,
    PasswordWeakError,
    PinUnreadableError,
)
from tinnhiem.core.access.lockout import Lockout
from tinnhiem.core.access.password import require_password, require_pin
from tinnhiem.core.access.rights import PAGES, may_act, may_see, rights_rows

NOON = datetime(2023, 7, 5, 12, 0, tzinfo=timezone(timedelta(hours=7)))
RULE = Lockout(tries=3, within=timedelta(minutes=15))


def ago(*minutes: float) -> list[datetime]:
    return [NOON - timedelta(minutes=one) for one in minutes]


@pytest.mark.parametrize(
    ("failures", "opens_in"),
    [
        pytest.param((), None, id="nobody was wrong"),
        pytest.param((1, 2), None, id="one try is left"),
        pytest.param((1, 2, 3), 12, id="three in a quarter of an hour"),
        pytest.param((1, 2, 15), None, id="the first is forgotten at the quarter"),
        pytest.param((1, 2, 14.9), 0.1, id="a moment before it is forgotten"),
        pytest.param((1, 2, 3, 4, 14), 12, id="the last three decide"),
    ],
)
def test_a_door_shuts_for_a_quarter_of_an_hour(
    failures: tuple[float, ...], opens_in: float | None
) -> None:
    until = RULE.shut_until(ago(*failures), now=NOON)

    expected = None if opens_in is None else NOON + timedelta(minutes=opens_in)
    assert until == expected


@given(st.lists(st.integers(0, 60), max_size=12))
def test_waiting_long_enough_always_opens_the_door(failures: list[int]) -> None:
    later = NOON + RULE.within

    assert RULE.shut_until(ago(*failures), now=later) is None


@pytest.mark.parametrize(
    "password",
    [
        pytest.param("ngắn quá", id="eight letters"),
        pytest.param("mười một chữ"[:11], id="eleven letters"),
        pytest.param("aaaaaaaaaaaab", id="two different letters"),
        pytest.param("lan.hcqt là tôi", id="holds the name"),
        pytest.param("x" * 201, id="longer than any sentence"),
    ],
)
def test_a_weak_password_is_refused(password: str) -> None:
    with pytest.raises(PasswordWeakError):
        require_password(password, login="lan.hcqt")


def test_a_sentence_is_a_password_and_is_joined_to_nfc() -> None:
    decomposed = "con trâu gặm cỏ"

    assert require_password(decomposed, login="lan") == "con trâu gặm cỏ"


@pytest.mark.parametrize("typed", ["123456", "123 456", "123-456", " 123456 "])
def test_a_pin_is_read_however_it_is_spaced(typed: str) -> None:
    assert require_pin(typed) == "123456"


@pytest.mark.parametrize("typed", ["", "12345", "1234567", "12345a", "١٢٣٤٥٦"])
def test_anything_but_six_digits_is_no_pin(typed: str) -> None:
    with pytest.raises(PinUnreadableError):
        require_pin(typed)


@pytest.mark.parametrize(
    "duties",
    [
        pytest.param((), id="none"),
        pytest.param((Duty.INSPECTOR, Duty.CLERK), id="inspects what it prepares"),
        pytest.param((Duty.VOTER,), id="a voter has a card"),
        pytest.param((Duty.VISITOR,), id="nobody"),
    ],
)
def test_duties_that_do_not_go_together_are_refused(duties: tuple[Duty, ...]) -> None:
    with pytest.raises(DutiesConflictError):
        require_duties(duties)


def test_the_clerk_of_a_small_office_looks_after_the_machine() -> None:
    both = (Duty.ADMIN, Duty.CLERK)

    assert require_duties(reversed(both)) == both


def test_whoever_acts_on_a_page_sees_it() -> None:
    for name in PAGES:
        for duty in Duty:
            own = frozenset({duty})
            if duty is Duty.HEAD:
                own |= {Duty.COMMITTEE}  # the head is a member as well
            assert may_see(own, name) or not may_act(own, name) or name == "setup"


def test_the_table_has_a_row_for_every_page_and_a_column_for_every_duty() -> None:
    rows = rights_rows()

    assert [name for name, _, _ in rows] == list(PAGES)
    assert {len(rights) for _, _, rights in rows} == {len(Duty)}
    assert {right for _, _, rights in rows for right in rights} == {"", "sees", "acts"}


def test_a_visitor_sees_only_the_door() -> None:
    seen = {name for name in PAGES if may_see(frozenset({Duty.VISITOR}), name)}

    door = {"setup", "sign-in", "sign-out", "language", "card", "certificate"}
    # Behind a code that is read aloud, and behind an address nobody guesses.
    assert seen == door | {"device", "hall-screen"}
