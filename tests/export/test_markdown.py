"""The contract as a document: complete, readable, and nobody's words are markup."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from copilot.domain.contract import Contract, Item, OpenQuestion, ReviewItem
from copilot.domain.evidence import Evidence
from copilot.export.markdown import OwnLine, contract_markdown, escaped

QUOTE = Evidence(start=0, end=5, quote="words")
DAY = dt.date(2026, 4, 14)


def item(action: str, due: dt.date | None = None) -> Item:
    return Item(action=action, due=due, evidence=QUOTE)


def test_the_whole_contract_is_written():
    contract = Contract(
        their_commitments=(item("Shadow Ines", dt.date(2026, 5, 31)), item("Write it up")),
        manager_commitments=(item("Ask Ines", dt.date(2026, 4, 17)),),
        review=(ReviewItem(what="How it went", when="2026-07", evidence=QUOTE),),
        open_question=OpenQuestion(text="Is it a direction?", evidence=QUOTE),
    )
    assert contract_markdown(contract, "Ana", "Tomasz", DAY) == (
        "# Development contract\n\n"
        "Tomasz and Ana, conversation on 14 April 2026\n\n"
        "## Tomasz takes on\n\n"
        "- [ ] Shadow Ines, by 31 May 2026\n"
        "- [ ] Write it up, **by when?**\n\n"
        "## Ana takes on\n\n"
        "- [ ] Ask Ines, by 17 April 2026\n\n"
        "## Looking at it together\n\n"
        "- How it went, July 2026\n\n"
        "## The question we are sitting with\n\n"
        "Is it a direction?\n"
    )


def test_an_empty_contract_says_so_and_asks():
    text = contract_markdown(Contract(), None, None, None)
    assert "Team member and Manager\n" in text
    assert text.count("Nothing yet.") == 2
    assert "Nothing agreed yet: when will you look at this together?" in text
    assert "sitting with" not in text


def test_lines_of_the_managers_own_stand_with_the_others():
    own = (
        OwnLine("report", "Read on", dt.date(2026, 6, 1)),
        OwnLine("manager", "Call Jo"),
        OwnLine("review", "The course", dt.date(2026, 9, 1)),
        OwnLine("review", "The talk"),
        OwnLine("open-question", "What for?"),
    )
    text = contract_markdown(Contract(), "Ana", "Tomasz", DAY, own)
    assert "- [ ] Read on, by 1 June 2026" in text
    assert "- [ ] Call Jo, **by when?**" in text
    assert "- The course, September 2026\n- The talk, **when?**" in text
    assert text.endswith("What for?\n")


def test_words_of_the_notes_behind_a_line_stay_with_the_manager():
    contract = Contract(their_commitments=(item("Shadow Ines"),))
    assert "words" not in contract_markdown(contract, "Ana", "Tomasz", DAY)


@pytest.mark.parametrize(
    "text",
    [
        "# no heading",
        "1. no list",
        "12) no list",
        "- no bullet",
        "+ no bullet",
        "=====",
        "> no quote",
        "*no* _stress_ **at** __all__ ~~here~~",
        "[no link](http://203.0.113.9) ![no image](http://203.0.113.9/x.png)",
        "<b>no tag</b> <http://203.0.113.9> &amp; &lt;",
        "`no code` ``` ~~~",
        "http://203.0.113.9 https://example.org www.example.org HTTP://example.org",
        "$no$ {maths} | a | table | \\ \\*",
        "[x] no task",
    ],
)
def test_what_would_be_markup_is_shown_as_it_is(text: str):
    assert shown(text) == [("inline", text)]


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_any_text_is_shown_as_it_is(text: str):
    plain = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    kinds = [kind for kind, _ in shown(plain)]
    assert kinds in ([], ["inline"])
    assert [words for _, words in shown(plain)] == ([plain] if plain else [])


def test_a_line_break_starts_nothing_new():
    assert escaped("one\n\n# two\r\n- three\0four\x07") == "one # two - three four"


def shown(text: str) -> list[tuple[str, str]]:
    """What a reader of GitHub's Markdown is shown: kinds of content and their words."""
    parser = MarkdownIt("gfm-like", {"linkify": False}).enable(["table", "strikethrough"])
    found: list[tuple[str, str]] = []
    for token in parser.parse(escaped(text)):
        if token.type in {"paragraph_open", "paragraph_close"}:
            continue
        children = token.children or []
        assert {child.type for child in children} <= {"text", "text_special"}, token
        found.append((token.type, "".join(child.content for child in children)))
    return found
