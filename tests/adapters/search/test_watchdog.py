from __future__ import annotations

import threading
import time

import pytest

from copilot.adapters.search.watchdog import StalledError, Watchdog


def test_an_answer_and_an_error_come_through():
    watchdog = Watchdog(60, "it hangs")

    assert watchdog.call(lambda: 7) == 7
    with pytest.raises(ZeroDivisionError):
        watchdog.call(lambda: 1 // 0)


def test_an_error_about_time_is_not_taken_for_a_stall():
    def late() -> None:
        raise TimeoutError("the server's own")

    with pytest.raises(TimeoutError, match="own"):
        Watchdog(60, "it hangs").call(late)


def test_a_call_that_hangs_is_left_behind():
    over = threading.Event()
    start = time.monotonic()

    with pytest.raises(StalledError, match="it hangs"):
        Watchdog(0.1, "it hangs").call(over.wait)

    assert time.monotonic() - start < 2
    over.set()


def test_what_comes_late_can_still_be_closed():
    over, came = threading.Event(), threading.Event()

    with pytest.raises(StalledError):
        Watchdog(0.1, "it hangs").call(over.wait, late=lambda _: came.set())

    assert not came.is_set()
    over.set()
    assert came.wait(60)


def test_several_calls_share_the_time_of_one():
    over = threading.Event()
    start = time.monotonic()

    assert Watchdog(60, "it hangs").together([lambda: 1, lambda: 2]) == [1, 2]
    with pytest.raises(StalledError, match="it hangs"):
        Watchdog(0.2, "it hangs").together([over.wait] * 8)

    assert time.monotonic() - start < 2
    over.set()


def test_calls_that_take_their_time_are_not_taken_for_hanging_ones():
    over = threading.Event()
    watchdog = Watchdog(60, "it hangs")
    callers = [threading.Thread(target=watchdog.call, args=(over.wait,)) for _ in range(20)]
    for caller in callers:
        caller.start()

    assert watchdog.call(lambda: 7) == 7
    over.set()
    for caller in callers:
        caller.join()


def test_threads_that_hang_do_not_pile_up_and_are_forgotten_once_they_are_done():
    over = threading.Event()
    watchdog = Watchdog(0.01, "it hangs")
    before = threading.active_count()

    for _ in range(40):
        with pytest.raises(StalledError):
            watchdog.call(over.wait)

    assert threading.active_count() - before <= 16
    over.set()
    while threading.active_count() > before:
        time.sleep(0.01)
    assert Watchdog(60, "").call(lambda: 7) == 7
