from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from copilot.assembly import Copilot
from copilot.settings import Settings
from tests.fakes.marking_encoder import MarkingEncoder

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

TUESDAY = dt.date(2026, 4, 14)
"""The day of every conversation in these tests."""


@dataclass(frozen=True)
class MarkedCopilot(Copilot):
    """Everything as shipped, but the model is one that marks given words."""

    encoder: MarkingEncoder = field(default_factory=MarkingEncoder)  # type: ignore[assignment]


@pytest.fixture(scope="session")
def copilot(tmp_path_factory: pytest.TempPathFactory) -> Copilot:
    """The real one, weights included, with a data folder of its own."""
    return Copilot(Settings(data_dir=tmp_path_factory.mktemp("data")))


@pytest.fixture(scope="session")
def marked_copilot(
    tmp_path_factory: pytest.TempPathFactory,
) -> Callable[[Mapping[str, Sequence[str]]], MarkedCopilot]:
    """Make a copilot whose model marks these words with these labels."""
    settings = Settings(data_dir=tmp_path_factory.mktemp("marked"))
    return lambda marks: MarkedCopilot(settings, MarkingEncoder(marks=marks))
