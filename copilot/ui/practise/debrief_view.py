"""The debrief: about this conversation, with the words it is about, and no grade of anybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.coaching.rehearse import path
from copilot.ui.practise.acts import AGAIN, told
from copilot.ui.shell.node import Node
from copilot.ui.shell.quotes import quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copilot.domain.debrief import Criterion, Debrief, Disclosure, Point
    from copilot.domain.persona import Persona
    from copilot.domain.practice import Session

_FINE = 80
"""From this value on a criterion needs no other words."""
_STEPS = 10


def debrief_heading(persona: Persona, found: Debrief) -> Node:
    """Say what this conversation came to, and how."""
    return Node(
        "header",
        (
            Node("h1", f"Your conversation with {persona.name}"),
            Node("p", f"This conversation: {found.score} of 100", look="lead"),
            Node("p", found.rule, look="quiet small below"),
        ),
        arrives=True,
    )


def next_section(found: Debrief, session: Session) -> Node:
    """Show the one thing to try, and the button that starts there again."""
    parts = [Node("h2", "One thing to try next"), Node("p", found.next_try.text, look="asked")]
    if found.next_try.turn is not None:
        exchange = path(session)[found.next_try.turn // 2]
        turn = your_turn(found.next_try.turn)
        parts += [
            Node("p", (Node("span", f"Your turn {turn}: ", look="quiet"), quoted(exchange.said))),
            Node("button", "Start again at that turn", look="act", press=told(AGAIN, exchange.id)),
        ]
    return Node("section", tuple(parts), look="section next")


def disclosure_section(found: Disclosure, name: str) -> Node:
    """Show what was told and when, and what would have reached the rest."""
    opened = tuple(
        Node(
            "li",
            (
                Node("p", each.gist),
                Node("p", f"In answer to your turn {each.turn // 2}", look="quiet small"),
            ),
        )
        for each in found.opened
    )
    parts = [Node("h2", "What opened up"), Node("p", _count(found, name), look="quiet")]
    parts += [Node("ul", opened, look="opened")] if opened else []
    if found.hidden:
        hidden = tuple(
            Node(
                "li",
                (
                    Node("p", each.gist),
                    *(
                        Node("p", f"First comes: {_joined(each.first)}", look="quiet small")
                        for _ in each.first[:1]
                    ),
                    _instead("A question that would have reached it", each.question),
                ),
            )
            for each in found.hidden
        )
        parts += [Node("h3", "What stayed hidden"), Node("ul", hidden, look="opened")]
    return Node("section", tuple(parts), look="section")


def _joined(gists: Sequence[str]) -> str:
    return " ".join(gists)


def _count(found: Disclosure, name: str) -> str:
    told_, all_ = len(found.opened), len(found.opened) + len(found.hidden)
    return f"{name} told you {told_} of the {all_} things that only good questions reach."


def criteria_section(found: Debrief) -> Node:
    """Show each criterion with its value, its rule, and turns to look at again."""
    listed = tuple(_criterion(each) for each in found.criteria)
    return Node(
        "section",
        (Node("h2", "How the conversation went"), Node("ul", listed, look="criteria")),
        look="section",
    )


def _criterion(found: Criterion) -> Node:
    full = round(found.value / 100 * _STEPS)
    bar = Node(
        "div",
        tuple(Node("span", look="full" if step < full else "") for step in range(_STEPS)),
        look="bar",
    )
    head = Node(
        "div",
        (Node("h3", found.name.capitalize()), Node("p", f"{found.value} of 100", look="value")),
        look="head",
    )
    parts = [
        head,
        bar,
        Node("p", found.figure, look="small"),
        Node("p", found.rule, look="quiet small"),
    ]
    if found.points and found.value < _FINE:
        parts.append(Node("ul", tuple(_point(each) for each in found.points), look="points"))
    return Node("li", tuple(parts))


def _point(point: Point) -> Node:
    said = (Node("span", f"Your turn {your_turn(point.turn)}: ", look="quiet"), quoted(point.quote))
    return Node(
        "li",
        (
            Node("p", said),
            Node("p", point.why, look="small"),
            _instead("Say instead", point.instead),
        ),
    )


def _instead(what: str, words: str) -> Node:
    copy = Node("button", "Copy", look="link", copies=words, label=f"Copy: {words}")
    return Node(
        "div", (Node("p", what, look="quiet small"), Node("p", words), copy), look="instead"
    )


def your_turn(turn: int) -> int:
    """Number a turn of the transcript among the manager's own, from 1; the opening is 0."""
    return turn // 2 + 1
