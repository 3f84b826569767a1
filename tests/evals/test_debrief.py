"""The debrief suite: sessions put together from their turns, and the area under the curve."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from copilot.settings import Settings
from evals.__main__ import HERE, read_cases
from evals.suites import debrief
from tests.evals.conftest import KnowingCopilot
from tests.fakes.practice import fake_practice

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from copilot.domain.debrief import Turn


class ScoringCopilot(KnowingCopilot):
    """Scores a conversation by its report's words, and remembers what it was given."""

    def __init__(self) -> None:
        self.heard: list[list[tuple[str, str]]] = []

    def debrief(self, turns: Sequence[Turn]) -> SimpleNamespace:
        self.heard.append([(each.speaker, each.text) for each in turns])
        spoken = [each.text for each in turns if each.speaker == "report"]
        return SimpleNamespace(score=10 * len(spoken))


def row(name: str, text: str, before: str | None, quality: str) -> dict[str, Any]:
    return {"id": name, "text": text, "prev_client": before, "session_quality": quality}


CASES = [
    row("set-1-0", "What helps?", None, "high"),
    row("set-1-2", "You should rest.", "Sleep.", "high"),
    row("set-2-0", "Rest.", "Tired.", "high"),
    row("set-2-2", "Rest more.", "Still.", "high"),
    row("set-10-0", "Eat.", "Hungry.", "low"),
]


def test_sessions_are_put_together_and_a_tie_counts_half():
    copilot = ScoringCopilot()
    outcome = debrief.run(copilot, CASES)  # type: ignore[arg-type]
    assert copilot.heard[0] == [
        ("manager", "What helps?"),
        ("report", "Sleep."),
        ("manager", "You should rest."),
    ]
    assert outcome.cases == 3
    assert outcome.figures["score AUC"] == pytest.approx(0.75)
    assert outcome.figures["open questions alone AUC"] == pytest.approx(0.75)
    assert outcome.groups["high, 2 sessions"] == {"mean score": 15}
    assert outcome.misses == ("set-1: high, but 10",)


@pytest.mark.parametrize(
    ("high", "low", "area"),
    [
        ([3, 4], [1, 2], 1.0),
        ([1, 2], [3, 4], 0.0),
        ([1, 1], [1], 0.5),
        ([1, 2, 3], [2, 2], 0.5),
        ([2, 3], [1, 2, 4], 3.5 / 6),
    ],
)
def test_the_area_under_the_curve(high: list[float], low: list[float], area: float):
    assert debrief.area(high, low) == pytest.approx(area)


def test_one_quality_alone_cannot_be_told_apart():
    with pytest.raises(ValueError, match="of high and of low quality"):
        debrief.run(ScoringCopilot(), CASES[:2])  # type: ignore[arg-type]


def test_our_own_cases_run_through_the_debrief_itself(tmp_path: Path):
    practice = fake_practice(Settings(data_dir=tmp_path))
    knowing = KnowingCopilot()
    copilot = SimpleNamespace(debrief=practice.debriefs.of, moves_of_many=knowing.moves_of_many)
    cases = read_cases(HERE / "cases" / "debrief.jsonl")
    outcome = debrief.run(copilot, cases)  # type: ignore[arg-type]
    assert outcome.cases == 8
    assert outcome.figures["score AUC"] > 0.5
