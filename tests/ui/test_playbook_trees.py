"""Passages, playbooks and previews as trees of elements: no browser needed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copilot.domain.answers import Answer
from copilot.domain.library import Preview
from copilot.errors import InputError
from copilot.ui.playbooks.adding import approved
from copilot.ui.playbooks.preview_view import preview_section
from copilot.ui.playbooks.view import (
    KEEP,
    NOT_COVERED,
    asked_to_remove,
    book_section,
    confirmed,
    found_section,
    really,
    remove,
)
from copilot.ui.shell.passage_view import passage_body, passage_node
from tests.ui.playbook_fakes import own_book, provenance
from tests.ui.test_trees import all_of, presses


def test_paragraphs_lists_and_bold_words_are_told_apart():
    text = "First\nline.\n\nTwo ways in:\n- **One** of them\n  goes on\n- other\n\n1. a\n2. b"
    shown = list(passage_body(text))
    assert [each.tag for each in shown] == ["p", "p", "ul", "ol"]
    assert shown[0].text() == "First line."
    assert [each.text() for each in shown[2].inside] == ["One of them goes on", "other"]
    strong = [each.text() for node in shown for each in all_of(node) if each.look == "strong"]
    assert strong == ["One"]


@given(st.text())
def test_no_word_of_a_passage_is_lost(text: str):
    shown = "".join(each.text() for each in passage_body(text))
    assert [each for each in text if each.isalpha()] == [each for each in shown if each.isalpha()]


def test_markup_stays_as_it_is_written():
    text = "<img src=x> ![x](http://203.0.113.9/x.png) [a](javascript:b) :red[c] $x$"
    assert [each.text() for each in passage_body(text)] == [text]


def test_an_own_passage_says_where_it_comes_from():
    (passage,) = own_book(page=3).passages
    shown = passage_node(passage, "Our guide").text()
    assert "Our guide. guide.md, page 3, approved by Ana on 8 May 2026" in shown


def test_an_own_playbook_can_be_removed_but_only_on_a_second_press():
    book = own_book()
    assert presses(book_section(book)) == [remove("guide"), "guide/one"]
    asked = book_section(book, removing=True)
    assert presses(asked) == [really("guide"), KEEP, "guide/one"]
    assert "The file you took it from stays" in asked.text()
    assert (asked_to_remove(remove("guide")), confirmed(really("guide"))) == ("guide", "guide")
    assert (asked_to_remove(really("guide")), confirmed(KEEP)) == (None, None)


def test_a_shipped_playbook_cannot_be_removed():
    (passage,) = own_book().passages
    shipped = own_book().model_copy(
        update={"passages": (passage.model_copy(update={"provenance": None}),)}
    )
    assert presses(book_section(shipped)) == ["guide/one"]


def test_a_long_playbook_says_how_much_is_not_listed():
    (passage,) = own_book().passages
    book = own_book().model_copy(update={"passages": (passage,) * 1061})
    assert "And 1,001 more: search finds them." in book_section(book).text()


def test_nothing_found_at_all_is_said_plainly():
    shown = found_section(Answer(query="x"), []).text()
    assert NOT_COVERED in shown
    assert "other words" in shown


def test_a_preview_points_at_orders_below_what_it_shows():
    (passage,) = own_book().passages
    many = [passage.model_copy(update={"topic": f"guide/{at}"}) for at in range(50)]
    book = own_book().model_copy(update={"passages": tuple(many)})
    preview = Preview(file="guide.md", standing="update", playbook=book, orders=("guide/45",))
    shown = preview_section(preview)
    assert "And 10 more." in shown.text()
    assert "Among them 1 that" in shown.text()
    assert len([each for each in all_of(shown) if each.tag == "details"]) == 40


def test_approval_puts_the_name_everywhere_or_is_refused():
    preview = Preview(file="guide.md", standing="new", playbook=own_book(approved_by="nobody yet"))
    book = approved(preview, " Jo  Li ").playbook
    assert book.provenance == provenance(approved_by="Jo Li")
    assert book.source == "guide.md, approved by Jo Li"
    with pytest.raises(InputError, match="Nobody is named"):
        approved(preview, " ")
