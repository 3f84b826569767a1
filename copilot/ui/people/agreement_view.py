"""The contract in force, as trees: direction, promises both ways, reviews, what to put right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.export.days import day
from copilot.ui.shell.node import Node
from copilot.ui.shell.quotes import quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copilot.domain.labels import Side
    from copilot.domain.people import Agreement, Commitment, CommitmentState, Repair, Review
    from copilot.ui.shell.passage_view import HeadingOf

_WHY = "career/failure-promises"
_STATES: dict[CommitmentState, str] = {
    "open": "open",
    "done": "done",
    "missed": "not kept",
    "dropped": "dropped",
}
_SETTLES: tuple[tuple[str, CommitmentState], ...] = (
    ("Done", "done"),
    ("Not kept", "missed"),
    ("Dropped", "dropped"),
)


def direction_section(agreement: Agreement) -> Node:
    """Show where they want to go, in their words, and how that has moved, without blame."""
    parts: list[Node] = [Node("h2", "Where they want to go")]
    if agreement.direction:
        parts.append(Node("blockquote", quoted(agreement.direction), look="asked"))
    else:
        words = "Not written down yet. Ask, and put their own words into the contract."
        parts.append(Node("p", words, look="quiet"))
    parts += [
        Node("p", f"Until {day(each.noted)}: {quoted(each.was)}", look="quiet small")
        for each in reversed(agreement.goal_changes)
    ]
    if agreement.open_question:
        parts += [
            Node("h3", "The question you are sitting with", look="apart"),
            Node("p", agreement.open_question),
        ]
    return Node("section", tuple(parts), look="section")


def promises_section(agreement: Agreement, name: str, opened: str | None) -> Node:
    """Show both sides' lines, the manager's first, each with what may be done about it."""
    sides: tuple[tuple[str, Side], ...] = (
        ("You promised", "manager"),
        (f"{name} took on", "report"),
    )
    columns = tuple(
        Node("div", (Node("h3", title), *_lines(agreement, side, opened))) for title, side in sides
    )
    about = f"Version {agreement.version}, approved {day(agreement.approved.date())}."
    parts = [
        Node("h2", "Promises both ways", name="refuge"),
        Node("p", about, look="quiet"),
        Node("div", columns, look="two even below"),
    ]
    if agreement.review:
        listed = tuple(_review(each) for each in agreement.review)
        parts += [
            Node("h3", "To look at together", look="apart"),
            Node("ul", listed, look="promises"),
        ]
    return Node("section", tuple(parts), look="section")


def _lines(agreement: Agreement, side: Side, opened: str | None) -> tuple[Node, ...]:
    lines = [each for each in agreement.commitments if each.owner == side]
    if not lines:
        return (Node("p", "Nothing.", look="quiet"),)
    order = sorted(lines, key=lambda line: line.state != "open")
    return (Node("ul", tuple(_line(each, opened) for each in order), look="promises"),)


def _line(line: Commitment, opened: str | None) -> Node:
    about = [_STATES[line.state]]
    if line.state == "open":
        about.append(f"by {day(line.due)}" if line.due else "no day set")
    elif line.settled:
        about.append(day(line.settled))
    parts = [
        Node("p", line.action, look="what" if line.state == "open" else "quiet"),
        Node("p", " · ".join(about), look="quiet small"),
    ]
    if line.note:
        parts.append(Node("p", f"Your note: {line.note}", look="quiet small"))
    if line.evidence:
        parts.append(Node("p", quoted(line.evidence.quote), look="quiet small"))
    return Node("li", (*parts, _settle(line, opened)), name=f"line-{line.id}")


def _settle(line: Commitment, opened: str | None) -> Node:
    if line.state != "open":
        again = Node(
            "button",
            "Open again",
            look="link",
            press=f"settle:open:{line.id}",
            label=f"Open again: {line.action}",
        )
        return Node("div", (again,), look="acts")
    if opened != line.id:
        what = Node(
            "button",
            "What became of it?",
            look="link",
            press=f"open:{line.id}",
            label=f"What became of it: {line.action}",
        )
        return Node("div", (what,), look="acts")
    buttons = tuple(
        Node("button", words, look="link", press=f"settle:{state}:{line.id}")
        for words, state in _SETTLES
    )
    leave = Node("button", "Leave it", look="link", press=f"open:{line.id}")
    return Node("div", (*buttons, leave), look="acts")


def _review(item: Review) -> Node:
    when = f" ({item.when})" if item.when else ""
    if item.done:
        return Node("li", (Node("p", f"{item.what}{when}, done", look="quiet"),))
    tick = Node(
        "button",
        "We did",
        look="link",
        press=f"settle:done:{item.id}",
        label=f"We did: {item.what}",
    )
    return Node("li", (Node("p", f"{item.what}{when}"), Node("div", (tick,), look="acts")))


def repairs_section(repairs: Sequence[Repair], heading_of: HeadingOf) -> Node:
    """Show what was promised beyond one's authority, with words to put it right."""
    title = heading_of("career/failure-promises")
    source = (
        (
            Node(
                "button", f"Playbook: {title}", look="link", press="passage:career/failure-promises"
            ),
        )
        if title
        else ()
    )
    listed = tuple(_repair(each) for each in repairs)
    return Node(
        "section",
        (
            Node("h2", "To put right"),
            Node("p", "Said, and not yours to promise. They may be counting on it.", look="quiet"),
            Node("ul", listed, look="promises"),
            *source,
        ),
        look="section",
    )


def _repair(repair: Repair) -> Node:
    say = Node(
        "div", (Node("p", "Say", look="quiet small"), Node("p", repair.words)), look="instead"
    )
    acts = (
        Node("button", "I’ve put it right", look="link", press=f"right:{repair.id}"),
        Node("button", "Copy the words", look="link", copies=repair.words),
    )
    return Node(
        "li",
        (
            Node("p", quoted(repair.quote), look="what"),
            Node("p", f"{repair.why} Said on {day(repair.said)}.", look="quiet small"),
            say,
            Node("div", acts, look="acts"),
        ),
        name=f"repair-{repair.id}",
    )
