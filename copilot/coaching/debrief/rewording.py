"""Points of a debrief in other words: quotes, reasons and scores stay as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from copilot.domain.debrief import Debrief, Point


def points_of(found: Debrief) -> dict[str, Point]:
    """Every point by an id, in the order in which they are shown."""
    points = [point for criterion in found.criteria for point in criterion.points]
    return {f"p{at}": point for at, point in enumerate(points, start=1)}


def reworded(found: Debrief, words: Mapping[str, str]) -> Debrief:
    """Put other words in place of what to say instead.

    Args:
        found: As the engine has it.
        words: By the ids of :func:`points_of`; points without any keep the engine's.
    """
    names = iter(points_of(found))
    criteria = tuple(
        criterion.model_copy(
            update={"points": tuple(_worded(each, words, next(names)) for each in criterion.points)}
        )
        for criterion in found.criteria
    )
    return found.model_copy(update={"criteria": criteria})


def _worded(point: Point, words: Mapping[str, str], name: str) -> Point:
    if name not in words:
        return point
    return point.model_copy(update={"instead": words[name], "source": "llm"})
