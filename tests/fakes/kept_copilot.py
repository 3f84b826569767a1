"""A copilot without a model that keeps people in a real store, in a folder of its own."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from copilot.assembly import Copilot
from copilot.assembly.people import People
from copilot.assembly.shelves import Shelves
from tests.fakes.scripted_copilot import ScriptedCopilot

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from copilot.domain.people import Principal
    from copilot.ports.store import Store


@dataclass
class KeptCopilot(ScriptedCopilot):
    """Reads notes as :class:`ScriptedCopilot` does; data files and store are the shipped ones."""

    @cached_property
    def _shipped(self) -> Copilot:
        return Copilot(self.settings)

    @property
    def people(self) -> People:
        parts = self._shipped
        shelves = Shelves(parts.rhythm, parts.mails, parts.questions)
        return People(parts.store, parts.principal, shelves, self.review)

    @property
    def store(self) -> Store:
        return self._shipped.store

    @property
    def principal(self) -> Principal:
        return self._shipped.principal

    def first_day_kept(self, today: dt.date) -> dt.date | None:
        return self._shipped.first_day_kept(today)

    def back_up(self, to: Path) -> None:
        self._shipped.back_up(to)

    def restore(self, backup: Path) -> Path | None:
        return self._shipped.restore(backup)
