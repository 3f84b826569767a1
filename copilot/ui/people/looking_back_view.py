"""The audit of one conversation and the comparison of several, as trees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.export.days import day
from copilot.ui.shell.node import Node
from copilot.ui.shell.quotes import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from copilot.domain.follow_through import Comparison, Finding, NeverAsked
    from copilot.domain.labels import Phase
    from copilot.domain.people import Conversation
    from copilot.ui.shell.passage_view import HeadingOf

_PHASES: dict[Phase, str] = {
    "where_now": "Where they are now",
    "where_to": "Where they want to go",
    "close_gap": "How to close the gap",
}


def audit_section(
    conversation: Conversation, findings: Sequence[Finding], heading_of: HeadingOf
) -> Node:
    """Show what was seen of each failure, with the words that show it, and what to do instead."""
    return Node(
        "div",
        (
            Node("h3", f"The conversation of {day(conversation.date)}"),
            Node("ul", tuple(_finding(each, heading_of) for each in findings), look="promises"),
        ),
    )


def _finding(each: Finding, heading_of: HeadingOf) -> Node:
    parts = [Node("p", each.name, look="what"), Node("p", each.told, look="small")]
    parts += [Node("p", quoted(quote.quote), look="quiet small") for quote in each.quotes]
    parts += [Node("p", fact, look="quiet small") for fact in each.facts if fact != each.told]
    if each.seen:
        parts.append(Node("div", (Node("p", each.instead),), look="instead"))
        parts += _passage(each.topic, heading_of)
    return Node("li", tuple(parts))


def comparison_section(found: Comparison, heading_of: HeadingOf) -> Iterator[Node]:
    """Show what only several conversations show; nothing where there is nothing."""
    if found.directions:
        lines = tuple(
            Node(
                "li",
                f"{quoted(each.was or '')} → {quoted(each.now)}" if each.was else quoted(each.now),
            )
            for each in found.directions
        )
        yield Node(
            "div",
            (
                Node("h3", "Another direction than before", look="apart"),
                Node("ul", lines, look="plain"),
            ),
        )
    if found.stale:
        lines = tuple(
            Node("li", f"{each.commitment.action}: open since {day(each.since)}")
            for each in found.stale
        )
        yield Node(
            "div", (Node("h3", "Open for long", look="apart"), Node("ul", lines, look="plain"))
        )
    if found.never_asked:
        lines = tuple(_never(each, heading_of) for each in found.never_asked)
        yield Node(
            "div",
            (Node("h3", "Never asked so far", look="apart"), Node("ul", lines, look="promises")),
        )


def _never(each: NeverAsked, heading_of: HeadingOf) -> Node:
    parts = [Node("p", _PHASES[each.phase], look="what")]
    if each.question:
        parts.append(Node("p", f"To begin with: {each.question}"))
    if each.topic:
        parts += _passage(each.topic, heading_of)
    return Node("li", tuple(parts))


def _passage(topic: str, heading_of: HeadingOf) -> list[Node]:
    title = heading_of(topic)
    return [Node("button", f"Playbook: {title}", look="link", press=topic)] if title else []
