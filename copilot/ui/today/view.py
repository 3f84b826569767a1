"""What is due, as trees: one item a row, with its rule, its passage and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

from copilot.export.days import day
from copilot.ui.shell.node import Node
from copilot.ui.today.verbs import ACTS, PASSAGE, PERSON, PREPARE, WHOSE, WRITE_UP, Asked

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping, Sequence

    from copilot.domain.follow_through import DueItem
    from copilot.domain.people import Conversation
    from copilot.ui.shell.passage_view import HeadingOf

_WEEK = 7
When = Literal["Now", "This week", "No hurry"]
_WHEN: tuple[When, ...] = get_args(When)


@dataclass(frozen=True)
class Settled:
    """What was just done, which stands where it stood until something else is done."""

    item: DueItem
    place: int
    """Where on the list it stood, from 0."""
    words: str
    undo: str | None
    """What a button tells to undo it; None where nothing can."""


@dataclass(frozen=True)
class Shelf:
    """What the rows are drawn with."""

    on: dt.date
    heading_of: HeadingOf
    repairs: Mapping[str, str]
    """The words to say, by the id of what has to be put right."""


def heading(on: dt.date) -> Node:
    """Say which day it is."""
    about = Node("p", f"{on:%A}, {day(on)}", look="quiet")
    return Node("header", (Node("h1", "Today"), about))


def due_sections(items: Sequence[DueItem], shelf: Shelf, settled: Settled | None) -> list[Node]:
    """Show everything that is due, in its order; something kind where nothing is."""
    rows = [(each, _item(each, shelf)) for each in items]
    if settled:
        rows.insert(settled.place, (settled.item, _settled(settled)))
    if not rows:
        words = (
            "Nothing is due. A good day to ask somebody how things look from where they sit, or "
            "to practise for ten minutes."
        )
        return [Node("p", words, look="lead")]
    shelved = {when: [row for each, row in rows if _when(each, shelf.on) == when] for when in _WHEN}
    return [_section(when, shelved[when]) for when in _WHEN if shelved[when]]


def _when(item: DueItem, on: dt.date) -> When:
    if item.due is None:
        return "This week"
    days = (item.due - on).days
    if days <= 0:
        return "Now"
    return "This week" if days <= _WEEK else "No hurry"


def _section(when: When, rows: list[Node]) -> Node:
    listed = Node("ul", tuple(rows), look="due")
    if when != "No hurry":
        return Node("section", (Node("h2", when, name="refuge"), listed), look="section")
    count = "one thing" if len(rows) == 1 else f"{len(rows)} things"
    summary = Node("summary", f"No hurry: {count}", look="quiet")
    folded = Node("details", (summary, listed), look="dismissed", name="no-hurry")
    return Node("section", (folded,))


def _item(item: DueItem, shelf: Shelf) -> Node:
    words = shelf.repairs.get(item.about) if item.kind == "repair" else None
    say = (Node("blockquote", words, look="instead"),) if words else ()
    title = shelf.heading_of(item.topic)
    source = Node("button", title or "", look="link quiet small", press=PASSAGE + item.topic)
    return Node(
        "li",
        (
            Node("p", item.what, look="what"),
            _facts(item, shelf.on),
            *say,
            Node("div", tuple(_acts(item, shelf.on)), look="acts does"),
            Node("p", (f"{item.rule} ", *((source,) if title else ())), look="quiet small"),
        ),
        name=_name(item),
    )


def _name(item: DueItem) -> str:
    """Name its row: the focus stays there when the row is drawn anew."""
    return f"due-{item.kind}-{item.about}"


def _facts(item: DueItem, on: dt.date) -> Node:
    person = Node("button", item.name, look="link quiet small", press=Asked.of(PERSON, item).told())
    late = Node("span", _by(item, on), look="overdue" if item.overdue else "")
    return Node("p", (person, f" · {WHOSE[item.kind]} · ", late), look="quiet small")


def _acts(item: DueItem, on: dt.date) -> Iterator[Node]:
    acts = ACTS[item.kind]
    if item.kind == "conversation" and item.due and item.due < on:
        acts = (WRITE_UP, *acts[1:])
    for at, (words, verb) in enumerate(acts):
        look = "link" if at == 0 else "link quiet"
        yield Node(
            "button",
            words,
            look=look,
            press=Asked.of(verb, item).told(),
            label=f"{words}: {item.what}",
        )


def _by(item: DueItem, on: dt.date) -> str:
    if item.due is None:
        return "no day yet"
    days = (item.due - on).days
    if days in {0, 1}:
        return ("today", "tomorrow")[days]
    if days > 1:
        return f"{'on' if item.kind == 'conversation' else 'by'} {day(item.due)}"
    return f"{day(item.due)}, {'yesterday' if days == -1 else f'{-days} days ago'}"


def _settled(settled: Settled) -> Node:
    undo = (Node("button", "Undo", look="link", press=settled.undo),) if settled.undo else ()
    said = Node("p", (Node("span", f"✓ {settled.words} ", look="strong"), settled.item.what))
    return Node("li", (said, *undo), look="quiet", name=_name(settled.item))


def diary(ahead: Sequence[tuple[str, Conversation]]) -> list[Node]:
    """List the next conversations, each with the name of whom it is with."""
    if not ahead:
        return []
    rows = tuple(
        Node(
            "li",
            (
                Node("p", f"{each.date:%A}, {day(each.date)}: {name}"),
                Node(
                    "button",
                    "Prepare it",
                    look="link",
                    press=Asked(PREPARE, "conversation", each.person, each.id).told(),
                    label=f"Prepare the conversation with {name} on {day(each.date)}",
                ),
            ),
        )
        for name, each in ahead
    )
    inside = (Node("h2", "Next in your diary"), Node("ul", rows, look="kept"))
    return [Node("section", inside, look="section")]
