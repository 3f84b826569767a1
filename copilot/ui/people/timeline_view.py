"""What happened with somebody, newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from copilot.export.days import day
from copilot.ui.shell.node import Node

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from copilot.domain.follow_through import Change
    from copilot.domain.people import Agreement, Conversation, ConversationKind, SentKind
    from copilot.domain.records import Standing

_KINDS: dict[ConversationKind, str] = {
    "full": "Career conversation",
    "monthly-review": "Monthly review",
    "check-in": "Check-in",
    "ad-hoc": "Conversation in between",
}
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


def timeline(
    standing: Standing,
    versions: Sequence[Agreement],
    unfolded: tuple[int, tuple[Change, ...]] | None,
) -> Node:
    """Show conversations, versions of the contract and what was sent."""
    events = [
        *(_Event(each.date, 1, _conversation(each)) for each in standing.conversations),
        *(_Event(each.approved.date(), 2, _version(each, unfolded)) for each in versions),
        *(
            _Event(each.at.astimezone().date(), 3, Node("p", _SENT[each.kind]))
            for each in standing.sent
        ),
    ]
    events.sort(key=lambda each: (each.on, each.order), reverse=True)
    listed = tuple(
        Node("li", (Node("p", day(each.on), look="quiet small"), each.node)) for each in events
    )
    inside = Node("ul", listed, look="timeline") if listed else _nothing()
    return Node("section", (Node("h2", "So far"), inside), look="section")


def _nothing() -> Node:
    words = "Nothing yet. Plan a first conversation, or paste the notes of one you have had."
    return Node("p", words, look="quiet")


def _conversation(each: Conversation) -> Node:
    words = _KINDS[each.kind] + ("" if each.held else ", planned")
    said = "Open it" if each.notes.strip() else "Prepare it" if not each.held else "Add notes"
    button = Node(
        "button", said, look="link", press=f"conversation:{each.id}", label=f"{said}: {words}"
    )
    return Node("div", (Node("span", words), button), look="links")


def _version(each: Agreement, unfolded: tuple[int, tuple[Change, ...]] | None) -> Node:
    words = f"Contract, version {each.version}"
    button = Node(
        "button",
        "What changed",
        look="link",
        press=f"version:{each.version}",
        label=f"What changed: {words}",
    )
    row = Node("div", (Node("span", words), button), look="links")
    if unfolded is None or unfolded[0] != each.version:
        return row
    return Node("div", (row, *_changes(unfolded[1])))


def _changes(found: Sequence[Change]) -> Iterator[Node]:
    if found:
        yield Node("ul", tuple(Node("li", each.text) for each in found), look="plain small")
    else:
        yield Node("p", "Nothing.", look="quiet small")
