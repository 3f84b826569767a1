from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from copilot.domain.notes import Notes
from copilot.reading.reader import read
from tests.fakes.marking_encoder import MarkingEncoder

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from copilot.domain.reading import Reading


@pytest.fixture
def reading() -> Callable[..., Reading]:
    """Read notes of 14 April 2026, a Tuesday, by an encoder that marks these words."""

    def of(
        text: str,
        *marked: tuple[str, Sequence[str]],
        manager: str | None = "Ana Ruiz",
        report: str | None = "Tomasz Nowak",
        sure: float = 0.9,
    ) -> Reading:
        notes = Notes(text=text, date=dt.date(2026, 4, 14), manager=manager, report=report)
        return read(MarkingEncoder(marks=dict(marked), sure=sure), notes)

    return of
