"""What the draft leaves out, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.ui.shell.node import Node
from copilot.ui.shell.quotes import quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copilot.domain.contract import HeldBack


def held_back(held: Sequence[HeldBack]) -> Node:
    """Show what looked like a line of the contract and is none."""
    items = tuple(
        Node(
            "li",
            (
                Node("p", quoted(each.evidence.quote)),
                Node("p", each.why, look="quiet small"),
            ),
        )
        for each in held
    )
    heading = Node("h3", "Held back from the contract")
    return Node("div", (heading, Node("ul", items, look="held")), look="below")
