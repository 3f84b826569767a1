"""Given back: a whole, short sentence of theirs, or nothing."""

from __future__ import annotations

from typing import Literal

import pytest

from copilot.coaching.suggest.own_words import given_back, owned
from copilot.domain.evidence import Evidence
from copilot.domain.reading import Reading, Sentence


def _given(
    text: str,
    words: str,
    speaker: Literal["manager", "report"] = "manager",
    *,
    short: bool = False,
) -> str | None:
    start = text.index(words)
    kind = "speech" if speaker == "report" else "prose"
    sentence = Sentence(start=0, end=len(text), speaker=speaker, kind=kind)
    reading = Reading(text=text, report="Fola", sentences=(sentence,))
    return given_back(reading, Evidence.of(text, start, start + len(words)), short=short)


@pytest.mark.parametrize(
    ("text", "words", "said"),
    [
        (
            "She likes the rye line, she said.",
            "likes the rye line",
            "You said you like the rye line",
        ),
        (
            'The best is "when it makes sense" to her',
            "makes sense",
            "You said “when it makes sense”",
        ),
        ("gap: she has never run a review", "gap: she has", "You said you have never run a review"),
        (
            "In 3 yrs she wants to lead w/ care",
            "wants to lead",
            "You said you want to lead with care",
        ),
        ("- she lit up at the rye line", "lit up", "I noticed that you lit up at the rye line"),
        ("the car park barrier", "car park", "You spoke of the car park barrier"),
    ],
    ids=["notes", "a quotation", "a label", "shorthand", "seen", "a thing"],
)
def test_words_are_given_back_in_the_second_person(text: str, words: str, said: str):
    assert _given(text, words) == said


def test_their_own_turn_is_given_back_too():
    assert _given("I never get to draw.", "never", "report") == "You said you never get to draw"
    assert _given("We never get to draw.", "never", "report") is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("She " + "really " * 15 + "likes it", "likes it"),
        ("She wants it but for the", "wants it"),
        ("better pay", "better pay"),
        ("the rota / the desk wears her out", "rota"),
        ("She is glad glad that it is over", "it is over"),
        ('She likes "I', "likes"),
    ],
    ids=["too long", "cut off", "no sentence", "signs", "a stammer", "an open quotation"],
)
def test_what_would_not_make_a_sentence_is_not_given_back(text: str, words: str):
    assert _given(text, words) is None


def test_one_quoted_word_is_enough_only_for_a_polite_answer():
    assert _given('work: "fine"', "fine") is None
    assert _given('work: "fine"', "fine", short=True) == "You said “fine”"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("the lead job is hers next year", "I said the lead job is yours next year"),
        ("You'll have the job in May", "I said “You'll have the job in May”"),
        ("as good as done", None),
        ("her the desk is hers when it opens", "I said the desk is yours when it opens"),
    ],
)
def test_the_managers_words_are_owned(words: str, said: str | None):
    text = f"She laughed. {words}"
    start = text.index(words)
    reading = Reading(text=text, report="Fola")
    assert owned(reading, Evidence.of(text, start, len(text))) == said
