"""People who don't exist: those that ship, and what a broken file is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from copilot.content.first_run import load_made_up
from copilot.content.locations import knowledge_folder
from copilot.errors import DataFileError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FILE = """\
sample: true
name: Ada
role: fitter
talks:
  - days_ago: 3
    notes: "Me: ring the school"
    lines:
      - owner: manager
        action: Ring the school
        words: "ring the school"
    open_question: Which school?
"""


def test_the_shipped_ones_give_something_of_each_kind() -> None:
    people = load_made_up(knowledge_folder())
    lines = [line for person in people for talk in person.talks for line in talk.lines]
    assert len(people) == 3
    assert {line.done for line in lines} == {True, False}
    assert {line.owner for line in lines} == {"manager", "report"}
    assert any(person.next_in for person in people)
    assert {talk.sent for person in people for talk in person.talks} == {True, False}


@pytest.mark.parametrize(
    ("was", "now", "line", "problem"),
    [
        ("sample: true", "sample: false", 1, "sample"),
        ('words: "ring the school"', 'words: "ring the bell"', 10, "don't stand in the notes"),
        ("open_question", "direction: a school\n    open_question", 11, "don't stand in the notes"),
        ("role: fitter", "role: fitter\nmood: fine", 4, "no field here"),
    ],
)
def test_a_broken_file_is_told_by_its_line(
    write: Callable[[str, str | bytes], Path], was: str, now: str, line: int, problem: str
) -> None:
    path = write("first_run/ada.yaml", FILE)
    assert load_made_up(path.parent.parent)[0].name == "Ada"
    path.write_text(FILE.replace(was, now), encoding="utf-8")
    with pytest.raises(DataFileError) as error:
        load_made_up(path.parent.parent)
    assert f"ada.yaml:{line}:" in str(error.value)
    assert problem in str(error.value)
