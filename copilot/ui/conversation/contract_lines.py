"""What stands with the lines of a contract, as trees: where they come from, what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.ui.conversation.contract_edits import undated
from copilot.ui.shell.node import Node
from copilot.ui.shell.quotes import quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copilot.domain.evidence import Evidence
    from copilot.domain.flags import Flag
    from copilot.ui.conversation.contract_edits import Card, Part, Sheet


def line_about(card: Card, found: Evidence | None, *, lit: bool) -> Node:
    """Say where a line comes from; its words lead to the notes.

    Args:
        card: The line.
        found: Its words in the notes beside it, if they stand there.
        lit: Whether they are shown there now.
    """
    when = f" Said of when: {quoted(card.due_text)}." if card.due_text and not card.due else ""
    if found is None:
        return Node("p", f"{_origin(card)}{when}", look="quiet small")
    shown = "Shown in the notes" if lit else "Show in the notes"
    button = Node("button", shown, look="link", press=card.key, label=f"{shown}: {found.quote}")
    words = Node("span", f"{quoted(found.quote)}{when} ", look="quiet small")
    return Node("p", (words, button), look="from")


def _origin(card: Card) -> str:
    if card.own:
        return "Added by you."
    if card.line:
        words = f": {quoted(card.evidence.quote)}" if card.evidence else ""
        return f"From last time{words}."
    return "From the notes."


def missing(sheet: Sheet, report: str | None) -> Node | None:
    """Name the lines that nobody has dated, each with whose it is."""
    cards = [card for card in undated(sheet.cards) if card.part != "review"]
    if not cards:
        return None
    asked = Node("h4", "A date to ask for" if len(cards) == 1 else "Dates to ask for")
    whose: dict[Part, str] = {"report": report or "They", "manager": "You"}
    listed = tuple(Node("li", f"{whose[card.part]}: {card.text}") for card in cards)
    return Node("div", (asked, Node("ul", listed)), look="notice ask")


def over_promised(flags: Sequence[Flag]) -> Node:
    """Say what a typed line leaves open or promises too much, and offer words instead."""
    return Node("div", tuple(_flag(flag) for flag in flags), look="notice")


def _flag(flag: Flag) -> Node:
    parts = [Node("p", flag.why)]
    if flag.rewrite:
        take = Node("button", "Use it", look="link", press=flag.rewrite)
        parts.append(Node("div", (Node("p", flag.rewrite), take), look="instead"))
    return Node("div", tuple(parts))
