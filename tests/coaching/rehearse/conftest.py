from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from copilot.content.locations import knowledge_folder
from copilot.content.personas import load_personas
from copilot.domain.practice import Heard, Near

if TYPE_CHECKING:
    from copilot.domain.labels import Move
    from copilot.domain.persona import Persona

PERSONAS = load_personas(knowledge_folder())


@pytest.fixture(scope="session")
def callum() -> Persona:
    return next(each for each in PERSONAS if each.id == "impatient-for-the-title")


def heard(move: Move, *near: str, **more: object) -> Heard:
    """Hear one move that is about these targets, the first one most."""
    asked = (move,) if move.endswith("question") else ()
    scores = tuple(Near(target=name, score=0.8 - 0.3 * at) for at, name in enumerate(near))
    return Heard(moves=(move,), asked=asked, near=scores, **more)  # type: ignore[arg-type]
