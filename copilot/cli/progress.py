"""A bar on standard error for what takes longer than a moment."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Self

from rich.console import Console

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

_MOMENT = 0.6
"""Seconds; what is done sooner shows no bar."""


class Bar:
    """Told (done, total) while something goes on; draws only on a terminal."""

    def __init__(self, label: str = "Reading", after: float = _MOMENT) -> None:
        """Start the clock; the bar shows after so many seconds."""
        self._label = label
        self._due = time.monotonic() + after
        self._shown: tuple[Progress, TaskID] | None = None

    def __enter__(self) -> Self:
        """Wait to be told."""
        return self

    def __exit__(self, *_: object) -> None:
        """Wipe the bar away."""
        if self._shown:
            self._shown[0].stop()

    def __call__(self, done: int, total: int) -> None:
        """Draw how much of it is done."""
        if self._shown is None and time.monotonic() >= self._due:
            self._shown = self._drawn()
        if self._shown:
            progress, task = self._shown
            progress.update(task, completed=done, total=total)

    def _drawn(self) -> tuple[Progress, TaskID] | None:
        console = Console(stderr=True)
        if not console.is_terminal:
            return None
        from rich.progress import Progress  # noqa: PLC0415 - slow to load and seldom needed

        progress = Progress(console=console, transient=True)
        progress.start()
        return progress, progress.add_task(self._label, total=None)
