"""The contract in force, as trees: direction, promises both ways, and what to look at together."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from copilot.export.days import day, month
from copilot.ui.shell.node import Node
from copilot.ui.shell.quotes import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copilot.domain.labels import Side
    from copilot.domain.people import Agreement, Commitment, CommitmentState, Review

CONTRACT, MAIL = "contract", "mail"
"""What leads out of the page: to the contract's own step, or to a mail named after a colon."""
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


@dataclass(frozen=True)
class Shown:
    """What lines are drawn with."""

    name: str
    """Whose contract it is."""
    on: dt.date
    settled: str | None = None
    """Id of the line that was settled just now."""


def direction_section(agreement: Agreement) -> Node:
    """Show where they want to go, in their words, and how that has moved, without blame."""
    if agreement.direction:
        said = Node("blockquote", quoted(agreement.direction), look="asked below")
    else:
        words = "Not written down yet. Ask, and put their own words into the contract."
        said = Node("p", words, look="quiet")
    moved = tuple(
        Node("p", f"{day(each.noted)}: {quoted(each.was)} → {quoted(each.now)}", look="quiet small")
        for each in reversed(agreement.goal_changes)
    )
    parts = [Node("h2", "Where they want to go"), said, *moved]
    if agreement.open_question:
        parts += [
            Node("h3", "The question still open", look="apart"),
            Node("p", agreement.open_question),
        ]
    if agreement.conversation:
        change = Node("button", "Change it in the contract", look="link", press=CONTRACT)
        parts.append(Node("div", (change,), look="acts below"))
    return Node("section", tuple(parts), look="section")


def promises_section(agreement: Agreement, shown: Shown) -> Node:
    """Show both sides' lines, the manager's first, each with what may be done about it."""
    sides: tuple[tuple[str, Side], ...] = (
        ("You promised", "manager"),
        (f"{shown.name} took on", "report"),
    )
    columns = tuple(
        Node("div", (Node("h3", title), _lines(agreement, side, shown))) for title, side in sides
    )
    about = f"Version {agreement.version}, approved {day(agreement.approved.date())}."
    parts = [
        Node("h2", "Promises both ways", name="refuge"),
        Node("p", about, look="quiet"),
        Node("div", columns, look="two even apart"),
    ]
    if agreement.review:
        listed = tuple(_review(each) for each in agreement.review)
        parts += [
            Node("h3", "To look at together", look="apart"),
            Node("ul", listed, look="promises"),
        ]
    mail = Node("button", "Prepare a mail about it", look="link", press=f"{MAIL}:summary")
    parts.append(Node("div", (mail,), look="acts apart"))
    return Node("section", tuple(parts), look="section")


def _lines(agreement: Agreement, side: Side, shown: Shown) -> Node:
    lines = tuple(_line(each, shown) for each in agreement.commitments if each.owner == side)
    return Node("ul", lines, look="promises") if lines else Node("p", "Nothing.", look="quiet")


def _line(line: Commitment, shown: Shown) -> Node:
    late = _late(line, shown.on)
    parts = [
        Node("p", line.action, look="what" if line.state == "open" else "quiet"),
        Node("p", _state(line, late=late), look="overdue small" if late else "quiet small"),
    ]
    if line.note:
        parts.append(Node("p", f"Your note: {line.note}", look="small"))
    if line.evidence:
        said = f"In your notes: {quoted(line.evidence.quote)}"
        parts.append(Node("p", said, look="quiet small"))
    acts = Node("div", tuple(_acts(line, shown)), look="acts does")
    return Node("li", (*parts, acts), name=f"line-{line.id}")


def _late(line: Commitment, on: dt.date) -> bool:
    return line.state == "open" and line.due is not None and line.due < on


def _state(line: Commitment, *, late: bool) -> str:
    words = _STATES[line.state]
    if line.state != "open":
        return f"{words} · {day(line.settled)}" if line.settled else words
    if line.due is None:
        return f"{words} · no day set"
    return f"{words} · {'was due' if late else 'by'} {day(line.due)}"


def _acts(line: Commitment, shown: Shown) -> Iterator[Node]:
    if line.state == "open":
        for words, state in _SETTLES:
            yield _act(words, f"settle:{state}:open:{line.id}", line.action)
    else:
        words = "Undo" if shown.settled == line.id else "Open again"
        yield _act(words, f"settle:open:{line.state}:{line.id}", line.action)
    yield _act("Change the note" if line.note else "Add a note", f"note:{line.id}", line.action)
    if line.owner == "manager" and (line.state == "missed" or _late(line, shown.on)):
        yield _act("Write to them about it", f"{MAIL}:missed", line.action)


def _review(item: Review) -> Node:
    when = f", {month(dt.date.fromisoformat(f'{item.when}-01'))}" if item.when else ""
    if item.done:
        said = Node("p", f"{item.what}{when}, done", look="quiet")
        act = _act("Open again", f"tick:open:{item.id}", item.what)
    else:
        said = Node("p", f"{item.what}{when}")
        act = _act("We did", f"tick:done:{item.id}", item.what)
    return Node("li", (said, Node("div", (act,), look="acts does")), name=f"review-{item.id}")


def _act(words: str, press: str, about: str) -> Node:
    return Node("button", words, look="link", press=press, label=f"{words}: {about}")
