"""Whom one can practise with, and the practices that are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.coaching.rehearse import branches, path
from copilot.ui.practise.acts import DELETE, GO, LOOK, SPARE, SURE, told
from copilot.ui.shell.node import Node

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from copilot.domain.persona import Persona
    from copilot.domain.practice import Difficulty, Session

LEVELS: dict[Difficulty, str] = {"gentle": "Gentle", "fair": "Fair", "hard": "Hard"}
_FIRST = 4
"""Practices listed at once; the earlier ones fold away."""


def heading() -> Node:
    """Say what this is for."""
    lead = (
        "Try a career conversation with somebody who doesn’t exist. Good questions open them up, "
        "others don’t, and afterwards you see which did what."
    )
    quiet = "It stays on this machine. Nobody else sees it, and nobody is graded."
    return Node(
        "header",
        (
            Node("h1", "Practise a conversation"),
            Node("p", lead, look="lead"),
            Node("p", quiet, look="quiet small below"),
        ),
    )


def persona_cards(personas: Sequence[Persona], number: int) -> Node:
    """Show everyone; a button tells the number of the list and the persona."""
    return Node("ul", tuple(_card(each, number) for each in personas), look="personas")


def _card(persona: Persona, number: int) -> Node:
    return Node(
        "li",
        (
            Node("h3", persona.name),
            Node("p", f"{persona.role}, {persona.industry.lower()}", look="small quiet"),
            Node("p", persona.temperament, look="line"),
            Node(
                "button",
                f"Practise with {first_name(persona.name)}",
                look="link",
                press=f"{number}:{persona.id}",
            ),
        ),
    )


def own_heading(notice: str) -> Node:
    """Say what a practice with one's own report is, and what it isn't."""
    return Node(
        "section",
        (Node("h2", "Somebody you manage"), Node("p", notice, look="quiet")),
        look="section",
    )


def kept_section(
    kept: Sequence[Session], personas: Mapping[str, Persona], doomed: str | None
) -> Node:
    """List the practices that are kept, the last one first."""
    rows = [_row(each, personas, sure=each.id == doomed) for each in kept]
    parts = [Node("h2", "Yours so far"), Node("ul", tuple(rows[:_FIRST]), look="kept")]
    if earlier := rows[_FIRST:]:
        summary = Node("summary", f"Earlier ones ({len(earlier)})", look="link")
        listed = Node("ul", tuple(earlier), look="kept")
        parts.append(Node("details", (summary, listed), name="earlier", look="below"))
    return Node("section", tuple(parts), look="section")


def _row(session: Session, personas: Mapping[str, Persona], *, sure: bool) -> Node:
    name = personas[session.persona].name if session.persona in personas else "Somebody gone"
    about = [session.changed.astimezone().strftime("%-d %B, %H:%M"), LEVELS[session.difficulty]]
    about += [_extent(session)]
    about += [f"last debrief {session.scored.score} of 100"] if session.scored else []
    return Node(
        "li",
        (
            Node("div", (Node("h4", name), Node("p", " · ".join(about), look="quiet small"))),
            Node("div", _sure(session, name) if sure else _acts(session, name), look="acts"),
        ),
        name=f"kept-{session.id}",
    )


def _extent(session: Session) -> str:
    turns, ways = len(path(session)), len(branches(session))
    said = "not begun" if not session.nodes else f"{turns} turn{'' if turns == 1 else 's'}"
    return f"{said}, {ways} ways tried" if ways > 1 else said


def _acts(session: Session, name: str) -> tuple[Node, ...]:
    acts = [("Go on", GO), ("Debrief", LOOK), ("Delete", DELETE)]
    return tuple(
        Node("button", words, look="link", press=told(verb, session.id), label=f"{words}: {name}")
        for words, verb in acts
        if verb != LOOK or path(session)
    )


def _sure(session: Session, name: str) -> tuple[Node, ...]:
    sure, spare = f"Delete for good: {name}", f"Keep it: {name}"
    return (
        Node("span", "It can’t be brought back.", look="small"),
        Node("button", "Delete for good", look="link", press=told(SURE, session.id), label=sure),
        Node("button", "Keep it", look="link", press=told(SPARE), label=spare),
    )


def first_name(name: str) -> str:
    """The name one would call somebody by."""
    return name.split(maxsplit=1)[0]
