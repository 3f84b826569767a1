"""Everybody, each with what is due."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.ui.shell.drawn import draw
from copilot.ui.shell.node import Node

if TYPE_CHECKING:
    from copilot.ui.shell.engine import Engine


def show(engine: Engine) -> None:  # noqa: ARG001
    """Show the page."""
    draw("people-heading", [Node("h1", "People")])
