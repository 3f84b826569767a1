"""What was promised beyond one's authority and still has to be put right, as a tree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from copilot.export.days import day
from copilot.ui.people.agreement_view import MAIL
from copilot.ui.shell.node import Node
from copilot.ui.shell.quotes import quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copilot.domain.people import Repair
    from copilot.ui.shell.passage_view import HeadingOf

PASSAGE = "passage:"
"""Before the topic of a passage that is asked for."""
_WHY = "career/failure-promises"


@dataclass(frozen=True)
class Righted:
    """What was just put right; it stands where it stood until something else is done."""

    repair: Repair
    place: int
    """Where on the list it stood, from 0."""


def repairs_section(
    repairs: Sequence[Repair], heading_of: HeadingOf, righted: Righted | None = None
) -> Node:
    """Show each promise with words to put it right, and where the playbook says why."""
    rows = [_repair(each) for each in repairs]
    if righted and righted.repair.id not in {each.id for each in repairs}:
        rows.insert(righted.place, _righted(righted.repair))
    title = heading_of(_WHY)
    source = Node("button", f"Playbook: {title}", look="link", press=PASSAGE + _WHY)
    parts = (
        Node("h2", "To put right", name="refuge"),
        Node("p", "Said, and not yours to promise. They may be counting on it.", look="quiet"),
        Node("ul", tuple(rows), look="promises"),
        *((Node("div", (source,), look="below"),) if title else ()),
    )
    return Node("section", parts, look="section")


def _repair(repair: Repair) -> Node:
    said = (Node("p", "Say", look="quiet small"), Node("p", repair.words))
    acts = (
        Node("button", "I’ve put it right", look="link", press=f"right:{repair.id}"),
        Node("button", "Copy the words", look="link", copies=repair.words),
        Node("button", "Prepare a mail about it", look="link", press=f"{MAIL}:put-right"),
    )
    parts = (
        Node("p", quoted(repair.quote), look="what"),
        Node("p", f"{repair.why} Said on {day(repair.said)}.", look="quiet small"),
        Node("div", said, look="instead"),
        Node("div", acts, look="acts does below"),
    )
    return Node("li", parts, name=f"repair-{repair.id}")


def _righted(repair: Repair) -> Node:
    words = quoted(repair.quote)
    said = Node("p", (Node("span", "✓ Put right: ", look="strong"), words))
    undo = Node(
        "button", "Undo", look="link", press=f"reopen:{repair.id}", label=f"Undo: {words} put right"
    )
    return Node("li", (said, undo), look="quiet", name=f"repair-{repair.id}")
