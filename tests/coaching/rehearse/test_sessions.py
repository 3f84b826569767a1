"""A practice as a tree: back to any turn, and both ways kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from copilot.coaching.rehearse import branches, moved_to, path, rewound
from copilot.domain.practice import Session
from copilot.errors import InputError
from copilot.settings import Settings
from tests.fakes.practice import fake_practice

if TYPE_CHECKING:
    from pathlib import Path

    from copilot.assembly.practising import Practice


@pytest.fixture
def practice(tmp_path: Path) -> Practice:
    return fake_practice(Settings(data_dir=tmp_path))


def test_going_back_and_trying_again_keeps_both_ways(practice: Practice):
    session = practice.begin("all-fine", seed=1)
    for said in ("How are the nights?", "Are they fine?", "Really?"):
        session = practice.say(session, said)
    again = practice.say(rewound(session, 2), "What is the hardest part of the nights?")
    assert [node.said for node in path(again)] == [
        "How are the nights?",
        "What is the hardest part of the nights?",
    ]
    assert [[node.id for node in way] for way in branches(again)] == [[0, 1, 2], [0, 3]]
    assert again.nodes[3].state.turn == 2
    assert path(moved_to(again, 2)) == session.nodes
    assert path(moved_to(again, None)) == ()


@pytest.mark.parametrize("turns", [0, 2])
def test_there_is_no_way_back_beyond_the_beginning(practice: Practice, turns: int):
    session = practice.say(practice.begin("all-fine"), "How are you?")
    with pytest.raises(InputError, match="1 turns to go back"):
        rewound(session, turns)


def test_there_is_no_way_to_a_turn_that_was_not_taken(practice: Practice):
    with pytest.raises(InputError, match="no such turn"):
        moved_to(practice.begin("all-fine"), 4)


def test_a_session_comes_back_from_json_as_it_was(practice: Practice):
    session = practice.say(practice.begin("all-fine"), "Tell me about the nights.")
    assert Session.model_validate_json(session.model_dump_json()) == session


def test_two_tabs_keep_each_others_turns(practice: Practice):
    session = practice.begin("all-fine", seed=1)
    practice.folder.keep(session)
    practice.say_and_keep(session, "How are the nights?")
    second = practice.say_and_keep(session, "What wears you down?")
    assert [node.said for node in second.nodes] == ["How are the nights?", "What wears you down?"]
    assert len(branches(practice.folder.load(session.id))) == 2


def test_a_hint_is_asked_for_with_the_conversation_so_far(practice: Practice):
    session = practice.say(practice.begin("all-fine"), "How are the nights?")
    hint = practice.hint(session)
    assert hint
    assert hint.text == "What is it like for you?"
    assert "Manager: How are the nights?" in practice.suggest.notes[0].text  # type: ignore[attr-defined]


def test_an_unknown_persona_is_told_with_the_known_ones(practice: Practice):
    with pytest.raises(InputError, match="all-fine"):
        practice.begin("nobody")
