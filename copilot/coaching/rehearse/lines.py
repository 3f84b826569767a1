"""Which of several lines is spoken now: a fresh one, else the one that lies furthest back."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copilot.domain.practice import PracticeState

QUIET_TURNS = 10
"""A line is never heard twice within so many turns."""


def pick(state: PracticeState, seed: int, lines: Sequence[str], spare: Sequence[str]) -> str:
    """Choose a line; the same state and seed give the same one.

    Args:
        state: Knows what was spoken and when.
        seed: Varies the choice among fresh lines.
        lines: What fits the moment.
        spare: Taken where nothing that fits is fresh; more of them than QUIET_TURNS.
    """
    last = {each.line: each.turn for each in state.spoken}
    for pool in (lines, spare):
        fresh = [line for line in pool if line not in last]
        if fresh:
            return fresh[_number(seed, state.turn) % len(fresh)]
    rested = [line for line in lines if state.turn - last[line] > QUIET_TURNS]
    return min(rested or spare, key=lambda line: last[line])


def _number(seed: int, turn: int) -> int:
    return int.from_bytes(hashlib.sha256(f"{seed}:{turn}".encode()).digest()[:8])
