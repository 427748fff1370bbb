"""What a desk scans, and what follows: every mode, every whereabouts, every phase."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinnhiem.core.conference.attendance import Presence
from tinnhiem.core.conference.door.desk import (
    ARRIVING,
    DeskHall,
    DeskMoment,
    judge,
    needs_a_person,
)
from tinnhiem.core.conference.door.scan import (
    QUEUED_AT_MOST,
    DeskMode,
    Scan,
    ScanCode,
    ScanKind,
    Tone,
    read_scan,
    tone_of,
    true_time,
)
from tinnhiem.core.conference.phase import HALL, Phase

BEGAN = datetime(2023, 7, 13, 7, 30, tzinfo=UTC)
TOKEN = "aB3_-kLmNoPqRsTuVwXyZ0"
INSIDE = Presence("p1", BEGAN + timedelta(minutes=5))
OUTSIDE = Presence("p1", BEGAN + timedelta(minutes=5), BEGAN + timedelta(minutes=20))
IN, OUT, BACK = DeskMode.ARRIVE, DeskMode.LEAVE, DeskMode.RETURN


def at(minutes: int, *, sitting: int | None = 1) -> DeskMoment:
    return DeskMoment(at=BEGAN + timedelta(minutes=minutes), sitting=sitting)


def hall(phase: Phase = Phase.CHECK_IN, *, is_closed: bool = False) -> DeskHall:
    return DeskHall(phase=phase, since=BEGAN, is_closed=is_closed)


@pytest.mark.parametrize(
    ("mode", "last", "expected"),
    [
        pytest.param(IN, None, ScanCode.OK, id="comes in"),
        pytest.param(IN, INSIDE, ScanCode.ALREADY, id="a second scan never toggles"),
        pytest.param(IN, OUTSIDE, ScanCode.LEFT, id="left; coming back is a choice"),
        pytest.param(OUT, None, ScanCode.NOT_HERE, id="leaves without having come"),
        pytest.param(OUT, INSIDE, ScanCode.OK, id="leaves"),
        pytest.param(OUT, OUTSIDE, ScanCode.LEFT, id="leaves twice"),
        pytest.param(BACK, None, ScanCode.NOT_HERE, id="back without having come"),
        pytest.param(BACK, INSIDE, ScanCode.ALREADY, id="back without having left"),
        pytest.param(BACK, OUTSIDE, ScanCode.OK, id="comes back"),
    ],
)
def test_what_follows_from_where_somebody_is(
    mode: DeskMode, last: Presence | None, expected: ScanCode
) -> None:
    assert judge(mode, moment=at(30), hall=hall(), last=last) is expected


@pytest.mark.parametrize(
    ("phase", "mode", "expected"),
    [
        pytest.param(Phase.SUMMONED, IN, ScanCode.NOT_OPEN, id="before check-in"),
        pytest.param(Phase.CHECK_IN, IN, ScanCode.OK, id="check-in"),
        pytest.param(Phase.COMMITTEE_ELECTED, IN, ScanCode.OK, id="before the sheets"),
        pytest.param(Phase.BALLOTS_ISSUED, IN, ScanCode.SETTLED, id="sheets are out"),
        pytest.param(Phase.BALLOTS_ISSUED, BACK, ScanCode.OK, id="back in the hall"),
        pytest.param(Phase.ANNOUNCED, BACK, ScanCode.OK, id="back for the end"),
        pytest.param(Phase.REPORTED, BACK, ScanCode.SETTLED, id="after the hall"),
        pytest.param(Phase.SUSPENDED, IN, ScanCode.NOT_OPEN, id="suspended"),
        pytest.param(Phase.VOID, IN, ScanCode.NOT_OPEN, id="void"),
    ],
)
def test_which_phase_lets_a_desk_write(
    phase: Phase, mode: DeskMode, expected: ScanCode
) -> None:
    last = OUTSIDE if mode is BACK else None

    assert judge(mode, moment=at(30), hall=hall(phase), last=last) is expected


def test_whoever_is_inside_is_told_so_in_every_phase() -> None:
    found = {judge(IN, moment=at(30), hall=hall(phase), last=INSIDE) for phase in Phase}

    assert found == {ScanCode.ALREADY}


def test_nobody_comes_back_to_a_conference_that_has_ended() -> None:
    over = hall(Phase.ANNOUNCED, is_closed=True)

    assert judge(BACK, moment=at(30), hall=over, last=OUTSIDE) is ScanCode.SETTLED


@pytest.mark.parametrize(
    ("minutes", "last", "mode", "expected"),
    [
        pytest.param(-1, None, IN, ScanCode.TOO_EARLY, id="before the phase began"),
        pytest.param(0, None, IN, ScanCode.OK, id="at its first moment"),
        pytest.param(4, INSIDE, OUT, ScanCode.TOO_EARLY, id="leaves before arriving"),
        pytest.param(5, INSIDE, OUT, ScanCode.OK, id="leaves as they arrive"),
        pytest.param(19, OUTSIDE, BACK, ScanCode.TOO_EARLY, id="back before leaving"),
        pytest.param(20, OUTSIDE, BACK, ScanCode.OK, id="back as they leave"),
    ],
)
def test_a_scan_that_waited_keeps_its_true_time(
    minutes: int, last: Presence | None, mode: DeskMode, expected: ScanCode
) -> None:
    assert judge(mode, moment=at(minutes), hall=hall(), last=last) is expected


def test_a_scan_of_an_adjourned_sitting_is_none_of_this_one() -> None:
    now = DeskHall(phase=Phase.CHECK_IN, sitting=2, since=BEGAN)

    found = judge(IN, moment=at(30, sitting=1), hall=now, last=None)

    assert found is ScanCode.OTHER_SITTING


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            f"https://192.168.1.5:8443/the/{TOKEN}/",
            Scan(ScanKind.CARD, (TOKEN, TOKEN.swapcase())),
            id="the address on the card",
        ),
        pytest.param(
            f"http://10.0.0.7/the/{TOKEN}\r\n",
            Scan(ScanKind.CARD, (TOKEN, TOKEN.swapcase())),
            id="printed when the machine had another address",
        ),
        pytest.param(
            f"HTTPS://192.168.1.5:8443/THE/{TOKEN.swapcase()}/",
            Scan(ScanKind.CARD, (TOKEN.swapcase(), TOKEN)),
            id="the scanner types with Caps Lock on",
        ),
        pytest.param(
            TOKEN, Scan(ScanKind.CARD, (TOKEN, TOKEN.swapcase())), id="the token alone"
        ),
        pytest.param(
            "https://192.168.1.5:8443/the/ăB3kLmNoPqRsTuVwXyZ0/",
            Scan(ScanKind.GARBLED, ()),
            id="spoiled by a Vietnamese input method",
        ),
        pytest.param(
            "https://example.org/x", Scan(ScanKind.GARBLED, ()), id="another address"
        ),
        pytest.param("12", Scan(ScanKind.NUMBER, ("12",)), id="a number"),
        pytest.param(" 012. ", Scan(ScanKind.NUMBER, ("12",)), id="as the list has it"),
        pytest.param("số 7", Scan(ScanKind.NUMBER, ("7",)), id="as people say it"),
        pytest.param("1234567", Scan(ScanKind.NAME, ("1234567",)), id="no such number"),
        pytest.param(
            "  Lê  Thị Bút ", Scan(ScanKind.NAME, ("Lê Thị Bút",)), id="a name"
        ),
        pytest.param("", Scan(ScanKind.NAME, ("",)), id="nothing"),
    ],
)
def test_what_a_text_from_the_desk_is(text: str, expected: Scan) -> None:
    assert read_scan(text) == expected


@given(st.text(max_size=400))
def test_any_text_can_be_read(text: str) -> None:
    assert isinstance(read_scan(text), Scan)


@given(
    st.sampled_from(DeskMode),
    st.sampled_from(Phase),
    st.sampled_from([None, INSIDE, OUTSIDE]),
    st.integers(-60, 60),
)
def test_a_desk_writes_only_in_the_hall_and_never_back_in_time(
    mode: DeskMode, phase: Phase, last: Presence | None, minutes: int
) -> None:
    moment = at(minutes)

    if judge(mode, moment=moment, hall=hall(phase), last=last) is ScanCode.OK:
        assert phase in (ARRIVING if mode is IN else HALL)
        assert moment.at >= BEGAN
        assert last is None or moment.at >= (last.left_at or last.arrived_at)


@pytest.mark.parametrize("code", ScanCode)
def test_only_what_was_written_looks_good(code: ScanCode) -> None:
    assert (tone_of(code) is Tone.GOOD) == (code is ScanCode.OK)


@pytest.mark.parametrize("code", ScanCode)
def test_what_waited_on_a_device_and_is_not_taken_needs_a_person(
    code: ScanCode,
) -> None:
    assert needs_a_person(code, was_queued=True) == (code is not ScanCode.OK)
    assert not needs_a_person(code, was_queued=False)


@pytest.mark.parametrize(
    ("ago", "expected"),
    [
        pytest.param(timedelta(minutes=3), timedelta(minutes=3), id="it waited"),
        pytest.param(timedelta(hours=-1), timedelta(), id="its clock was put back"),
        pytest.param(timedelta(days=40), QUEUED_AT_MOST, id="its clock jumped ahead"),
    ],
)
def test_a_wrong_clock_of_a_phone_does_not_matter(
    ago: timedelta, expected: timedelta
) -> None:
    now = BEGAN + timedelta(days=50)

    assert now - true_time(now, ago=ago) == expected
