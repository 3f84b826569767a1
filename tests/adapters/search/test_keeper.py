"""What a keeper does while a source hangs, breaks, fails and comes back."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import pytest

from copilot.adapters.search import keeper
from copilot.adapters.search.collection import DamagedIndexError
from copilot.adapters.search.keeper import Keeper
from copilot.adapters.search.ranking import Near
from copilot.adapters.search.source import Opened, Stage, Told
from copilot.errors import EncoderError, StorageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

QUERY = np.zeros(384, dtype=np.float32)
NEAR = [Near("a", 0.9)]


@dataclass
class _Vectors:
    error: Exception | None = None
    closed: bool = False

    def nearest(self, query: NDArray[np.float32], k: int) -> list[Near]:
        del query, k
        if self.error:
            raise self.error
        return NEAR

    def close(self) -> None:
        self.closed = True


@dataclass
class _Source:
    """Opens as its list says, one entry a time, and mends at once."""

    openings: list[Callable[[Told], Opened]]
    mended: list[_Vectors] = field(default_factory=list[_Vectors])
    slow: str = "it is slow"

    def open(self, told: Told) -> Opened:
        return self.openings.pop(0)(told)

    def mend(self, told: Told) -> Opened:
        del told
        self.mended.append(_Vectors())
        return Opened(self.mended[0])


def _opens(vectors: _Vectors) -> Callable[[Told], Opened]:
    return lambda _: Opened(vectors)


def _fails(error: BaseException) -> Callable[[Told], Opened]:
    def fail(_: Told) -> Opened:
        raise error

    return fail


def _waits_for(event: threading.Event, vectors: _Vectors) -> Callable[[Told], Opened]:
    def wait(_: Told) -> Opened:
        assert event.wait(60)
        return Opened(vectors)

    return wait


def test_what_opens_answers():
    kept = Keeper(_Source([_opens(_Vectors())]), None)

    assert kept.nearest(QUERY, 1) == NEAR
    assert not kept.warnings


def test_what_hangs_is_not_waited_for_and_taken_when_it_comes(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(keeper, "PATIENCE", 0.1)
    ready = threading.Event()
    start = time.monotonic()

    kept = Keeper(_Source([_waits_for(ready, _Vectors())]), None)

    assert kept.nearest(QUERY, 1) == []
    assert time.monotonic() - start < 1.5
    assert kept.warnings == ("it is slow",)
    ready.set()
    assert kept.settled(60)
    assert kept.nearest(QUERY, 1) == NEAR
    assert not kept.warnings


def test_what_is_built_for_the_first_time_is_waited_for(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(keeper, "PATIENCE", 0.1)
    seen: list[tuple[int, int]] = []

    def build(told: Told) -> Opened:
        told.stage(Stage.BUILDING)
        time.sleep(0.3)
        told.progress(1, 1)
        return Opened(_Vectors(), "it is kept in memory")

    kept = Keeper(_Source([build]), lambda done, total: seen.append((done, total)))

    assert kept.nearest(QUERY, 1) == NEAR
    assert seen == [(1, 1)]
    assert kept.warnings == ("it is kept in memory",)


def test_what_is_damaged_is_mended_meanwhile():
    source = _Source([_fails(DamagedIndexError())])

    kept = Keeper(source, None)

    assert kept.settled(60)
    assert kept.nearest(QUERY, 1) == NEAR
    assert not kept.warnings


def test_what_fails_is_tried_again_but_not_at_once():
    source = _Source([_fails(StorageError("it is gone")), _opens(_Vectors())])
    kept = Keeper(source, None)

    assert kept.nearest(QUERY, 1) == []
    assert kept.warnings == ("it is gone",)
    assert len(source.openings) == 1
    assert 50 < kept._again_at - time.monotonic() < 61

    kept._again_at = time.monotonic()
    assert kept.nearest(QUERY, 1) == NEAR
    assert not kept.warnings


@pytest.mark.parametrize(
    ("error", "at_once"), [(DamagedIndexError(), True), (StorageError("it is gone"), False)]
)
def test_what_stops_answering_is_closed_before_it_is_opened_again(
    error: StorageError,
    at_once: bool,  # noqa: FBT001
):
    old = _Vectors(error)
    closed: list[bool] = []

    def again(_: Told) -> Opened:
        closed.append(old.closed)
        return Opened(_Vectors())

    kept = Keeper(_Source([_opens(old), again]), None)

    assert kept.nearest(QUERY, 1) == []
    assert kept.settled(60)
    assert bool(closed) is at_once
    kept._again_at = time.monotonic()
    assert kept.nearest(QUERY, 1) == NEAR
    assert closed == [True]


def test_what_no_source_should_raise_is_raised_where_it_is_opened_first():
    with pytest.raises(EncoderError):
        Keeper(_Source([_fails(EncoderError("no model"))]), None)
    with pytest.raises(KeyboardInterrupt):
        Keeper(_Source([_fails(KeyboardInterrupt())]), None)


def test_after_a_failure_in_the_background_words_still_answer(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(keeper, "AGAIN_SECONDS", 0.0)
    source = _Source([_fails(StorageError("it is gone")), _fails(EncoderError("no model"))])
    kept = Keeper(source, None)

    assert kept.nearest(QUERY, 1) == []
    assert kept.warnings == ("no model",)


def test_what_opens_after_closing_is_closed(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(keeper, "PATIENCE", 0.1)
    ready, vectors = threading.Event(), _Vectors()
    kept = Keeper(_Source([_waits_for(ready, vectors)]), None)

    kept.close()
    ready.set()

    assert kept.settled(60)
    assert vectors.closed
    assert kept.nearest(QUERY, 1) == []
