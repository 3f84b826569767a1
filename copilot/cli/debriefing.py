"""What `copilot debrief` asks of the copilot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.cli.requests import DebriefRequest, request_of
from copilot.errors import InputError
from copilot.reading.transcript import turns_from_text

if TYPE_CHECKING:
    from copilot.assembly import Copilot
    from copilot.cli.shapes import Shape
    from copilot.domain.debrief import Debrief, Turn
    from copilot.ports import Progress


def debriefed(copilot: Copilot, asked: DebriefRequest, _: Progress | None) -> Debrief:
    """Debrief what was handed in.

    Raises:
        InputError: There are no turns in it, or none of the manager's.
    """
    found = copilot.debrief(asked.turns if asked.turns is not None else _turns(asked))
    return copilot.practice.debriefs.in_other_words(found) if asked.llm else found


def _turns(asked: DebriefRequest) -> tuple[Turn, ...]:
    if asked.text is not None and not asked.text.lstrip().startswith("{"):
        return turns_from_text(asked.text, asked.manager)
    whole = request_of(asked.text.encode(), DebriefRequest) if asked.text else None
    if whole is None or whole.turns is None:
        raise InputError(
            "`turns` is missing; it should be a list of speaker and text. Nothing was kept."
        )
    return whole.turns


def debrief_shape(found: Debrief) -> Shape:
    """Shape what `debrief` prints."""
    return found.model_dump(mode="json", exclude=None if found.llm else {"llm"})
