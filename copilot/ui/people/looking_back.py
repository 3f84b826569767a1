"""Looking back with somebody: five ways it may have gone wrong, and what never came up."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import streamlit as st

from copilot.ui.people.looking_back_view import audit_section, comparison_section
from copilot.ui.shell.drawn import draw
from copilot.ui.shell.node import Node
from copilot.ui.shell.passage_view import headings

if TYPE_CHECKING:
    from copilot.assembly import Copilot
    from copilot.domain.people import Person
    from copilot.domain.records import Standing

_SHOWN = "looked_back"


def section(copilot: Copilot, person: Person, standing: Standing) -> str | None:
    """Offer to look back; it reads notes, so only when asked for. Returns the passage asked for."""
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
    today = dt.datetime.now(dt.UTC).astimezone().date()
    with st.spinner("Reading your notes again…"):
        findings = copilot.people.back.audit(person, noted[0])
        comparison = copilot.people.back.compare(person, today)
    heading_of = headings(copilot)
    shown = [
        audit_section(noted[0], findings, heading_of),
        *comparison_section(comparison, heading_of),
    ]
    return draw("back", shown)


def _show(person_id: str) -> None:
    st.session_state[_SHOWN] = person_id
