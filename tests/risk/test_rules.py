"""Every rule flags and passes its own sentences; a broken rule file is told by its line."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from pydantic import ValidationError

from copilot.content.locations import knowledge_folder
from copilot.content.playbooks import load_playbooks, topics_of
from copilot.content.rules import load_rules
from copilot.domain.labels import CATEGORIES, SUBJECTS
from copilot.domain.rules import PhraseRule, VetoRule
from copilot.errors import DataFileError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from copilot.domain.labels import Category
    from copilot.domain.rules import CategoryRules, Rule

KNOWLEDGE = knowledge_folder()
TOPICS = topics_of(load_playbooks(KNOWLEDGE))
ALL = [
    (category, rule)
    for category, data in load_rules(KNOWLEDGE, TOPICS).items()
    for rule in data.rules
]


def _named(value: object) -> str:
    return value.id if isinstance(value, PhraseRule | VetoRule) else str(value)


@pytest.mark.parametrize(("category", "rule"), ALL, ids=_named)
def test_a_rule_flags_and_passes_its_own_sentences(category: Category, rule: Rule) -> None:
    assert category in CATEGORIES
    found = rule.should_flag if rule.kind == "phrase" else rule.should_pass
    missed = rule.should_pass if rule.kind == "phrase" else rule.should_flag
    assert [words for words in found if not rule.regex.search(words)] == []
    assert [words for words in missed if rule.regex.search(words)] == []


def test_no_veto_takes_back_what_a_phrase_of_its_category_should_flag(
    rules: Mapping[Category, CategoryRules],
) -> None:
    taken_back = [
        words
        for data in rules.values()
        for phrase in data.rules
        if phrase.kind == "phrase"
        for words in phrase.should_flag
        if any(rule.kind == "veto" and rule.regex.search(words) for rule in data.rules)
    ]
    assert taken_back == []


def test_a_promise_has_words_for_each_subject(rules: Mapping[Category, CategoryRules]) -> None:
    assert set(rules) == set(CATEGORIES)
    promise = rules["promise-beyond-authority"]
    assert set(promise.subjects) == set(SUBJECTS)
    assert all(wording.repair for wording in promise.subjects.values())


def _phrase(pattern: str) -> PhraseRule:
    return PhraseRule(
        id="x", kind="phrase", pattern=pattern, should_flag=("a",), should_pass=("b",)
    )


@pytest.mark.parametrize("words", ["don't you think", "don’t YOU think", "dont you\nthink"])
def test_typing_habits_hide_nothing(words: str) -> None:
    assert _phrase(r"\bdon't you think\b").regex.search(words)


@pytest.mark.parametrize(
    ("words", "taken_back"),
    [
        ("I can't promise it.", True),
        ("A long start,\nand I can't promise it.", True),
        ("I can't promise it,\nbut it is yours.", False),
        ("But I can't promise it.", False),
        ("It is yours.", False),
    ],
)
def test_a_veto_looks_at_the_whole_sentence(words: str, *, taken_back: bool) -> None:
    rule = VetoRule(
        id="x",
        kind="veto",
        pattern="can't promise",
        unless=r"\bbut\b",
        should_flag=("a",),
        should_pass=("b",),
    )
    assert bool(rule.regex.search(words)) is taken_back


def test_a_pattern_that_is_no_regular_expression_is_refused() -> None:
    with pytest.raises(ValidationError, match="should be a regular expression"):
        _phrase("(")


FILE = """\
category: dismissing
topic: career/purpose
wording:
  why: "Why {quote}."
  rewrite: "Say this."
rules:
  - id: first
    kind: phrase
    pattern: first
    should_flag: ["first"]
    should_pass: ["second"]
"""


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        (FILE.replace("dismissing", "leading-question"), 1, "`category: dismissing`"),
        (FILE.replace("/purpose", "/purposes"), 2, "did you mean `career/purpose`?"),
        (FILE.replace("{quote}", "{words}"), 4, "should hold no {words}; it can be filled from"),
        (FILE.replace("Say this", "I'll {action}"), 5, "add a `fallback`"),
        (FILE.replace("pattern: first", 'pattern: "("'), 9, "should be a regular expression"),
        (FILE.replace('["second"]', "[]"), 11, "`should_pass`"),
        (FILE.replace("kind: phrase", "kind: words"), 7, "phrase"),
        (FILE + FILE[FILE.index("  - id") :], 12, "the id `first` stands twice"),
        ("", 1, ""),
    ],
)
def test_a_rule_file_that_is_wrong_is_told_by_its_line(
    tmp_path: Path, text: str, line: int, said: str
) -> None:
    shutil.copytree(KNOWLEDGE / "rules", tmp_path / "rules")
    path = tmp_path / "rules" / "dismissing.yaml"
    path.write_text(text)
    with pytest.raises(DataFileError) as caught:
        load_rules(tmp_path, TOPICS)
    assert str(caught.value).startswith(f"{path}:{line}: ")
    assert said in str(caught.value)
