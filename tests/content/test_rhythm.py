"""Cadence, triggers, failures and checklists: what is wrong in them is told by its line."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from copilot.content.locations import knowledge_folder
from copilot.content.playbooks import load_playbooks, topics_of
from copilot.content.rhythm import load_rhythm
from copilot.errors import DataFileError

if TYPE_CHECKING:
    from pathlib import Path

TOPICS = topics_of(load_playbooks(knowledge_folder()))


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A copy of the shipped files that a test may spoil."""
    for path in knowledge_folder().glob("*.yaml"):
        shutil.copy(path, tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("place", "new", "said"),
    [
        ("triggers: career/triggers", "career/tiggers", "did you mean `career/triggers`?"),
        ("triggers: right-place-doubt", "outside-approach", "stands twice"),
        ("failures: name:", "colour: red\n  name:", "`colour` is no field here"),
        ("checklists: after-calendar", "before-note-sent", "`before-note-sent` stands twice"),
        ("checklists: career/contract", "nowhere", "there is no passage `nowhere`"),
        ("cadence: top/plan", "top/plans", "did you mean `top/plan`?"),
        ("cadence: max: 30", "max: 3", "3 is less than `min`"),
        ("cadence: back-from-leave", "promotion-ahead", "`promotion-ahead` stands twice"),
        ("cadence: amount: 48", "amount: two days", "`amount` should be a valid integer"),
        ("cadence: unit: hours", "unit: weeks", "'hours', 'days' or 'months'"),
    ],
)
def test_a_mistake_is_told_by_its_line(house: Path, place: str, new: str, said: str) -> None:
    file, _, old = place.partition(": ")
    path = house / f"{file}.yaml"
    text = path.read_text(encoding="utf-8")
    line = text.count("\n", 0, text.index(old)) + 1
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DataFileError) as caught:
        load_rhythm(house, TOPICS)
    assert str(caught.value).startswith(f"{path}:{line}: ")
    assert said in str(caught.value)


def test_a_missing_file_is_named(house: Path) -> None:
    (house / "triggers.yaml").unlink()
    with pytest.raises(DataFileError, match=r"triggers\.yaml:1: can't be opened"):
        load_rhythm(house, TOPICS)
