"""What stands below a line of the contract: where it comes from, and what may be wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.ui.shell.node import Node
from copilot.ui.shell.quotes import quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copilot.domain.flags import Flag
    from copilot.ui.conversation.contract_edits import Card


def line_about(card: Card, *, lit: bool) -> Node:
    """Say where a line comes from; its words lead to the notes."""
    if card.evidence:
        shown = "Shown in the notes" if lit else "Show in the notes"
        button = Node(
            "button", shown, look="link", press=card.key, label=f"{shown}: {card.evidence.quote}"
        )
        words = Node("span", f"{quoted(card.evidence.quote)} ", look="quiet small")
        return Node("p", (words, button), look="from")
    origin = "Added by you" if card.own else "From last time" if card.line else "From the notes"
    return Node("p", origin, look="quiet small")


def over_promised(flags: Sequence[Flag]) -> Node:
    """Say what a typed line promises too much, and offer words to say instead."""
    return Node("div", tuple(_flag(flag) for flag in flags), look="notice")


def _flag(flag: Flag) -> Node:
    parts = [Node("p", flag.why)]
    if flag.rewrite:
        take = Node("button", "Use it", look="link", press=flag.rewrite)
        parts.append(Node("div", (Node("p", flag.rewrite), take), look="instead"))
    return Node("div", tuple(parts))
