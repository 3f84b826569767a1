"""One person: timeline, contract, promises both ways."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.ui.shell.drawn import draw
from copilot.ui.shell.node import Node

if TYPE_CHECKING:
    from copilot.ui.shell.engine import Engine


def show(engine: Engine, person_id: str) -> None:  # noqa: ARG001
    """Show the page."""
    draw("person-heading", [Node("h1", "Person")])
