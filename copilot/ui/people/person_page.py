"""One person: what you owe one another, what they want, and how it went so far."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from copilot.errors import CopilotError
from copilot.ui.people import acts, looking_back, rights
from copilot.ui.people.agreement_view import direction_section, promises_section, repairs_section
from copilot.ui.people.commitments_plot import plot_section
from copilot.ui.people.planning import plan
from copilot.ui.people.timeline_view import timeline
from copilot.ui.shell import places, session
from copilot.ui.shell.drawn import draw
from copilot.ui.shell.node import Node
from copilot.ui.shell.page_frame import framed
from copilot.ui.shell.passage_view import headings, open_passage

if TYPE_CHECKING:
    from copilot.assembly import Copilot
    from copilot.domain.people import Person
    from copilot.domain.records import Standing
    from copilot.ui.shell.engine import Engine

_WIDTH = 1120


def show(engine: Engine, person_id: str) -> None:
    """Show the page."""
    session.start()
    with st.container(horizontal_alignment="center"), st.container(width=_WIDTH, gap="medium"):
        messages = st.container()
        framed("person", messages, lambda: _page(engine(), person_id))


def _page(copilot: Copilot, person_id: str) -> None:
    rights.leave_if_gone()
    person = next((each for each in copilot.people.all() if each.id == person_id), None)
    if person is None:
        told = "Nobody is kept here any more: they were erased, or the address is not whole."
        draw("person-gone", [Node("h1", "Nobody here"), Node("p", told, look="lead")])
        if st.button("Everybody", type="primary"):
            places.go("people")
        return
    standing = copilot.people.standing(person)
    _heading(copilot, person, standing)
    topic = _contract(copilot, person, standing)
    _so_far(copilot, person, standing)
    topic = looking_back.section(copilot, person, standing) or topic
    rights.section(copilot, person)
    if topic:
        open_passage(copilot, topic)


def _heading(copilot: Copilot, person: Person, standing: Standing) -> None:
    about = Node("p", person.role, look="lead") if person.role else ""
    draw("person-heading", [Node("header", (Node("h1", person.name), about))])
    with st.container(horizontal=True):
        if st.button("Prepare the next conversation", type="primary"):
            ahead = [each for each in standing.conversations if not each.held]
            following = min(ahead, key=lambda each: each.date).id if ahead else None
            places.converse("prepare", person.id, following)
        if st.button("Paste notes"):
            places.converse("notes", person.id)
        if standing.agreement and st.button("Send something"):
            places.converse("send", person.id, standing.agreement.conversation)
    plan(copilot, person)


def _contract(copilot: Copilot, person: Person, standing: Standing) -> str | None:
    """Show both sides' promises, and settle them; returns the passage that was asked for."""
    agreement, topic = standing.agreement, None

    def pressed(told: str) -> None:
        acts.act(copilot, person, told)

    if agreement is None:
        words = "No contract yet. It is drafted from the notes of a conversation."
        draw("person-none", [Node("section", (Node("h2", "Contract"), Node("p", words)))])
        return None
    draw("person-direction", [direction_section(agreement)])
    if standing.repairs:
        told = draw(
            "person-repairs",
            [repairs_section(standing.repairs, headings(copilot))],
            on_press=pressed,
        )
        topic = acts.topic_of(told)
    done = acts.just_done()
    if done:
        draw("person-done", [done], on_press=pressed)
    draw(
        "person-promises",
        [promises_section(agreement, person.name, acts.opened())],
        on_press=pressed,
    )
    acts.note_field(copilot, person)
    return topic


def _so_far(copilot: Copilot, person: Person, standing: Standing) -> None:
    versions = copilot.people.contracts.versions(person)
    plot_section(versions)
    told = draw("person-timeline", [timeline(standing, versions, acts.opened_version())])
    if told is None:
        return
    verb, _, about = told.partition(":")
    if verb == "conversation":
        found = next(each for each in standing.conversations if each.id == about)
        places.converse("review" if found.notes.strip() else "prepare", person.id, about)
    try:
        acts.open_version(copilot, person, int(about))
    except CopilotError as error:
        session.tell(str(error))
    st.rerun()
