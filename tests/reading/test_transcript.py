"""Transcripts as people write them."""

from __future__ import annotations

import pytest

from copilot.errors import InputError
from copilot.reading.transcript import turns_from_text


def test_lines_with_names_become_turns():
    turns = turns_from_text(
        "Manager: How are you?\n[00:12] Report: Fine.\nand tired\n\n**Me**: Tired?\n"
    )
    assert [(turn.speaker, turn.text) for turn in turns] == [
        ("manager", "How are you?"),
        ("report", "Fine. and tired"),
        ("manager", "Tired?"),
    ]


def test_the_manager_may_have_a_name():
    turns = turns_from_text("Ana: Hello.\nTomasz: Hi.", manager="ana")
    assert [turn.speaker for turn in turns] == ["manager", "report"]


@pytest.mark.parametrize("text", ["Just some words.", "Ana: Hello.\nTomasz: Hi."])
def test_without_turns_or_manager_it_says_what_to_write(text: str):
    with pytest.raises(InputError, match="--manager"):
        turns_from_text(text)
