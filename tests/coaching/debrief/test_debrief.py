"""A debrief counts what was said, quotes it, and says one thing to try."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from copilot.domain.debrief import Turn
from copilot.errors import InputError
from copilot.settings import Settings
from tests.fakes.practice import fake_practice

if TYPE_CHECKING:
    from pathlib import Path

    from copilot.assembly.practising import Practice
    from copilot.domain.debrief import Criterion, Debrief

SKILLED = (
    "What has the spring been like for you?",
    "So the work grew, and nobody noticed.",
    "I can't give you the title, the panel decides.",
    "What would you like to try first?",
)
CLUMSY = (
    "Are you happy with the work?",
    "If I were you, I'd take the course in May.",
    "You should speak up more in our meetings.",
    "Is that clear enough for you?",
)


@pytest.fixture
def practice(tmp_path: Path) -> Practice:
    marks = {"nobody noticed": ["move:reflection"], "the panel decides": ["move:information"]}
    return fake_practice(Settings(data_dir=tmp_path), marks)


def talk(*said: str, answer: str = "It was long, and I did most of it alone.") -> list[Turn]:
    return [
        turn
        for words in said
        for turn in (
            Turn(speaker="manager", text=words),
            Turn(speaker="report", text=answer),
        )
    ]


def named(found: Debrief, name: str) -> Criterion:
    return next(each for each in found.criteria if each.name == name)


def test_skilled_talk_scores_above_clumsy_talk(practice: Practice):
    skilled, clumsy = practice.debriefs.of(talk(*SKILLED)), practice.debriefs.of(talk(*CLUMSY))
    assert skilled.score > clumsy.score + 20
    assert named(skilled, "open questions").turns == (0, 6)
    assert named(skilled, "honesty about limits").value == 100
    assert named(clumsy, "advice").value == 0


def test_the_score_is_the_weighted_mean(practice: Practice):
    found = practice.debriefs.of(talk(*CLUMSY))
    weights = sum(each.weight for each in found.criteria)
    mean = sum(each.weight * each.value for each in found.criteria) / weights
    assert found.score == pytest.approx(mean, abs=1)


def test_points_quote_the_turn_and_offer_other_words(practice: Practice):
    turns = talk(*CLUMSY)
    found = practice.debriefs.of(turns)
    points = [point for each in found.criteria for point in each.points]
    assert points
    for point in points:
        assert point.quote in turns[point.turn].text
        assert point.instead != point.quote
    assert found.next_try.turn in {0, 2, 4, 6}


def test_the_same_conversation_gets_the_same_debrief(practice: Practice):
    assert practice.debriefs.of(talk(*CLUMSY)) == practice.debriefs.of(talk(*CLUMSY))


@pytest.mark.parametrize(
    "turns", [[], [Turn(speaker="report", text="Hello?")], [Turn(speaker="manager", text=" … ")]]
)
def test_without_the_manager_there_is_no_debrief(practice: Practice, turns: list[Turn]):
    with pytest.raises(InputError, match="no turn of the manager's"):
        practice.debriefs.of(turns)


def test_one_word_is_enough(practice: Practice):
    assert 0 <= practice.debriefs.of([Turn(speaker="manager", text="Hm")]).score <= 100


def test_a_practice_says_what_opened_and_what_would_have_reached_the_rest(practice: Practice):
    session = practice.begin("impatient-for-the-title", seed=3)
    session = practice.say(session, "What would being senior change for you?")
    found = practice.debrief(session).disclosure
    assert found
    persona = practice.persona("impatient-for-the-title")
    assert [(each.gist, each.turn) for each in found.opened] == [(persona.layers[0].gist, 2)]
    assert len(found.hidden) == 4
    assert found.hidden[0].question == persona.layers[1].asked_by[0]
    assert found.hidden[-1].first == (persona.layers[1].gist,)
