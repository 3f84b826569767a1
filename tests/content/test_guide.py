"""What helps before a conversation: what is wrong in it is told by its line."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from copilot.content.guide import load_guide
from copilot.content.locations import knowledge_folder
from copilot.content.playbooks import load_playbooks, topics_of
from copilot.content.questions import load_questions
from copilot.domain.preparation import CONVERSATION_KINDS
from copilot.errors import DataFileError

if TYPE_CHECKING:
    from pathlib import Path

KNOWLEDGE = knowledge_folder()
TOPICS = topics_of(load_playbooks(KNOWLEDGE))
BANK = {question.id for question in load_questions(KNOWLEDGE, TOPICS)}


def test_what_ships_has_something_for_every_conversation() -> None:
    guide = load_guide(KNOWLEDGE, TOPICS, BANK)
    for kind in CONVERSATION_KINDS:
        assert getattr(guide.openings, kind)
        assert sum(kind in each.kinds for each in guide.think_about) >= 6


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("topic: career/triggers", "topic: career/tigers", "did you mean `career/triggers`?"),
        ("[at-your-best,", "[at-my-best,", "there is no question `at-my-best` in the bank"),
        ("kinds: [first]", "kinds: [quarterly]", "no message here fits a first conversation"),
        ("Hello {report}", "Hello {name}", "should hold no braces but those of `{report}`"),
        ("signals: [drain]", "signals: [mood]", "`signals`"),
    ],
)
def test_a_guide_that_is_wrong_is_told_by_its_line(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    path = tmp_path / "messages.yaml"
    shutil.copy(KNOWLEDGE / "messages.yaml", path)
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    with pytest.raises(DataFileError) as caught:
        load_guide(tmp_path, TOPICS, BANK)
    assert str(caught.value).startswith(f"{path}:")
    assert said in str(caught.value)
