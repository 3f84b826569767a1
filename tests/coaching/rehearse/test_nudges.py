"""A quiet line after a clumsy turn, from data, and none after a good one."""

from __future__ import annotations

import pytest

from copilot.coaching.rehearse import nudge
from copilot.content.locations import knowledge_folder
from copilot.content.personas import load_ear
from copilot.domain.practice import Heard, Node, PracticeState, Reply

EAR = load_ear(knowledge_folder())


def exchange(heard: Heard, closed_run: int = 0) -> Node:
    state = PracticeState(trust=3.0, closed_run=closed_run)
    reply = Reply(text="Mm.", act="filler")
    return Node(id=0, parent=None, said="x", heard=heard, reply=reply, state=state)


@pytest.mark.parametrize(
    ("heard", "closed_run", "name"),
    [
        (Heard(moves=("advice",)), 0, "advice"),
        (Heard(asked=("leading-question",)), 0, "leading"),
        (Heard(promise="you will be promoted"), 0, "promise"),
        (Heard(asked=("closed-question",)), 3, "closed_run"),
    ],
)
def test_each_clumsy_turn_has_its_line(heard: Heard, closed_run: int, name: str):
    assert nudge(exchange(heard, closed_run), EAR) == getattr(EAR.nudges, name)


def test_a_good_turn_and_two_closed_ones_have_none():
    assert nudge(exchange(Heard(moves=("open-question",), asked=("open-question",))), EAR) is None
    assert nudge(exchange(Heard(asked=("closed-question",)), 2), EAR) is None
