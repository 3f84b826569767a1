"""Looking back with somebody: five ways it may have gone wrong, and what never came up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from copilot.errors import CopilotError
from copilot.ui.people.looking_back_view import audit_section, comparison_section
from copilot.ui.shell import clock, session
from copilot.ui.shell.drawn import draw
from copilot.ui.shell.node import Node
from copilot.ui.shell.passage_view import headings

if TYPE_CHECKING:
    from copilot.assembly import Copilot
    from copilot.domain.follow_through import Comparison, Finding
    from copilot.domain.people import Conversation, Person
    from copilot.domain.records import Standing

_SHOWN, _FOUND = "looked_back", "looked_back_found"


def section(copilot: Copilot, person: Person, standing: Standing) -> str | None:
    """Offer to look back; it reads notes, so only when asked for. Gives the passage asked for."""
    noted = [each for each in standing.conversations if each.notes.strip()]
    if not noted:
        return None
    about = (
        "The last conversation against the five usual failures, and the last ones side by side. "
        "It judges what was said and done, never the person."
    )
    inside = (Node("h2", "Looking back"), Node("p", about, look="quiet"))
    draw("back-heading", [Node("section", inside, look="section")])
    if st.session_state.get(_SHOWN) != person.id:
        st.button("Look back", on_click=_show, args=(person.id,))
        return None
    try:
        findings, comparison = _found(copilot, person, standing, noted[0])
    except CopilotError as error:
        draw("back-none", [Node("p", str(error), look="notice")])
        return None
    heading_of = headings(copilot)
    shown = [
        audit_section(noted[0], findings, heading_of),
        *comparison_section(comparison, heading_of),
    ]
    told = draw("back", shown)
    return f"passage:{told}" if told else None


def _found(
    copilot: Copilot, person: Person, standing: Standing, latest: Conversation
) -> tuple[tuple[Finding, ...], Comparison]:
    """Read again only where something has changed; only this session holds what was found."""
    state = st.session_state
    if _FOUND not in state or state[_FOUND][0] != standing:
        today = clock.today()
        with st.spinner("Reading your notes again…"):
            back = copilot.people.back
            state[_FOUND] = standing, back.audit(person, latest), back.compare(person, today)
    _, findings, comparison = state[_FOUND]
    return findings, comparison


def forget() -> None:
    """Let go of what was found; it holds words of notes."""
    st.session_state.pop(_FOUND, None)


def _show(person_id: str) -> None:
    session.go_on()
    st.session_state[_SHOWN] = person_id
