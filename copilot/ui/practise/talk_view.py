"""The conversation that is practised: what was said, and the ways that were tried."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.coaching.rehearse import branches, nudge, path
from copilot.ui.practise.acts import AGAIN, HINT, RESEND, WAY, told
from copilot.ui.practise.personas_view import LEVELS, first_name
from copilot.ui.shell.node import Node
from copilot.ui.shell.quotes import quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copilot.domain.ear import Ear
    from copilot.domain.persona import Persona
    from copilot.domain.practice import Node as Exchange
    from copilot.domain.practice import Session
    from copilot.ui.practise.rehearsal import Rehearsal

_BY = {True: "as written", False: "in the model’s words"}
"""Who worded an answer, by whether the engine did."""


def talk_heading(persona: Persona, session: Session) -> Node:
    """Say who sits opposite."""
    who = f"{persona.role}, {persona.industry.lower()}. {persona.temperament}."
    kept = "Made up. Every turn is kept: leave, and go on later."
    if session.made:
        kept = (
            f"{persona.name} stands in for them, as every name is replaced. It is no prediction, "
            "and gone when you end it."
        )
    if session.llm:
        kept += " A language model words the answers; what is told isn’t up to it."
    return Node(
        "header",
        (
            Node("h1", persona.name),
            Node("p", who, look="below"),
            Node("p", f"{LEVELS[session.difficulty]}. {kept}", look="quiet small below"),
        ),
    )


def ways_section(session: Session) -> Node | None:
    """Show the ways that were tried, to switch between; None where there is one."""
    ways = branches(session)
    standing = session.at not in {way[-1].id for way in ways}
    if len(ways) < 2 and not (ways and standing):  # noqa: PLR2004
        return None
    entries = tuple(
        Node(
            "button",
            f"Way {number} ({len(way)} turn{'' if len(way) == 1 else 's'})",
            look="link",
            press=told(WAY, way[-1].id),
            current=way[-1].id == session.at,
        )
        for number, way in enumerate(ways, start=1)
    )
    parts = [Node("span", "Ways you tried:", look="quiet small"), *entries]
    if standing:
        parts.append(Node("p", _said_before(session), look="quiet small"))
    return Node("nav", tuple(parts), look="ways", label="Ways you tried")


def _said_before(session: Session) -> str:
    before = [each.said for each in session.nodes if each.parent == session.at]
    turn = len(path(session)) + 1
    return f"You are back at your turn {turn}. Before, you said {quoted(before[-1])}"


def conversation(
    persona: Persona, session: Session, mine: Rehearsal, ear: Ear | None = None
) -> Node:
    """Show what was said, first to last, with what still waits to be kept.

    Args:
        persona: Who answers.
        session: Standing where it is looked at.
        mine: What this tab knows.
        ear: Has the words of nudges, where the manager wants any.
    """
    name = first_name(persona.name)
    parts = [_theirs(name, persona.opening)]
    for turn, exchange in enumerate(path(session), start=1):
        parts.append(_yours(exchange, turn, nudge(exchange, ear) if ear else None))
        who = f"{name}, {_BY[exchange.reply.worded is None]}" if session.llm else name
        fresh, heard = exchange.id == mine.fresh, exchange.reply.worded is not None
        parts.append(_theirs(who, exchange.reply.shown, spoken=fresh, heard=heard))
    parts += [_waiting(each, failed=mine.failed) for each in mine.waiting]
    return Node("ol", tuple(parts), look="talk", label=f"Conversation with {persona.name}")


def _theirs(name: str, text: str, *, spoken: bool = False, heard: bool = False) -> Node:
    """Show an answer; one that was heard as it came is only led to, and not spoken again."""
    who = Node("p", name, look="who", spoken=spoken and heard)
    said = Node("p", text, look="said", spoken=spoken and not heard)
    return Node("li", (who, said), look="theirs")


def _yours(exchange: Exchange, turn: int, quiet: str | None) -> Node:
    again = Node(
        "button",
        "Try this turn again",
        look="link",
        press=told(AGAIN, exchange.id),
        label=f"Try your turn {turn} again",
    )
    said = Node("p", exchange.said, look="said")
    nudged = [Node("p", quiet, look="quiet small nudge")] if quiet else []
    return Node("li", (Node("p", "You", look="who"), said, *nudged, again), look="yours")


def _waiting(text: str, *, failed: bool) -> Node:
    said = [Node("p", "You", look="who"), Node("p", text, look="said")]
    if failed:
        said.append(Node("button", "Not kept yet. Say it again", look="link", press=told(RESEND)))
    return Node("li", tuple(said), look="yours waiting")


def hint(text: str | None) -> Node:
    """Offer a hint, or show the question to ask; an empty one is that none comes to mind."""
    if text is None:
        return Node("button", "A hint, please", look="link", press=told(HINT))
    if not text:
        return Node("p", "Nothing comes to mind. Stay with what was said last.", look="hint")
    return Node("p", (Node("span", "You could ask: ", look="quiet"), text), look="hint")


def trouble(name: str, told: str) -> Node:
    """Say why an answer isn't in the model's words, and that nothing is lost by it."""
    lead = f"{name} goes on in the written words, and opens up to the same questions. "
    return Node("p", (Node("span", lead), told), look="notice below")


def coming(name: str, sentences: Sequence[str]) -> Node:
    """Show an answer while it is being worded; the view follows its last sentence."""
    before = [Node("span", f"{each} ") for each in sentences[:-1]]
    latest = Node("span", sentences[-1], spoken=True)
    said = Node("p", (*before, latest), look="said")
    item = Node("li", (Node("p", name, look="who"), said), look="theirs")
    return Node("ol", (item,), look="talk", label=f"{name} is speaking")
