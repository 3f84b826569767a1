"""One reading: everything in its place, each sentence read once."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from copilot.domain.labels import CATEGORIES, SUBJECTS
from copilot.domain.notes import Notes
from copilot.reading.reader import read
from tests.fakes.marking_encoder import MarkingEncoder

if TYPE_CHECKING:
    from collections.abc import Callable

    from copilot.domain.reading import Reading

PROMISE = "the senior title is yours"


@pytest.mark.parametrize("category", CATEGORIES)
def test_every_category_can_be_marked(reading: Callable[..., Reading], category: str):
    (mark,) = reading(f"told him {PROMISE}, really", (PROMISE, [f"flag:{category}"])).risk_marks
    assert mark.category == category
    assert (mark.start, mark.end) == (9, 9 + len(PROMISE) + 1)
    assert mark.confidence == pytest.approx(0.9)
    assert (mark.subject is not None) == (category == "promise-beyond-authority")


@pytest.mark.parametrize("subject", SUBJECTS)
def test_a_promise_is_about_what_the_heads_say(reading: Callable[..., Reading], subject: str):
    labels = ["flag:promise-beyond-authority", f"subject:{subject}"]
    (mark,) = reading(PROMISE, (PROMISE, labels)).risk_marks
    assert mark.subject == subject


def test_a_mark_needs_the_piece_head_as_well_as_the_tokens(reading: Callable[..., Reading]):
    assert reading(PROMISE).risk_marks == ()


def test_a_reading_keeps_what_came_in_and_who_is_who(reading: Callable[..., Reading]):
    text = "Ana: how was it?\n- shadow the audit\n"
    found = reading(text, manager=None)
    assert (found.text, found.date) == (text, dt.date(2026, 4, 14))
    assert (found.manager, found.report) == (None, "Tomasz Nowak")
    assert [each.kind for each in found.sentences] == ["prose", "bullet"]


def test_names_that_were_not_given_are_read_from_the_notes(reading: Callable[..., Reading]):
    turns = "Ana: how was it?\nTomasz: fine\nAna: and now?\nTomasz: better\nAna: good"
    found = reading(turns, manager=None, report=None)
    assert (found.manager, found.report) == ("Ana", "Tomasz")
    assert {each.speaker for each in found.sentences} == {"manager", "report"}


def test_most_sentences_decide_whether_it_is_a_career_conversation(
    reading: Callable[..., Reading],
):
    text = "She likes audits. She wants Leeds. The build is red."
    career = [("She likes audits.", ["career"]), ("She wants Leeds.", ["career"])]
    assert reading(text, *career).is_career_conversation
    assert not reading(text, career[0]).is_career_conversation
    assert not reading("").is_career_conversation


def test_every_sentence_passes_the_encoder_once():
    encoder = MarkingEncoder()
    text = "She likes the audits and the team a lot. " * 40
    done: list[tuple[int, int]] = []
    found = read(encoder, Notes(text=text), lambda *so_far: done.append(so_far))
    pieces = [piece.text for window in encoder.read for piece in window.pieces]
    assert pieces == [text[each.start : each.end] for each in found.sentences]
    assert done[-1] == (len(encoder.read), len(encoder.read))


def test_without_a_date_nothing_is_dated():
    encoder = MarkingEncoder(marks={"ask Ines by Friday": ["line:commitment"]})
    (line,) = read(encoder, Notes(text="me: ask Ines by Friday")).lines
    assert (line.due, line.due_text) == (None, "by Friday")
