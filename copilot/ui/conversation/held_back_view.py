"""What the draft leaves out and why, and which dates it still asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.ui.shell.node import Node
from copilot.ui.shell.quotes import flat, quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copilot.domain.contract import HeldBack
    from copilot.ui.conversation.contract_edits import Row


def missing_dates(rows: Sequence[tuple[str, Row]]) -> tuple[Node, ...]:
    """Name the lines that nobody has dated, each with whose it is."""
    undated = [f"{whose}: {flat(row.text)}" for whose, row in rows if row.due is None]
    if not undated:
        return ()
    asked = Node("h4", "A date to ask for" if len(undated) == 1 else "Dates to ask for")
    listed = Node("ul", tuple(Node("li", each) for each in undated))
    return (Node("div", (asked, listed), look="notice ask"),)


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
