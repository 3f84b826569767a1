"""The turns of a practice as a tree: go back to any of them, try again, keep both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.domain.practice import Node
from copilot.errors import InputError

if TYPE_CHECKING:
    import datetime as dt

    from copilot.domain.practice import Heard, PracticeState, Reply, Session


def path(session: Session, to: int | None = None) -> tuple[Node, ...]:
    """Return the exchanges that lead to one, first to last; None is where the session stands."""
    found: list[Node] = []
    at = session.at if to is None else to
    while at is not None:
        found.append(session.nodes[at])
        at = session.nodes[at].parent
    return tuple(reversed(found))


def state_at(session: Session) -> PracticeState:
    """Return the state in which the next turn is heard."""
    return session.start if session.at is None else session.nodes[session.at].state


def with_turn(
    session: Session, said: str, heard: Heard, answer: tuple[PracticeState, Reply], now: dt.datetime
) -> Session:
    """Add an exchange under the one where the session stands, and stand on it."""
    state, reply = answer
    new = Node(
        id=len(session.nodes), parent=session.at, said=said, heard=heard, reply=reply, state=state
    )
    return session.model_copy(update={"nodes": (*session.nodes, new), "at": new.id, "changed": now})


def with_words(session: Session, node: int | None, words: str) -> Session:
    """Give the reply of an exchange a language model's words; what was decided stays."""
    nodes = tuple(
        each.model_copy(update={"reply": each.reply.model_copy(update={"worded": words})})
        if each.id == node
        else each
        for each in session.nodes
    )
    return session.model_copy(update={"nodes": nodes})


def rewound(session: Session, turns: int) -> Session:
    """Go back so many turns; what was said after stays as a branch.

    Raises:
        InputError: There are not so many turns.
    """
    line = path(session)
    if not 0 < turns <= len(line):
        raise InputError(
            f"There are {len(line)} turns to go back. Nothing was changed. Choose a number from "
            "1 to that."
        )
    return session.model_copy(update={"at": line[-turns].parent})


def moved_to(session: Session, node: int | None) -> Session:
    """Stand on any exchange, on whatever branch; None is the beginning.

    Raises:
        InputError: There is no such exchange.
    """
    if node is not None and not 0 <= node < len(session.nodes):
        raise InputError("There is no such turn in this practice. Nothing was changed.")
    return session.model_copy(update={"at": node})


def branches(session: Session) -> tuple[tuple[Node, ...], ...]:
    """Return every way that was tried, each from the first exchange to its last."""
    parents = {node.parent for node in session.nodes}
    return tuple(path(session, node.id) for node in session.nodes if node.id not in parents)
