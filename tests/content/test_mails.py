"""Mails to start from: what is wrong in the file is told by its line."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from copilot.content.locations import knowledge_folder
from copilot.content.mails import load_mails
from copilot.content.playbooks import load_playbooks, topics_of
from copilot.errors import DataFileError

if TYPE_CHECKING:
    from pathlib import Path

TOPICS = topics_of(load_playbooks(knowledge_folder()))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("What you take on:\\n{theirs}", "Yours: {theirs}", "`{theirs}` is a list"),
        ("Hi {name},", "Hi {nmae},", "nothing is called `{nmae}`"),
        ("I've thought of {planned}.", "I've thought of {planned.", "a brace stands alone"),
        ("{words}", "{words.__class__}", "nothing is called `{words.__class__}`"),
        ("career/reflection-prompt", "career/reflexion-prompt", "there is no passage"),
    ],
)
def test_a_mistake_is_told_by_its_line(tmp_path: Path, old: str, new: str, said: str):
    path = tmp_path / "mails.yaml"
    shutil.copy(knowledge_folder() / "mails.yaml", path)
    text = path.read_text("utf-8")
    line = text.count("\n", 0, text.index(f'"{old}' if "{" in old else old)) + 1
    path.write_text(
        text.replace(f'"{old}', f'"{new}', 1) if "{" in old else text.replace(old, new, 1)
    )
    with pytest.raises(DataFileError) as caught:
        load_mails(tmp_path, TOPICS)
    assert str(caught.value).startswith(f"{path}:{line}: ")
    assert said in str(caught.value)


def test_a_mail_that_is_missing_is_named(tmp_path: Path):
    text = (knowledge_folder() / "mails.yaml").read_text("utf-8")
    (tmp_path / "mails.yaml").write_text(text[: text.index("- id: put-right")], "utf-8")
    with pytest.raises(DataFileError, match="the mail `put-right` is missing"):
        load_mails(tmp_path, TOPICS)
