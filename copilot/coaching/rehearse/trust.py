"""How a turn moves the persona's trust."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from copilot.domain.practice import PRESSING

if TYPE_CHECKING:
    from copilot.domain.labels import Move
    from copilot.domain.practice import Difficulty, Heard

QUESTIONS: frozenset[Move] = frozenset({"open-question", "closed-question", "leading-question"})
MOST = 10.0
CLOSED_RUN = 3
"""Closed questions in a row from which on they feel like an interview."""
_STACKED = 3
_SPECIAL = {"abuse": -3.0, "machine": -0.5, "long": -0.7, "language": 0.0, "empty": -0.1}


@dataclass(frozen=True)
class Level:
    """What a difficulty changes."""

    start: float
    """Added to the trust at the beginning."""
    needs: float
    """Added to what a layer asks for."""
    falls: float
    """How hard a clumsy turn weighs."""


LEVELS: dict[Difficulty, Level] = {
    "gentle": Level(1.0, -1.0, 0.7),
    "fair": Level(0.0, 0.0, 1.0),
    "hard": Level(-0.5, 1.0, 1.4),
}


def closes(heard: Heard) -> str | None:
    """Name the reaction that shuts the door for this turn, None where it stays open."""
    if heard.promise or "promise-beyond-authority" in heard.flags:
        return "promise"
    if PRESSING & set(heard.flags):
        return "pressure"
    if "advice" in heard.moves or "advice-giving" in heard.flags:
        return "advice"
    if "leading-question" in heard.asked or "leading-question" in heard.flags:
        return "leading"
    return "long_turn" if len(heard.asked) >= _STACKED else None


def closed_only(heard: Heard) -> bool:
    """Whether all it asked can be answered by yes or no."""
    return "closed-question" in heard.asked and "open-question" not in heard.asked


def moved(trust: float, heard: Heard, closed_run: int, difficulty: Difficulty) -> float:
    """Return the trust after a turn; never below 0 or above 10.

    Args:
        trust: Before it.
        heard: The turn.
        closed_run: Closed questions running, this one included.
        difficulty: How hard a clumsy turn weighs.
    """
    change = _SPECIAL[heard.kind] if heard.kind in _SPECIAL else _change(heard, closed_run)
    if change < 0:
        change *= LEVELS[difficulty].falls
    return round(min(MOST, max(0.0, trust + change)), 3)


def _change(heard: Heard, closed_run: int) -> float:
    match closes(heard):
        case "promise":
            # Believed for now; what it costs is asked for when it comes back.
            return 0.2
        case "pressure":
            return -1.5
        case "advice" | "leading":
            return -0.9
        case "long_turn":
            return -0.4
        case _:
            pass
    if closed_only(heard):
        return -0.8 if closed_run >= CLOSED_RUN else -0.2
    gains = {"open-question": 0.6, "reflection": 0.9, "affirmation": 0.4}
    gained = sum(gain for move, gain in gains.items() if move in heard.moves)
    return min(1.8, gained + (1.2 if heard.constraint else 0.0))
