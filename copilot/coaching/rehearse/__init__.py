"""Practise with a made-up report who opens up only to good questions."""

from copilot.coaching.rehearse.engine import first_state, respond
from copilot.coaching.rehearse.hearing import Hearer
from copilot.coaching.rehearse.nudges import nudge
from copilot.coaching.rehearse.sessions import (
    branches,
    moved_to,
    path,
    rewound,
    state_at,
    with_turn,
    with_words,
)

__all__ = [
    "Hearer",
    "branches",
    "first_state",
    "moved_to",
    "nudge",
    "path",
    "respond",
    "rewound",
    "state_at",
    "with_turn",
    "with_words",
]
