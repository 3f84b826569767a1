"""Everybody, as a tree: when they were last talked with, what is next, what is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.export.days import day
from copilot.ui.shell.node import Node

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from copilot.domain.labels import Side
    from copilot.domain.records import Standing


def heading() -> Node:
    """Say whom the page is about."""
    lead = "The people you manage, each with what you owe one another."
    return Node("header", (Node("h1", "People"), Node("p", lead, look="lead")))


def people_list(everybody: Sequence[Standing], today: dt.date, *, anybody: bool) -> Node:
    """List people; a press tells somebody's id."""
    if not everybody:
        words = (
            "Nobody of that name."
            if anybody
            else "Nobody yet. Add the first one, or file notes with somebody after a conversation."
        )
        return Node("p", words, look="quiet")
    return Node("ul", tuple(_row(each, today) for each in everybody), look="kept people")


def _row(standing: Standing, today: dt.date) -> Node:
    person = standing.person
    about = [person.role] if person.role else []
    name = Node("button", person.name, look="link name", press=person.id)
    lines = [Node("p", ", ".join(about), look="quiet small")] if about else []
    facts = " · ".join(_facts(standing, today))
    return Node(
        "li",
        (
            Node("div", (Node("h3", (name,)), *lines)),
            Node("p", facts, look="quiet small"),
        ),
    )


def _facts(standing: Standing, today: dt.date) -> Iterator[str]:
    held = [each.date for each in standing.conversations if each.held]
    ahead = [each.date for each in standing.conversations if not each.held and each.date >= today]
    yield f"Last talk {day(max(held))}" if held else "No talk yet"
    if ahead:
        yield f"next {day(min(ahead))}"
    if standing.agreement:
        yield f"open: {_open(standing, 'manager')} of yours, {_open(standing, 'report')} of theirs"
    if standing.repairs:
        count = len(standing.repairs)
        yield f"{count} to put right"


def _open(standing: Standing, side: Side) -> int:
    lines = standing.agreement.commitments if standing.agreement else ()
    return sum(1 for line in lines if line.owner == side and line.state == "open")
