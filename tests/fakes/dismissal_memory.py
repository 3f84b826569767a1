"""Dismissals that are forgotten with the test."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from copilot.domain.dismissals import Dismissals

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass
class DismissalMemory:
    """Fits :class:`copilot.ports.DismissalStore`."""

    known: Dismissals | None = None
    warnings: tuple[str, ...] = ()

    def load(self) -> Dismissals | None:
        return self.known

    def change(self, edit: Callable[[Dismissals], Dismissals]) -> Dismissals:
        self.known = edit(self.known or Dismissals(salt="0" * 32))
        return self.known
