from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copilot.guard.pseudonyms import People, Pseudonyms

PEOPLE = People(("Ana Silva", "José O'Brien", "Anne-Marie van der Berg"), ("Leeds",), "Acme Corp")
TEXT = (
    "Ana's analysis for ANA SILVA and ana; a banana. jose, O’Brien's plan, Anne-Marie-led [P1]. "
    "Leeds at ACME corp, a.silva@acme.com, +44 20 7946 0958 on 2026-04-14 or 14/04/2026. Bergamot."
)


def test_everybody_is_hidden_and_comes_back_letter_by_letter():
    pseudonyms = Pseudonyms(PEOPLE)
    hidden = pseudonyms.hide(TEXT)
    for name in ("Ana", "ANA", "SILVA", "jose", "Brien", "Anne", "Marie", "Leeds", "ACME", "7946"):
        assert name not in hidden.replace("analysis", "")
    assert pseudonyms.restore(hidden) == TEXT


def test_names_inside_other_words_days_and_possessives_stay():
    hidden = Pseudonyms(PEOPLE).hide(TEXT)
    for words in ("analysis", "banana", "Bergamot", "2026-04-14", "14/04/2026", "[P1]'s analysis"):
        assert words in hidden


@pytest.mark.parametrize("size", [1, 2, 3, 7])
def test_a_stream_cut_anywhere_is_restored(size: int):
    pseudonyms = Pseudonyms(PEOPLE)
    hidden = pseudonyms.hide(TEXT)
    pieces = [hidden[at : at + size] for at in range(0, len(hidden), size)]
    assert "".join(pseudonyms.restore_stream(pieces)) == TEXT


def test_a_name_that_is_a_word_too_is_left_alone_in_small_letters():
    hidden = Pseudonyms(People(("Will Frost",))).hide("Will will do it, will he?")
    assert hidden == "[P1] will do it, will he?"


def test_a_placeholder_of_nobody_stays_and_nothing_reaches_a_repr():
    pseudonyms = Pseudonyms(PEOPLE)
    assert pseudonyms.restore("[P9] waits") == "[P9] waits"
    assert "Ana" not in repr(PEOPLE) + repr(pseudonyms)


@given(st.text(alphabet="Ana Silvab[P1]'-.\n@7", max_size=60))
def test_whatever_stands_there_comes_back(text: str):
    pseudonyms = Pseudonyms(PEOPLE)
    assert pseudonyms.restore(pseudonyms.hide(text)) == text
