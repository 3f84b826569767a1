"""Calls that may hang, made in threads of their own whose answers are waited for only so long."""

from __future__ import annotations

import threading
import time
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any, TypeVar

from copilot.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

T = TypeVar("T")
_MOST_HANGING = 16
"""Threads that may hang at once; with so many, the next call is not even tried."""


class StalledError(StorageError):
    """No answer came in time."""


class Watchdog:
    """Waits for every call the same number of seconds."""

    def __init__(self, seconds: float, stalled: str) -> None:
        """Set how long an answer may take, and what the person is told when it takes longer."""
        self._seconds = seconds
        self._stalled = stalled
        self._hanging: list[Future[Any]] = []
        self._lock = threading.Lock()

    def call(self, work: Callable[[], T], late: Callable[[T], object] | None = None) -> T:
        """Return what the work returns, or raise what it raises.

        Args:
            work: What may hang.
            late: Given what comes when nobody waits any more, to close it.

        Raises:
            StalledError: It is not done in time. Its thread goes on, and nobody waits for it.
        """
        self._refuse_too_many()
        answer = _started(work)
        try:
            return self._awaited(answer, self._seconds)
        except StalledError:
            if late:
                answer.add_done_callback(lambda done: done.exception() or late(done.result()))
            raise

    def together(self, works: Sequence[Callable[[], T]]) -> list[T]:
        """Do all at the same time, within the time of one; raises as :meth:`call`."""
        self._refuse_too_many()
        until = time.monotonic() + self._seconds
        answers = [_started(work) for work in works]
        return [self._awaited(answer, until - time.monotonic()) for answer in answers]

    def _refuse_too_many(self) -> None:
        with self._lock:
            self._hanging = [each for each in self._hanging if not each.done()]
            if len(self._hanging) >= _MOST_HANGING:
                raise StalledError(self._stalled)

    def _awaited(self, answer: Future[T], seconds: float) -> T:
        try:
            return answer.result(max(0.0, seconds))
        except TimeoutError:
            if answer.done():
                raise
            with self._lock:
                self._hanging.append(answer)
            raise StalledError(self._stalled) from None


def _started(work: Callable[[], T]) -> Future[T]:
    answer: Future[T] = Future()
    threading.Thread(target=_answer, args=(work, answer), daemon=True).start()
    return answer


def _answer(work: Callable[[], T], answer: Future[T]) -> None:
    try:
        answer.set_result(work())
    except BaseException as error:  # noqa: BLE001 - it is raised again where it is waited for
        answer.set_exception(error)
