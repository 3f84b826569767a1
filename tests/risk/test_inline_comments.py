from __future__ import annotations

import pytest

from copilot.domain.labels import CATEGORIES
from copilot.risk.inline_comments import comment_problems, hushes

ALL = frozenset(CATEGORIES)


def _lines(text: str) -> list[tuple[str, frozenset[str]]]:
    return [(text[each.start : each.end], each.categories) for each in hushes(text)]


def test_at_the_end_of_a_line_it_concerns_that_line():
    text = "- one\n- two <!-- copilot: ignore -->\n- three"
    assert _lines(text) == [("- two <!-- copilot: ignore -->", ALL)]


@pytest.mark.parametrize("between", ["\n", "\n\n", "\r\n", "\n  \n"])
def test_alone_it_concerns_the_next_line_with_words(between: str):
    text = f"- one\n<!-- copilot: ignore dismissing -->{between}- two\n- three"
    assert _lines(text) == [("- two", {"dismissing"})]
    assert [each.line for each in hushes(text)] == [2]


def test_alone_behind_a_bullet_it_is_still_alone():
    assert _lines("- <!-- copilot: ignore -->\n- two") == [("- two", ALL)]


def test_two_above_each_other_concern_the_same_line():
    text = "<!-- copilot: ignore dismissing -->\n<!-- copilot: ignore advice-giving -->\nwords"
    assert _lines(text) == [("words", {"dismissing"}), ("words", {"advice-giving"})]


@pytest.mark.parametrize(
    "comment",
    [
        "<!--copilot:ignore dismissing, advice-giving-->",
        "<!-- Copilot: IGNORE Dismissing advice-giving -->",
        "<!--  copilot :  ignore dismissing; advice-giving  -->",
    ],
)
def test_ways_to_write_it(comment: str):
    assert _lines(f"words {comment}") == [(f"words {comment}", {"dismissing", "advice-giving"})]


@pytest.mark.parametrize(
    "text",
    [
        "words <!-- ignore -->",
        "words <!-- copilot: ignored -->",
        "words <!-- copilot: ignore",
        "words <!-- copilot: ignore\n-->",
        "words <!-- copilot: keep -->",
        "<!-- copilot: ignore -->",
        "<!-- copilot: ignore -->\n\n  \n",
        "> Dear all, <!-- copilot: ignore -->",
        "> <!-- copilot: ignore -->\nmy own words",
        "",
    ],
)
def test_what_concerns_no_line(text: str):
    assert hushes(text) == []


def test_a_misspelt_category_hides_nothing_and_is_told_without_its_words():
    text = "- one\n- two <!-- copilot: ignore dismising peer-comparison zzz -->"
    assert _lines(text)[0][1] == {"peer-comparison"}
    first, second = comment_problems(text)
    assert first.startswith("Line 2: ")
    assert "did you mean `dismissing`?" in first
    assert "docs/flags.md" in second
    assert "zzz" not in second


def test_nothing_is_wrong_with_known_names():
    assert comment_problems("words <!-- copilot: ignore dismissing -->") == ()
