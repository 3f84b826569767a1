from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from jinja2 import UndefinedError

from copilot.adapters.prompt_messages import chat_request
from copilot.content.locations import prompts_folder
from copilot.content.prompts import load_prompt, load_prompts
from copilot.errors import DataFileError

if TYPE_CHECKING:
    from pathlib import Path

GOOD = """\
---
task: mail
version: 1
variables: [draft]
tokens_in: 500
tokens_out: 50
---
## system
Be kind.
## user
{{ draft }}
"""


def test_every_prompt_of_the_package_loads_and_keeps_its_stable_part_first():
    for prompt in load_prompts(prompts_folder()).values():
        assert [part.role for part in prompt.parts] == ["system", "user"]
        assert "{{" not in prompt.parts[0].template


@pytest.mark.parametrize(
    ("before", "after", "line", "problem"),
    [
        ("{{ draft }}", "{{ draft }} {{ drafft }}", 11, "`drafft` is not among"),
        ("[draft]", "[draft, tone]", 4, "`tone` is used nowhere"),
        ("{{ draft }}", "{{ draft", 11, "no template"),
        ("## system", "## boss", 8, "`## system` and then `## user`"),
        ("task: mail", "task: ask", 2, "not the file's name"),
        ("version: 1", "version: 1\nschema: {type: object}", 4, "additionalProperties"),
    ],
)
def test_a_broken_file_is_told_by_path_and_line(
    tmp_path: Path, before: str, after: str, line: int, problem: str
):
    path = tmp_path / "mail.md"
    path.write_text(GOOD.replace(before, after), "utf-8")
    with pytest.raises(DataFileError) as caught:
        load_prompt(path)
    assert str(caught.value).startswith(f"{path}:{line}: ")
    assert problem in str(caught.value)


def test_somebodys_words_are_values_and_a_missing_one_is_named(tmp_path: Path):
    path = tmp_path / "mail.md"
    path.write_text(GOOD, "utf-8")
    prompt = load_prompt(path)
    words = "{{ 7 * 7 }} {% raw %}"
    assert chat_request(prompt, {"draft": words}).messages[1].text == words
    with pytest.raises(UndefinedError, match="draft"):
        chat_request(prompt, {})
