"""One line of JSON in, one line of JSON out: a bad line never stops the others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from copilot.cli.failures import told
from copilot.cli.requests import completed, id_of, request_of
from copilot.errors import CopilotError, InputError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from copilot.assembly import Copilot
    from copilot.cli.shapes import Shape
    from copilot.cli.tasks import Task


@dataclass(frozen=True)
class Reply:
    """What a line is answered with."""

    shape: Shape
    answer: Any = None
    failed: bool = False


def answered(
    copilot: Copilot, task: Task[Any, Any], line: bytes, given: Mapping[str, object]
) -> Reply:
    """Answer one line, or say what is wrong with it.

    Args:
        copilot: Whom to ask.
        task: What to ask.
        line: A JSON object.
        given: Values for fields that the line leaves open.

    Raises:
        CopilotError: The configuration is at fault, so no line could be answered.
    """
    identity = id_of(line)
    try:
        request = completed(request_of(line, task.request), given)
        answer = task.answer(copilot, request, None)
        return Reply({"id": identity} | task.shape(answer), answer)
    except Exception as error:
        if isinstance(error, CopilotError) and not isinstance(error, InputError):
            raise
        return Reply({"id": identity, "error": told(error)}, failed=True)
