"""What happened with somebody, newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from copilot.export.days import day
from copilot.ui.shell.node import Node
from copilot.ui.shell.quotes import quoted

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from copilot.domain.follow_through import Change
    from copilot.domain.people import (
        Agreement,
        Conversation,
        ConversationKind,
        GoalChange,
        SentItem,
        SentKind,
    )
    from copilot.domain.records import Standing

    Unfolded = tuple[int, tuple[Change, ...]]
    """A version of the contract, and what it changed."""

KINDS: dict[ConversationKind, str] = {
    "full": "Career conversation",
    "monthly-review": "Monthly review",
    "check-in": "Check-in",
    "ad-hoc": "Conversation in between",
}
"""What each kind is called."""
_SENT: dict[SentKind, str] = {
    "summary": "The summary was taken out",
    "invitation": "The invitation was taken out",
    "reflection": "The note beforehand was taken out",
    "calendar": "The calendar file was taken out",
    "nudge": "The monthly mail was taken out",
    "repair": "A mail to put something right was taken out",
    "document": "The document was taken out",
}


class _Event(NamedTuple):
    on: dt.date
    order: int
    node: Node


def timeline(standing: Standing, versions: Sequence[Agreement], unfolded: Unfolded | None) -> Node:
    """Show conversations, versions of the contract, changed directions and what was sent."""
    moved = standing.agreement.goal_changes if standing.agreement else ()
    events = [
        *(_Event(each.date, 1, _conversation(each)) for each in standing.conversations),
        *(_Event(each.approved.date(), 2, _version(each, unfolded)) for each in versions),
        *(_Event(each.noted, 3, _direction(each)) for each in moved),
        *(_Event(_sent_on(each), 4, _sent(each)) for each in standing.sent),
    ]
    events.sort(key=lambda each: (each.on, each.order), reverse=True)
    listed = tuple(
        Node("li", (Node("p", day(each.on), look="quiet small"), each.node)) for each in events
    )
    inside = Node("ul", listed, look="timeline") if listed else _nothing()
    return Node("section", (Node("h2", "So far", name="refuge"), inside), look="section")


def taken(item: SentItem) -> str:
    """Name something that was taken out, as a press does."""
    return f"{item.conversation}:{item.kind}:{item.at.isoformat()}"


def _nothing() -> Node:
    words = "Nothing yet. Plan a first conversation, or paste the notes of one you have had."
    return Node("p", words, look="quiet")


def _conversation(each: Conversation) -> Node:
    if each.notes.strip():
        about, step, said = "with notes", "review", "Open it"
    elif each.held:
        about, step, said = "held, no notes yet", "notes", "Add notes"
    else:
        about, step, said = "planned", "prepare", "Prepare it"
    words = f"{KINDS[each.kind]}, {about}"
    button = Node(
        "button",
        said,
        look="link",
        press=f"{step}:{each.id}",
        label=f"{said}: {words}, {day(each.date)}",
    )
    return Node("div", (Node("span", words), button), look="links")


def _sent(each: SentItem) -> Node:
    words = _SENT[each.kind]
    label = f"Undo: {words}, {day(_sent_on(each))}"
    button = Node("button", "Undo", look="link", press=f"taken:{taken(each)}", label=label)
    return Node("div", (Node("span", words), button), look="links")


def _sent_on(each: SentItem) -> dt.date:
    return each.at.astimezone().date()


def _direction(each: GoalChange) -> Node:
    return Node("p", f"Another direction: {quoted(each.was)} → {quoted(each.now)}")


def _version(each: Agreement, unfolded: Unfolded | None) -> Node:
    words = f"Contract, version {each.version}"
    out = unfolded is not None and unfolded[0] == each.version
    said = "Fold it again" if out else "What changed"
    button = Node(
        "button", said, look="link", press=f"version:{each.version}", label=f"{said}: {words}"
    )
    row = Node("div", (Node("span", words), button), look="links")
    parts = (row, difference(unfolded[1])) if unfolded and out else (row,)
    return Node("div", parts, name=f"version-{each.version}")


def difference(found: Sequence[Change]) -> Node:
    """Show what is different between two versions, one thing a line."""
    if not found:
        return Node("p", "Nothing is different.", look="quiet small")
    return Node("ul", tuple(Node("li", each.text) for each in found), look="plain small below")
