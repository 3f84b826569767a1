"""One person: what you owe one another, what they want, and how it went so far."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast, get_args

import streamlit as st

from copilot.ui.people import acts, asking, looking_back, rights
from copilot.ui.people.agreement_view import (
    CONTRACT,
    MAIL,
    Shown,
    direction_section,
    promises_section,
)
from copilot.ui.people.commitments_plot import plot_section
from copilot.ui.people.repairs_view import PASSAGE, repairs_section
from copilot.ui.people.timeline_view import timeline
from copilot.ui.people.versions import comparing
from copilot.ui.shell import clock, places, session
from copilot.ui.shell.drawn import draw
from copilot.ui.shell.node import Node
from copilot.ui.shell.page_frame import framed
from copilot.ui.shell.passage_view import headings, open_passage
from copilot.ui.shell.places import Step

if TYPE_CHECKING:
    from copilot.assembly import Copilot
    from copilot.domain.people import Agreement, Person
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
    _heading(person, standing)
    asked_for = [
        section(copilot, person, standing) for section in (_contract, _so_far, looking_back.section)
    ]
    rights.section(copilot, person)
    asking.show(copilot, person)
    for told in filter(None, asked_for):
        _leave(copilot, person, standing.agreement, told)


def _heading(person: Person, standing: Standing) -> None:
    about = Node("p", person.role, look="lead") if person.role else ""
    draw("person-heading", [Node("header", (Node("h1", person.name), about))])
    with st.container(horizontal=True):
        if st.button("Prepare the next conversation", type="primary"):
            ahead = [each for each in standing.conversations if not each.held]
            following = min(ahead, key=lambda each: each.date).id if ahead else None
            places.converse("prepare", person.id, following)
        if st.button("Paste notes"):
            places.converse("notes", person.id)
        st.button("Plan a conversation", on_click=asking.ask, args=(person, asking.PLAN))
        st.button(
            "Change name or role", type="tertiary", on_click=asking.ask, args=(person, asking.NAME)
        )


def _contract(copilot: Copilot, person: Person, standing: Standing) -> str | None:
    """Show both sides' promises, and settle them; gives what a press asked for beyond that."""

    def pressed(told: str) -> None:
        acts.act(copilot, person, told)

    agreement = standing.agreement
    told = draw("person-direction", [direction_section(agreement)]) if agreement else None
    righted = acts.just_righted(person)
    if standing.repairs or righted:
        section = repairs_section(standing.repairs, headings(copilot), righted)
        told = draw("person-repairs", [section], on_press=pressed) or told
    if agreement is None:
        words = "No contract yet. It is drafted from the notes of a conversation."
        draw(
            "person-none",
            [Node("section", (Node("h2", "Contract"), Node("p", words)), look="section")],
        )
        return told
    today = clock.today()
    section = promises_section(agreement, Shown(person.name, today, acts.just_settled()))
    return draw("person-promises", [section], on_press=pressed) or told


def _so_far(copilot: Copilot, person: Person, standing: Standing) -> str | None:
    """Show what happened, newest first; gives which conversation a press asked for."""
    versions = copilot.people.contracts.versions(person)
    plot_section(versions)
    version = acts.opened_version(person)
    unfolded = None
    if version in {each.version for each in versions}:
        found = copilot.people.contracts.changed(person, version - 1, version)
        unfolded = version, found
    told = draw(
        "person-timeline",
        [timeline(standing, versions, unfolded)],
        on_press=lambda told: acts.act(copilot, person, told),
    )
    comparing(copilot, person, versions)
    return told


def _leave(copilot: Copilot, person: Person, agreement: Agreement | None, told: str) -> None:
    """Go where a press leads, if it leads anywhere."""
    verb, _, about = told.partition(":")
    latest = agreement.conversation if agreement else None
    if told.startswith(PASSAGE):
        open_passage(copilot, about)
    elif verb == MAIL:
        session.put(session.MAIL, about)
        places.converse("send", person.id, latest)
    elif verb == CONTRACT:
        places.converse("contract", person.id, latest)
    elif verb in get_args(Step):
        places.converse(cast("Step", verb), person.id, about)
