"""What to say instead, in a model's words: about the same, and nothing that is not in the quote."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from copilot.guard.injection import echoes
from copilot.guard.questions import question_problem, shape_problem
from copilot.guard.wording import stems

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from copilot.guard.figures import Held

_LONGEST = 240


class Better(NamedTuple):
    """Words that are to stand in place of the engine's."""

    id: str
    said: str
    ground: str
    """The quote, and the engine's words for it."""


def standing(said: Sequence[Better], held: Callable[[str], Held], fence: str) -> tuple[Better, ...]:
    """Keep what stands up; of two for one id the first counts."""
    kept: dict[str, Better] = {}
    for each in said:
        if each.id not in kept and _problem(each, held(each.ground), fence) is None:
            kept[each.id] = each
    return tuple(kept.values())


def _problem(better: Better, held: Held, fence: str) -> str | None:
    said = better.said
    asks = question_problem(said) if "?" in said else None
    if problem := shape_problem(said, _LONGEST) or asks or held.unheld(said):
        return problem
    if echoes(said, fence):
        return "it speaks of its orders"
    return None if stems(said) & stems(better.ground) else "it is about something else"
