"""One quiet line after a clumsy turn; it holds nobody up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.coaching.rehearse.trust import CLOSED_RUN, closes

if TYPE_CHECKING:
    from copilot.domain.ear import Ear
    from copilot.domain.practice import Node


def nudge(exchange: Node, ear: Ear) -> str | None:
    """Say what to mind about the manager's turn of an exchange, None where there is nothing.

    Args:
        exchange: As it was heard.
        ear: Has the words.
    """
    match closes(exchange.heard):
        case "advice":
            return ear.nudges.advice
        case "leading":
            return ear.nudges.leading
        case "promise":
            return ear.nudges.promise
        case _:
            return ear.nudges.closed_run if exchange.state.closed_run >= CLOSED_RUN else None
