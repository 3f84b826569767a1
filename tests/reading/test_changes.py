"""Changes of mind within one bullet or turn."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from copilot.domain.reading import Line, Reading

MARK = ("ask about Leeds", ["line:commitment"])


@pytest.fixture
def line(reading: Callable[..., Reading]) -> Callable[[str], Line]:
    """The one line of notes in which "ask about Leeds" is a commitment."""

    def of(text: str) -> Line:
        (only,) = reading(text, MARK).lines
        return only

    return of


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("- T: ask about Leeds. No, I'll do that", "manager"),
        ("- T: ask about Leeds. Ana takes it", "manager"),
        ("- I'll ask about Leeds, no, leave it with him", "report"),
        ("- me: ask about Leeds. Tomasz will handle that", "report"),
        ("- me: ask about Leeds. Ines can do that", "manager"),
        ("- me: ask about Leeds. Fine.", "manager"),
    ],
)
def test_whoever_takes_over_owns_it(line: Callable[[str], Line], text: str, owner: str):
    assert line(text).owner == owner


@pytest.mark.parametrize(
    "end", ["scratch that", "no, that's his", "then Ines said no", "forget that, she is away"]
)
def test_what_is_scratched_is_withdrawn(line: Callable[[str], Line], end: str):
    assert line(f"- me: ask about Leeds. {end.capitalize()}").kind == "withdrawn"


def test_another_bullet_takes_nothing_back(line: Callable[[str], Line]):
    found = line("- me: ask about Leeds\n- Scratch that, I'll leave it with him")
    assert (found.kind, found.owner) == ("commitment", "manager")


@pytest.mark.parametrize(
    ("text", "due_text"),
    [
        ("- me: ask about Leeds. By Friday.", "By Friday"),
        ("- me: ask about Leeds; at the latest by Friday", "by Friday"),
        ("- me: ask about Leeds. She will be back in the office by Friday.", None),
        ("- me: ask about Leeds tomorrow. By Friday.", "tomorrow"),
        ("- me: ask about Leeds. Fine. ok then", None),
    ],
)
def test_due_words_may_follow_in_a_sentence_of_their_own(
    line: Callable[[str], Line], text: str, due_text: str | None
):
    found = line(text)
    assert found.due_text == due_text
    assert text[found.evidence.start : found.evidence.end] == found.evidence.quote


def test_late_due_words_belong_to_the_last_action_before_them(reading: Callable[..., Reading]):
    text = "- me: ask about Leeds. And send the slides. By Friday."
    asked, sent = reading(text, MARK, ("send the slides", ["line:commitment"])).lines
    assert (asked.due, sent.due) == (None, dt.date(2026, 4, 17))


def test_words_that_take_over_are_no_line_of_their_own(reading: Callable[..., Reading]):
    text = "- T: ask about Leeds. I'll do that for him"
    (only,) = reading(text, MARK, ("I'll do that for him", ["line:commitment"])).lines
    assert (only.evidence.quote, only.owner) == ("ask about Leeds.", "manager")


def test_other_lines_pass_as_they_are(reading: Callable[..., Reading]):
    text = "- is Leeds an option? Scratch that"
    (only,) = reading(text, ("is Leeds an option?", ["line:open-question"])).lines
    assert only.kind == "open-question"
