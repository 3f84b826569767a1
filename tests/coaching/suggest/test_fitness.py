"""Answered, locked, or before its time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from copilot.coaching.suggest.depth import depth_of, ready_for_the_gap, unsettled
from copilot.coaching.suggest.fitness import out_of_place, trust_is_stated
from copilot.domain.questions import Question

if TYPE_CHECKING:
    from tests.coaching.suggest.conftest import MakeReading

ENERGY = ("energy", "loves it")


def _question(topic: str, **fields: object) -> Question:
    return Question.model_validate(
        {
            "id": "q",
            "text": "What now?",
            "topic": topic,
            "phase": "close_gap",
            "depth": "deeper",
            "why": "it is time",
            **fields,
        }
    )


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("Trust is there by now.", True),
        ("She trusts me with hard things.", True),
        ("There is real trust between us.", True),
        ("Trust is not there yet.", False),
        ("I don't think she trusts me.", False),
        ("We spoke about the trust fund.", False),
    ],
)
def test_what_needs_trust_is_locked_until_the_notes_state_it(
    notes: MakeReading, text: str, *, stated: bool
):
    reading = notes(text)
    locked = _question("career/exit-question", requires_trust=True)
    assert trust_is_stated(reading) is stated
    assert out_of_place(locked, "leaving-signal", reading) is not stated


def test_today_and_the_direction_come_before_the_gap(notes: MakeReading):
    plan = _question("top/plan")
    known = notes("loves it", ENERGY, to="surface")
    unknown = notes("loves it", ENERGY, to="none")
    assert ready_for_the_gap(known)
    assert not out_of_place(plan, "no-commitments", known)
    assert out_of_place(plan, "no-commitments", unknown)
    assert not out_of_place(plan, "hurtful-words", unknown)


def test_who_does_not_know_is_not_pressed_for_a_plan(notes: MakeReading):
    reading = notes("loves it. doesn't know", ENERGY, ("uncertainty", "doesn't know"), to="surface")
    assert unsettled(reading)
    assert out_of_place(_question("top/plan"), "no-commitments", reading)
    assert not out_of_place(_question("career/contract"), "uncertainty", reading)


def test_depth_without_anything_they_said_counts_as_surface(notes: MakeReading):
    assert depth_of(notes("loves it", ENERGY), "where_now") == "deep"
    assert depth_of(notes("loves it"), "where_now") == "surface"
    polite = notes("loves it", ENERGY, ("surface-answer", "loves it"))
    assert depth_of(polite, "where_now") == "surface"
    assert depth_of(notes("loves it"), "close_gap") == "deep"


def test_an_honest_no_is_not_said_twice(notes: MakeReading):
    honesty = _question("career/misfit-honesty")
    said = notes("Told him plainly there is no such job")
    assert out_of_place(honesty, "misfit-ambition", said)
    assert not out_of_place(honesty, "misfit-ambition", notes("He asked"))
