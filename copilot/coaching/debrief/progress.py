"""How the values of a manager's debriefs went, practice by practice."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from copilot.domain.practice import Session

WHOLE = "the whole conversation"
"""The course of the scores."""


@dataclass(frozen=True)
class Course:
    """One value over the practices that were debriefed, first to last."""

    name: str
    """The criterion, or ``WHOLE``."""
    points: tuple[tuple[dt.datetime, int], ...]
    """When each practice began, and its value."""


def progress(sessions: Sequence[Session]) -> tuple[Course, ...]:
    """Follow the score and every criterion; sessions without a debrief count for nothing.

    Args:
        sessions: In any order.
    """
    found: dict[str, list[tuple[dt.datetime, int]]] = {}
    for session in sorted(sessions, key=lambda each: each.begun):
        if session.scored:
            for name, value in chain([(WHOLE, session.scored.score)], session.scored.values):
                found.setdefault(name, []).append((session.begun, value))
    return tuple(Course(name, tuple(points)) for name, points in found.items())
