"""A clock rings for whoever takes too long, once, and never for our own pauses."""

import threading

from tinnhiem.omr.clocks import Clock

SOON = 0.01  # seconds
FAR = 60.0


def test_a_wound_clock_rings() -> None:
    rung = threading.Event()
    with Clock(SOON, ring=rung.set) as clock:
        clock.wind()
        assert rung.wait(FAR)


def test_a_clock_at_rest_is_silent_while_another_rings() -> None:
    resting, rung = threading.Event(), threading.Event()
    with Clock(SOON, ring=resting.set), Clock(20 * SOON, ring=rung.set) as clock:
        clock.wind()
        assert rung.wait(FAR)
        assert not resting.is_set()


def test_a_clock_that_is_wound_again_rings_all_the_same() -> None:
    rung = threading.Event()
    with Clock(SOON, ring=rung.set) as clock:
        clock.wind()
        clock.rest()
        clock.wind()
        assert rung.wait(FAR)


def test_nothing_runs_on_behind_the_block() -> None:
    before = set(threading.enumerate())
    with Clock(FAR, ring=lambda: None) as clock:
        clock.wind()
        (its_own,) = set(threading.enumerate()) - before
        assert its_own.is_alive()
    assert not its_own.is_alive()
