from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from copilot.domain.evidence import Evidence
from copilot.domain.reading import Reading, Sentence, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

    from copilot.domain.labels import Depth, SignalKind

    MakeReading = Callable[..., Reading]


@pytest.fixture
def notes() -> MakeReading:
    """Make a reading: each line is a sentence of the manager's; signals are (kind, words)."""

    def make(
        text: str,
        *signals: tuple[SignalKind, str],
        now: Depth = "deep",
        to: Depth = "deep",
        gap: Depth = "deep",
    ) -> Reading:
        sentences: list[Sentence] = []
        start = 0
        for line in text.split("\n"):
            end = start + len(line)
            sentences.append(Sentence(start=start, end=end, speaker="manager", kind="prose"))
            start = end + 1
        return Reading.model_validate(
            {
                "text": text,
                "sentences": sentences,
                "signals": [
                    Signal(
                        kind=kind,
                        evidence=Evidence.of(
                            text, text.index(words), text.index(words) + len(words)
                        ),
                    )
                    for kind, words in signals
                ],
                "coverage": {"where_now": now, "where_to": to, "close_gap": gap},
            }
        )

    return make
