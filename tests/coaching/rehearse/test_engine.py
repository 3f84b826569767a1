"""What the engine discloses: only what was asked for, once there is trust."""

from __future__ import annotations

import random
from itertools import chain
from typing import TYPE_CHECKING, get_args

import pytest

from copilot.coaching.rehearse import first_state, respond
from copilot.domain.labels import CATEGORIES, MOVES
from copilot.domain.practice import Heard, HeardKind, Near
from tests.coaching.rehearse.conftest import PERSONAS, heard

if TYPE_CHECKING:
    from collections.abc import Iterable

    from copilot.domain.persona import Persona
    from copilot.domain.practice import Difficulty, PracticeState, Reply

SEED = 7


def played(
    persona: Persona, turns: Iterable[Heard], difficulty: Difficulty = "fair", seed: int = SEED
) -> tuple[PracticeState, list[Reply]]:
    state, replies = first_state(persona, difficulty), []
    for turn in turns:
        state, reply = respond(persona, state, turn, seed, difficulty)
        replies.append(reply)
    return state, replies


def test_an_open_question_opens_the_layer_it_is_about(callum: Persona):
    state, replies = played(callum, [heard("open-question", "what-it-stands-for")])
    assert state.opened == ("what-it-stands-for",)
    assert replies[0].opened == "what-it-stands-for"
    assert replies[0].text in callum.layers[0].said


def test_a_layer_returned_to_is_told_in_other_words(callum: Persona):
    turn = heard("open-question", "what-it-stands-for")
    _, replies = played(callum, [turn, turn])
    assert replies[1].opened is None
    assert replies[1].text in callum.layers[0].again


def test_a_deep_layer_waits_for_trust_and_for_what_lies_above_it(callum: Persona):
    state, replies = played(callum, [heard("open-question", "the-brother")])
    assert state.opened == ()
    assert replies[0].text in chain(*(layer.hedge for layer in callum.layers))


def test_a_question_about_something_else_opens_nothing(callum: Persona):
    turns = [heard("open-question", "off-topic"), heard("open-question"), heard("information")]
    state, replies = played(callum, turns)
    assert state.opened == ()
    assert [each.act for each in replies] == ["off_topic", "unclear", "filler"]


def test_closed_questions_never_reach_a_layer():
    for persona in PERSONAS:
        names = [each.id for each in (*persona.layers, *persona.topics)]
        state, _ = played(persona, [heard("closed-question", name) for name in names * 3])
        assert state.opened == ()


def test_the_third_closed_question_running_is_remarked_on(callum: Persona):
    _, replies = played(callum, [heard("closed-question", "the-team")] * 3)
    assert [each.act for each in replies] == ["topic", "topic", "closed_run"]


@pytest.mark.parametrize(
    ("turn", "act"),
    [
        (heard("advice", "what-it-stands-for"), "advice"),
        (heard("leading-question", "what-it-stands-for"), "leading"),
        (heard("open-question", "what-it-stands-for", flags=("dismissing",)), "pressure"),
        (heard("information", kind="abuse"), "abuse"),
        (heard("information", kind="machine"), "machine"),
        (heard("information", kind="empty"), "silence"),
    ],
)
def test_clumsy_turns_shut_the_door_and_cost_trust(callum: Persona, turn: Heard, act: str):
    state, replies = played(callum, [turn])
    assert (replies[0].act, state.opened) == (act, ())
    assert state.trust < first_state(callum, "fair").trust


def test_a_promise_is_believed_and_comes_back_once(callum: Persona):
    promise = heard("information", promise="The title is yours")
    turns = [promise, *[heard("reflection")] * 5]
    state, replies = played(callum, turns)
    assert replies[0].text in callum.reactions.promise
    returned = [
        at
        for at, reply in enumerate(replies)
        if any(line in reply.text for line in callum.reactions.promise_returns)
    ]
    assert returned == [3]
    assert all(each.returned for each in state.promises)


def test_an_honest_limit_earns_more_trust_than_a_question(callum: Persona):
    asked, _ = played(callum, [heard("open-question", "off-topic")])
    honest, replies = played(callum, [heard("information", constraint=True)])
    assert honest.trust > asked.trust
    assert replies[0].act == "limit"


def test_next_steps_wait_until_the_gap_is_clear_and_speak_of_told_layers_only(callum: Persona):
    steps = heard("open-question", "next-steps")
    _, early = played(callum, [steps])
    assert early[0].act == "not_yet"
    names = ["what-it-stands-for", "the-north", "the-skill-he-lacks", "the-brother"]
    opening = [heard("open-question", name) for name in names for _ in range(2)]
    state, replies = played(callum, [*opening, steps])
    assert replies[-1].act == "commits"
    assert set(names) >= set(state.opened)
    assert state.committed


def test_the_same_turns_and_seed_give_the_same_answers(callum: Persona):
    turns = [heard("open-question", "the-title"), heard("reflection"), heard("closed-question")]
    assert played(callum, turns) == played(callum, turns)
    texts = {played(callum, turns, seed=seed)[1][0].text for seed in range(20)}
    assert len(texts) > 1


def test_difficulty_changes_what_a_layer_asks_for(callum: Persona):
    turn = [heard("open-question", "the-north")]
    opened = {
        level: len(played(callum, turn, level)[0].opened) for level in ("gentle", "fair", "hard")
    }
    assert opened == {"gentle": 1, "fair": 0, "hard": 0}


def random_turn(chance: random.Random, persona: Persona) -> Heard:
    names = [each.id for each in (*persona.layers, *persona.topics)]
    moves = tuple(chance.sample(MOVES, chance.randint(0, 3)))
    kinds = (*["ordinary"] * 12, *get_args(HeardKind))
    near = [
        Near(target=name, score=round(chance.uniform(0, 1), 3))
        for name in chance.sample([*names, "follow-up", "next-steps", "off-topic"], 4)
    ]
    return Heard(
        kind=chance.choice(kinds),
        moves=moves,
        asked=tuple(each for each in moves if each.endswith("question")),
        flags=(chance.choice(CATEGORIES),) if chance.random() < 0.15 else (),
        constraint=chance.random() < 0.1,
        promise="It is yours" if chance.random() < 0.05 else None,
        near=tuple(sorted(near, key=lambda each: -each.score)),
    )


@pytest.mark.parametrize("persona", PERSONAS, ids=lambda each: each.id)
def test_a_hundred_random_turns_never_repeat_soon_and_never_leak(persona: Persona):
    walk(persona, 100, random.Random(persona.id))  # noqa: S311 - turns are no secret


def test_a_thousand_random_turns(callum: Persona):
    walk(callum, 1000, random.Random(1))  # noqa: S311


def walk(persona: Persona, turns: int, chance: random.Random) -> None:
    state = first_state(persona, "fair")
    recent: list[set[str]] = []
    for _ in range(turns):
        before = len(state.spoken)
        state, reply = respond(persona, state, random_turn(chance, persona), SEED)
        lines = {each.line for each in state.spoken[before:]}
        assert not lines & set().union(*recent[-10:])
        recent.append(lines)
        for layer in persona.layers:
            if layer.id not in state.opened:
                assert not any(line in reply.text for line in (*layer.said, *layer.again))
        for commitment in persona.commits:
            if commitment.text in reply.text:
                assert set(commitment.needs) <= set(state.opened)
