"""The practice suite plays scripts and says which of them missed the bar."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING

from copilot.settings import Settings
from evals.suites import practice
from tests.fakes.practice import fake_practice

if TYPE_CHECKING:
    from pathlib import Path


def test_shares_of_layers_by_kind_of_script(tmp_path: Path):
    copilot = SimpleNamespace(practice=fake_practice(Settings(data_dir=tmp_path)))
    case = {
        "persona": "impatient-for-the-title",
        "skilled": [["What would being senior change for you?"]],
        "clumsy": [["Are you happy?", "Do you want the title?"]],
    }
    outcome = practice.run(copilot, [case])  # type: ignore[arg-type]
    assert outcome.figures["layers opened, skilled"] == 0.2
    assert outcome.figures["layers opened, clumsy"] == 0
    assert outcome.cases == 2
    assert outcome.misses == ("impatient-for-the-title: skilled script 0 opens 0.20",)
