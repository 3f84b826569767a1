"""How to begin: own promises first, then what has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.export.days import day
from copilot.ui.shell.node import Node

if TYPE_CHECKING:
    from copilot.domain.follow_through import Opening, Step


def opening_section(opening: Opening) -> Node:
    """Show the steps of the opening, in their order."""
    heading = (
        Node("h2", "Begin with what you promised"),
        Node("p", "Your own part first, also where it is awkward.", look="quiet"),
    )
    listed = tuple(Node("li", _step(step)) for step in opening.steps)
    return Node("section", (*heading, Node("ol", listed, look="opening below")), look="section")


def _step(step: Step) -> tuple[Node, ...]:
    about: list[str] = []
    if step.state:
        about.append("overdue" if step.overdue else step.state)
    if step.due:
        about.append(f"due {day(step.due)}")
    told = ", ".join(about)
    return (
        Node("p", step.words),
        *((Node("p", told[:1].upper() + told[1:], look="quiet small"),) if told else ()),
    )
