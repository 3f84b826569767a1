"""Everybody one manages, and a place to add somebody."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING
from uuid import uuid4

import streamlit as st

from copilot.errors import CopilotError
from copilot.ui.people.list_view import heading, people_list
from copilot.ui.shell import clock, places, session
from copilot.ui.shell.drawn import draw
from copilot.ui.shell.page_frame import framed

if TYPE_CHECKING:
    from copilot.assembly import Copilot
    from copilot.domain.records import Standing
    from copilot.ui.shell.engine import Engine

_WIDTH, _LINE, _MANY = 1120, 760, 8
_EVER = dt.date(1900, 1, 1)
"""A day before every conversation there was."""
_NAME, _ROLE, _FIND, _KEY = "person_name", "person_role", "person_find", "person_key"


def show(engine: Engine) -> None:
    """Show the page."""
    session.start()
    centre = st.container(horizontal_alignment="center")
    with centre, st.container(width=_WIDTH), st.container(width=_LINE, gap="medium"):
        draw("people-heading", [heading()])
        messages = st.container()
        framed("people", messages, lambda: _page(engine()))


def _page(copilot: Copilot) -> None:
    today = clock.today()
    everybody = copilot.store.standing(copilot.principal, _EVER)
    shown = everybody
    if len(everybody) > _MANY:
        session.field(_FIND, "")
        wanted = st.text_input("Find somebody", key=_FIND).casefold().strip()
        shown = tuple(each for each in everybody if wanted in _named(each))
    told = draw("people", [people_list(shown, today, anybody=bool(everybody))])
    if told:
        places.go("people", person=told)
    _adding(copilot)


def _named(standing: Standing) -> str:
    return f"{standing.person.name} {standing.person.role}".casefold()


def _adding(copilot: Copilot) -> None:
    session.field(_NAME, "")
    session.field(_ROLE, "")
    st.session_state.setdefault(_KEY, uuid4().hex)
    name, role, button = st.columns((4, 4, 2), vertical_alignment="bottom")
    name.text_input("Somebody new", key=_NAME, max_chars=80, placeholder="As you call them")
    role.text_input("What they do", key=_ROLE, max_chars=80, placeholder="If you like")
    button.button("Add", on_click=_add, args=(copilot,))


def _add(copilot: Copilot) -> None:
    """Add somebody once, however often it is pressed: the key names what was typed."""
    session.go_on()
    state, today = st.session_state, clock.today()
    try:
        copilot.people.add(state[_NAME], state[_ROLE], today, state[_KEY])
    except CopilotError as error:
        session.tell(str(error))
        return
    session.put(_NAME, "")
    session.put(_ROLE, "")
    state[_KEY] = uuid4().hex
