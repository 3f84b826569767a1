"""The moves of a turn: what the heads say, and where grammar overrules them."""

from __future__ import annotations

import pytest

from copilot.reading.moves import moves_of
from tests.fakes.marking_encoder import MarkingEncoder


def _moves(words: str, *marked: str, sure: float = 0.95) -> tuple[str, ...]:
    encoder = MarkingEncoder(marks={words.strip(): [f"move:{name}" for name in marked]}, sure=sure)
    return moves_of(encoder, [(words, None)])[0]


@pytest.mark.parametrize("move", ["reflection", "affirmation", "advice", "information", "other"])
def test_a_turn_has_the_move_of_the_likeliest_head(move: str):
    assert _moves("You'd rather stay with the audit team.", move) == (move,)


@pytest.mark.parametrize(
    ("words", "head", "move"),
    [
        ("Do you enjoy the audits?", "open-question", "closed-question"),
        ("So is that the plan?", "open-question", "closed-question"),
        ("What do you enjoy?", "closed-question", "open-question"),
        ("And how would you start?", "closed-question", "open-question"),
        ("Is that so? What would help you?", "closed-question", "open-question"),
        ("You enjoy the audits?", "open-question", "open-question"),
        ("Do you enjoy the audits?", "leading-question", "leading-question"),
        ("  Do you enjoy the audits? ", "open-question", "closed-question"),
    ],
)
def test_the_grammar_of_a_question_decides_between_open_and_closed(
    words: str, head: str, move: str
):
    assert _moves(words, head) == (move,)


@pytest.mark.parametrize(
    ("words", "move"),
    [
        ("Which part of it would you keep?", "open-question"),
        ("You said it drains you. What would have to change?", "open-question"),
        ("In which of these do you lose track of time?", "open-question"),
        ("What I hear is that you are torn?", "reflection"),
        ("What you're saying is it's the hours?", "reflection"),
        ("You are torn, then?", "reflection"),
        ("It was long. It was late. You were tired. What then?", "reflection"),
    ],
)
def test_a_short_turn_that_ends_in_a_question_is_one_whatever_the_head_says(words: str, move: str):
    assert _moves(words, "reflection")[0] == move


def test_a_question_of_one_sentence_mirrors_nothing():
    assert _moves("Which part of it would you keep?", "reflection") == ("open-question",)
    two = "You said it drains you. What would have to change?"
    assert _moves(two, "reflection") == ("open-question", "reflection")


def test_a_second_move_stands_beside_the_first_where_it_is_near_to_certain():
    words = "Well done. What made it work?"
    both = ("affirmation", "open-question")
    assert set(_moves(words, *both)) == set(both)
    assert len(_moves(words, *both, sure=0.8)) == 1


def test_one_turn_is_not_two_kinds_of_question():
    assert len(_moves("What made it work?", "leading-question", "open-question")) == 1


def test_other_stands_beside_nothing():
    assert "other" not in _moves("Thanks. Try Leeds.", "advice", "other")[1:]


def test_the_turn_before_is_read_with_it_and_its_moves_are_not_taken_for_it():
    encoder = MarkingEncoder(
        marks={"I am stuck.": ["move:information"], "Stuck how?": ["move:reflection"]}
    )
    assert moves_of(encoder, [("Stuck how?", "I am stuck.")]) == [("reflection",)]
    (window,) = encoder.read
    assert [(piece.prefix, piece.text) for piece in window.pieces] == [
        ("report", "I am stuck."),
        ("manager", "Stuck how?"),
    ]


def test_no_turns_no_moves():
    assert moves_of(MarkingEncoder(), []) == []
