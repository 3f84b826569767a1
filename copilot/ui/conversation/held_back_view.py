"""What the draft leaves out, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.ui.shell.node import Node
from copilot.ui.shell.quotes import quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copilot.domain.contract import HeldBack
    from copilot.domain.flags import Flag


def held_back(held: Sequence[HeldBack], flags: Sequence[Flag] = ()) -> Node:
    """Show what looked like a line of the contract and is none.

    Args:
        held: What was left out.
        flags: On the same notes; those on the same words say what to say instead.
    """
    items = tuple(_item(each, flags) for each in held)
    heading = Node("h3", "Held back from the contract")
    return Node("div", (heading, Node("ul", items, look="held")), look="below")


def _item(held: HeldBack, flags: Sequence[Flag]) -> Node:
    at = held.evidence
    parts = [Node("p", quoted(at.quote)), Node("p", held.why, look="quiet small")]
    flag = next((each for each in flags if each.start < at.end and at.start < each.end), None)
    if flag and flag.rewrite:
        copy = Node("button", "Copy", look="link", copies=flag.rewrite, label="Copy these words")
        parts.append(Node("div", (Node("p", flag.rewrite), copy), look="instead"))
    return Node("li", tuple(parts))
