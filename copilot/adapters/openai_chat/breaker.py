"""Leaves an endpoint alone for a while when it keeps failing."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

FAILURES = 3
SECONDS = 60.0


class Breaker:
    """Opens after three failures in a row; a minute later one more try decides."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        """Begin closed.

        Args:
            now: Seconds on a clock that never goes back.
        """
        self._now = now
        self._failures = 0
        self._opened = 0.0
        self._lock = threading.Lock()

    def open_for(self) -> float:
        """For how many seconds more nothing is to be sent; 0 where it may be."""
        with self._lock:
            if self._failures < FAILURES:
                return 0.0
            return max(0.0, self._opened + SECONDS - self._now())

    def failed(self) -> None:
        """Count a failure."""
        with self._lock:
            self._failures += 1
            self._opened = self._now()

    def worked(self) -> None:
        """Forget the failures: the endpoint is there."""
        with self._lock:
            self._failures = 0
