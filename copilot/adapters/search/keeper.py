"""Keeps vectors at hand: opens them, does without while they don't answer, and tries again."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

from copilot.adapters.search.collection import DamagedIndexError
from copilot.adapters.search.source import Opened, Stage, Told
from copilot.errors import CopilotError, StorageError

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np
    from numpy.typing import NDArray

    from copilot.adapters.search.ranking import Near
    from copilot.adapters.search.source import Source
    from copilot.adapters.search.vectors import Vectors
    from copilot.ports import Progress

PATIENCE = 1.8
"""Seconds that opening may hold a person up; after that it goes on by itself."""
AGAIN_SECONDS = 60.0
"""From a failure to the next try."""
HANDOVER_SECONDS = 0.4
"""Seconds that a search waits for such a try, which is often done sooner."""


class Keeper:
    """Answers from vectors while they are there, and with nothing while they aren't."""

    def __init__(self, source: Source, progress: Progress | None) -> None:
        """Open; wait for what was never built, but not for what hangs or has to be mended.

        Raises:
            Exception: What opening raises beside a StorageError.
        """
        self._source = source
        self._progress = progress
        self._changed = threading.Condition()
        self._stage = Stage.OVER
        self._vectors: Vectors | None = None
        self._retired: Vectors | None = None
        self._warning: str | None = None
        self._unforeseen: BaseException | None = None
        self._again_at = 0.0
        self._closed = False
        with self._changed:
            self._start(source.open)
            if not self._changed.wait_for(lambda: self._stage is not Stage.LOOKING, PATIENCE):
                self._warning = source.slow
            self._changed.wait_for(lambda: self._stage is not Stage.BUILDING)
            self._progress = None
            if self._unforeseen:
                raise self._unforeseen

    @property
    def warnings(self) -> tuple[str, ...]:
        """What the person should know; empty when all is well."""
        return (self._warning,) if self._warning else ()

    def nearest(self, query: NDArray[np.float32], k: int) -> list[Near]:
        """Return at most k, nearest first; none while there are no vectors that answer."""
        vectors = self._at_hand()
        if vectors is None:
            return []
        try:
            return vectors.nearest(query, k)
        except StorageError as error:
            self._give_up(vectors, error)
            return []

    def settled(self, seconds: float) -> bool:
        """Wait until nothing is being opened or built; False if that takes longer."""
        with self._changed:
            return self._changed.wait_for(lambda: self._stage is Stage.OVER, seconds)

    def close(self) -> None:
        """Let go of files and connections; what is being opened is closed once it is."""
        with self._changed:
            self._closed = True
            self._retire()
            self._close_retired()

    def _at_hand(self) -> Vectors | None:
        with self._changed:
            due = self._vectors is None and self._stage is Stage.OVER and not self._closed
            if due and time.monotonic() >= self._again_at:
                self._start(self._source.open)
                self._changed.wait_for(lambda: self._stage is Stage.OVER, HANDOVER_SECONDS)
            return self._vectors

    def _give_up(self, vectors: Vectors, error: StorageError) -> None:
        with self._changed:
            if self._vectors is not vectors:
                return
            self._retire()
            self._fail(error)
            if isinstance(error, DamagedIndexError) and not self._closed:
                self._start(self._source.open)

    def _retire(self) -> None:
        self._retired, self._vectors = self._vectors or self._retired, None

    def _close_retired(self) -> None:
        """Close what failed; that may hang, so nobody who searches does it."""
        if self._retired:
            self._retired.close()
        self._retired = None

    def _start(self, opening: Callable[[Told], Opened]) -> None:
        """Open in the background; a process that ends waits only where something is mended."""
        mending = opening == self._source.mend
        self._stage = Stage.MENDING if mending else Stage.LOOKING
        told = Told(self._reach, self._report)
        threading.Thread(target=self._run, args=(opening, told), daemon=not mending).start()

    def _reach(self, stage: Stage) -> None:
        with self._changed:
            # Whoever searches no longer waits while something is mended, however far that is.
            if self._stage is not Stage.MENDING:
                self._stage = stage
                self._changed.notify_all()

    def _report(self, done: int, total: int) -> None:
        if progress := self._progress:
            progress(done, total)

    def _run(self, opening: Callable[[Told], Opened], told: Told) -> None:
        self._close_retired()
        try:
            opened = opening(told)
        except DamagedIndexError as error:
            with self._changed:
                self._fail(error)
                self._start(self._source.mend)
                self._changed.notify_all()
        except BaseException as error:  # noqa: BLE001 - nobody else would see it
            with self._changed:
                self._fail(error)
                self._end()
        else:
            with self._changed:
                self._vectors, self._warning = opened.vectors, opened.warning
                if self._closed:
                    self.close()
                self._end()

    def _fail(self, error: BaseException) -> None:
        self._again_at = time.monotonic() + AGAIN_SECONDS
        if isinstance(error, StorageError):
            self._warning = str(error)
            return
        self._unforeseen = error
        self._warning = str(error) if isinstance(error, CopilotError) else self._source.slow

    def _end(self) -> None:
        self._stage = Stage.OVER
        self._changed.notify_all()
