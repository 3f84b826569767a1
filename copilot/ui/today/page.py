"""The Today room: what is due, in the order to do it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.ui.shell.drawn import draw
from copilot.ui.shell.node import Node

if TYPE_CHECKING:
    from copilot.ui.shell.engine import Engine


def show(engine: Engine) -> None:  # noqa: ARG001
    """Show the page."""
    draw("today-heading", [Node("h1", "Today")])
