"""Who is made up, and what there is to try, as trees."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from copilot.ui.shell.node import Node

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

Try = Literal["settle", "person", "send", "notes", "practise"]
WIPE, SURE, SPARE, HIDE = "wipe", "sure", "spare", "hide"
TRIES: dict[Try, str] = {
    "settle": "Settle one thing on the list below: it is gone, and can be undone",
    "person": "Open somebody’s page: what you owe one another, and since when",
    "send": "See a contract as the other one will see it, and take it out",
    "notes": "Paste notes, and see which words are worth a second look",
    "practise": "Practise a hard conversation with somebody who can’t be hurt",
}


def banner(names: Sequence[str] | None, *, sure: bool) -> Node:
    """Say who is made up; None where everybody is."""
    who = f"Made up, to look around with: {', '.join(names)}." if names else None
    said = Node("span", who or "These are made-up people.", look="strong")
    wipe = Node("button", "Wipe the samples", look="link", press=WIPE)
    acts: tuple[Node, ...] = (wipe,)
    if sure:
        acts = (
            Node("span", "Wipe them, and all that was made with them?"),
            Node("button", "Wipe them", look="link", press=SURE),
            Node("button", "Keep them", look="link", press=SPARE),
        )
    return Node("div", (said, *acts), look="done acts", name="made-up")


def tries(tried: Collection[str]) -> Node:
    """List five things to try, those that were tried ticked."""
    rows = tuple(_row(each, words, done=each in tried) for each, words in TRIES.items())
    hide = Node("button", "Hide this list for good", look="link quiet", press=HIDE)
    return Node(
        "section",
        (Node("h4", "Five things to try"), Node("ol", rows), hide),
        look="tries",
        name="tries",
    )


def _row(each: Try, words: str, *, done: bool) -> Node:
    tick = Node("span", "✓ " if done else "○ ", label="tried" if done else "not tried yet")
    said = words if each == "settle" else Node("button", words, look="link", press=each)
    return Node("li", (tick, said), look="quiet" if done else "")
