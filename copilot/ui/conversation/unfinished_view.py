"""Notes that were begun and not filed: the list to go on from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.export.days import day
from copilot.ui.shell.node import Node
from copilot.ui.shell.quotes import flat

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copilot.ui.conversation.kept_words import Unfinished

GO, DELETE = "go:", "delete:"
_WORDS = 70
"""Characters shown of each."""


def unfinished_list(listed: Sequence[Unfinished], doomed: str | None) -> Node:
    """List them, latest first; deleting is asked for twice."""
    summary = Node("summary", f"Unfinished notes ({len(listed)})", look="link")
    rows = tuple(_row(each, sure=each.draft == doomed) for each in listed)
    inside = (summary, Node("ul", rows, look="kept"))
    return Node("details", inside, name="unfinished", look="below")


def _row(each: Unfinished, *, sure: bool) -> Node:
    words = flat(each.notes.text)
    shown = words if len(words) <= _WORDS else f"{words[:_WORDS].rstrip()} …"
    saved = each.saved.astimezone()
    about = f"Last changed {day(saved.date())}, {saved:%H:%M}"
    if sure:
        acts = (
            Node("span", "It can’t be brought back.", look="small"),
            Node("button", "Delete for good", look="link", press=DELETE + each.draft),
            Node("button", "Keep it", look="link", press=DELETE),
        )
    else:
        acts = (
            Node("button", "Go on", look="link", press=GO + each.draft, label=f"Go on: {shown}"),
            Node("button", "Delete", look="link", press=f"?{each.draft}", label=f"Delete: {shown}"),
        )
    told = Node("div", (Node("p", shown), Node("p", about, look="quiet small")))
    return Node("li", (told, Node("div", acts, look="acts")), name=f"unfinished-{each.draft}")
