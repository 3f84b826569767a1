"""The frame of a page: the one place where errors turn into messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.errors import CopilotError
from copilot.ui.shell import session
from copilot.ui.shell.drawn import draw
from copilot.ui.shell.node import Node

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.delta_generator import DeltaGenerator


def framed(name: str, messages: DeltaGenerator, page: Callable[[], None]) -> None:
    """Run a page, and tell in the place for messages what went wrong now or before."""
    try:
        page()
        problem = session.problem()
    except CopilotError as error:
        # What came of the manager's own press says more than what it led to.
        problem = session.problem() or str(error)
    if problem:
        with messages:
            draw(f"{name}-problem", [Node("p", problem, look="alert", arrives=True)])
