"""What is dismissed, as a tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.export.days import day
from copilot.ui.shell.node import Node

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copilot.domain.dismissals import Dismissal


def heading() -> Node:
    """Say what dismissing does."""
    lead = (
        "Dismissed warnings fold away and are never gone. Warnings of high severity always stand, "
        "unless you dismiss one where it is."
    )
    quiet = "Of phrases only a fingerprint is kept, so they can be known again but not read."
    return Node(
        "header",
        (
            Node("h1", "Dismissed warnings"),
            Node("p", lead, look="lead"),
            Node("p", quiet, look="quiet small below"),
        ),
    )


def dismissals_section(items: Sequence[Dismissal]) -> Node:
    """List them; a button tells the id of the one to take back."""
    if not items:
        return Node("p", "Nothing is dismissed.", look="quiet")
    return Node("ul", tuple(_row(each) for each in items), look="kept")


def _row(item: Dismissal) -> Node:
    what = _what(item)
    whose = "in notes about one person" if item.about else "in all notes"
    told = Node("div", (Node("p", what), Node("p", f"{whose}, {day(item.on)}", look="quiet small")))
    back = Node("button", "Take it back", look="link", press=item.id, label=f"Take it back: {what}")
    return Node("li", (told, back), name=f"dismissal-{item.id}")


def _what(item: Dismissal) -> str:
    if item.kind == "category":
        return f"{item.category.replace('-', ' ').capitalize()}, below {item.below} severity"
    if item.kind == "once":
        return f"One warning: {item.category.replace('-', ' ')}"
    return f"A phrase of {item.words} word{'s' if item.words > 1 else ''}"
