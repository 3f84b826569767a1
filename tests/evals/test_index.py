"""The suite on few passages: what it measures is there, and its vectors find their passages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.settings import Settings
from evals.suites import index

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_every_figure_is_measured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(index, "BUILT", 20)
    monkeypatch.setattr(index, "SEARCHED", 40)
    monkeypatch.setattr(index, "SHARED_BY", (2,))
    made = index.playbooks("ask what would have to change for her to stay".split(), 40, 2)
    library = index.Library(Settings(data_dir=tmp_path), made)

    outcome = index.run(library, [{"query": "what would change"}])

    assert len(outcome.figures) == 10
    assert outcome.figures["20 built, in the encoder s"] <= outcome.figures["20 built s"]
    assert all(value > 0 for value in outcome.figures.values())


def test_made_up_passages_are_the_same_each_time_and_found(tmp_path: Path):
    words = [f"word{number}" for number in range(500)]
    made = index.playbooks(words, 40, 2)
    library = index.Library(Settings(data_dir=tmp_path), made)
    wanted = made[1].passages[7]

    assert made == index.playbooks(words, 40, 2)
    assert library.search(wanted.text, 1)[0].topic == wanted.topic
