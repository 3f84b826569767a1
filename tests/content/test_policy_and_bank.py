"""Policy, questions and samples: what contradicts itself or cites nothing is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from copilot.content.authority import load_authority
from copilot.content.locations import _folder
from copilot.content.questions import load_questions
from copilot.content.samples import load_samples
from copilot.errors import DataFileError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Write = Callable[[str, str | bytes], Path]

QUESTION = """\
- id: first
  text: "What now?"
  topic: career/purpose
  phase: where_now
  depth: opening
  why: "a start"
"""
SAMPLE = """\
---
title: A talk
date: 2026-05-04
manager: Ana
report: Bo
sample: true
note: Made up.
---
Words.
"""
TOPICS = {"career/purpose", "career/cadence"}


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("limits:\n  - {subject: learning-spend, amount: -1}\n", 2, "greater than or equal to 0"),
        ("limits:\n  - subject: learning-spend\n    amount: '5'\n", 3, "`amount` should be"),
        ("limits:\n  - subject: cake\n    amount: 5\n", 2, "`subject` should be 'learning-spend'"),
        ("approval:\n  - {subject: raises, by: the board}\n", 2, "'promotion', 'pay'"),
        ("approval:\n  - subject: pay\n", 2, "`by` is missing"),
        ("approval:\n  - subject: pay\n    by: ' '\n", 3, "`by` should have at least 1"),
        ("currency: euros\n", 1, "`currency` should be an ISO code"),
        ("version: 0\n", 1, "`version`"),
        ("forbid: []\n", 1, "`forbid` is no field here"),
        (
            "decide:\n  - subject: pay\napproval:\n  - by: the board\n    subject: pay\n",
            5,
            "`pay` stands in `decide` already; keep it there or in `approval`",
        ),
        ("nobody:\n  - subject: pay\n  - subject: pay\n", 3, "stands in `nobody` already"),
        (
            "limits:\n  - {subject: learning-spend, amount: 5}\n"
            "  - {subject: learning-spend, amount: 9}\n",
            3,
            "`learning-spend per person-year` stands in `limits` already",
        ),
    ],
)
def test_a_policy_that_is_wrong_is_told_by_its_line(
    write: Write, text: str, line: int, said: str
) -> None:
    path = write("authority.yaml", text)
    with pytest.raises(DataFileError) as caught:
        load_authority(path)
    assert str(caught.value).startswith(f"{path}:{line}: ")
    assert said in str(caught.value)


def test_a_subject_can_change_hands(write: Write) -> None:
    text = (
        "decide:\n  - {subject: pay}\n  - {subject: coaching}\n"
        "approval:\n  - {subject: introductions, by: the HR department}\n"
        "limits:\n  - {subject: learning-spend, amount: 50, per: item}\n"
        "  - {subject: learning-spend, amount: 500}\n"
    )
    policy = load_authority(write("authority.yaml", text))
    assert policy.allows("pay")
    assert not policy.allows("promotion")
    assert policy.decider("pay") is None
    assert policy.spend_limit() == 50


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        (QUESTION.replace("now?", "now."), 2, "`text` should be a question"),
        (QUESTION.replace("/purpose", "/purposes"), 3, "did you mean `career/purpose`?"),
        (QUESTION.replace("where_now", "someday"), 4, "'where_now', 'where_to'"),
        (QUESTION + "  follows: [energy, mood]\n", 7, "`follows`"),
        (QUESTION + '  weave: "What of {that}?"\n', 7, "`weave` should hold `{said}` once"),
        (QUESTION + '  weave: "What of {said} and {said}?"\n', 7, "`weave` should hold"),
        (QUESTION + '  answered_if: "("\n', 7, "`answered_if` should be a regular expression"),
        (QUESTION + QUESTION, 7, "the id `first` stands twice"),
    ],
)
def test_a_question_that_is_wrong_is_told_by_its_line(
    write: Write, tmp_path: Path, text: str, line: int, said: str
) -> None:
    path = write("questions/a.yaml", text)
    with pytest.raises(DataFileError) as caught:
        load_questions(tmp_path, TOPICS)
    assert str(caught.value).startswith(f"{path}:{line}: ")
    assert said in str(caught.value)


def test_an_id_is_one_across_files(write: Write, tmp_path: Path) -> None:
    write("questions/a.yaml", QUESTION)
    path = write("questions/b.yaml", QUESTION.replace("first", "other") + QUESTION)
    with pytest.raises(DataFileError) as caught:
        load_questions(tmp_path, TOPICS)
    assert str(caught.value).startswith(f"{path}:7: another file has the id `first`")


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        (SAMPLE.replace("sample: true", "sample: false"), 6, "`sample` should be True"),
        (SAMPLE.replace("2026-05-04", "2026-05-40"), 3, "`date`"),
        (SAMPLE.replace("report: Bo\n", ""), 2, "`report` is missing"),
        (SAMPLE.replace("Words.", " "), 9, "there are no notes"),
        ("Words.\n", 1, "front matter is missing"),
    ],
)
def test_a_sample_that_is_wrong_is_told_by_its_line(
    write: Write, tmp_path: Path, text: str, line: int, said: str
) -> None:
    path = write("samples/a.md", text)
    with pytest.raises(DataFileError) as caught:
        load_samples(tmp_path)
    assert str(caught.value).startswith(f"{path}:{line}: ")
    assert said in str(caught.value)


def test_folders_are_found_in_a_checkout_and_in_a_wheel(tmp_path: Path) -> None:
    package = tmp_path / "copilot"
    (tmp_path / "knowledge").mkdir()
    package.mkdir()
    assert _folder("knowledge", package) == tmp_path / "knowledge"
    (package / "_data" / "knowledge").mkdir(parents=True)
    assert _folder("knowledge", package) == package / "_data" / "knowledge"
    with pytest.raises(DataFileError, match="install it again"):
        _folder("prompts", package)
