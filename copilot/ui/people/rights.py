"""What somebody has a right to: all that is kept about them, and to be forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from copilot.errors import CopilotError
from copilot.export.person_record import person_json, person_markdown
from copilot.ui.people import looking_back
from copilot.ui.shell import places, session
from copilot.ui.shell.drawn import draw
from copilot.ui.shell.node import Node

if TYPE_CHECKING:
    from copilot.assembly import Copilot
    from copilot.domain.people import Person

_SURE, _GONE = "erase_sure", "erase_gone"


def leave_if_gone() -> None:
    """Leave for the list where a press has just erased somebody."""
    if st.session_state.pop(_GONE, False):
        places.go("people")


def section(copilot: Copilot, person: Person) -> None:
    """Offer everything kept about somebody to take out, and to erase it."""
    words = (
        "It is theirs to ask for. What you put together is readable by whoever holds the file: "
        "your notes and your notes on lines are in it."
    )
    inside = (Node("h2", "Everything kept about them"), Node("p", words, look="quiet"))
    draw("rights-heading", [Node("section", inside, look="section")])
    if st.toggle("Put it together", key=f"record-{person.id}"):
        record = copilot.people.record(person)
        with st.container(horizontal=True):
            st.download_button("As Markdown", person_markdown(record), "record.md", "text/markdown")
            st.download_button("As JSON", person_json(record), "record.json", "application/json")
    _erase(copilot, person)


def _erase(copilot: Copilot, person: Person) -> None:
    if st.session_state.get(_SURE) != person.id:
        st.button("Erase this person", on_click=_ask, args=(person.id,))
        return
    words = (
        f"Everything about {person.name} goes: conversations and notes, every version of the "
        "contract, what is to be put right, unfinished words, and the key that opens them. "
        "It can’t be undone."
    )
    draw("erase-sure", [Node("p", words, look="alert")])
    with st.container(horizontal=True):
        st.button("Erase for good", type="primary", on_click=_do, args=(copilot, person))
        st.button("Keep them", on_click=_ask, args=(None,))


def _ask(person_id: str | None) -> None:
    session.go_on()
    st.session_state[_SURE] = person_id


def _do(copilot: Copilot, person: Person) -> None:
    session.go_on()
    try:
        erased = copilot.people.erase(person)
    except CopilotError as error:
        session.tell(str(error))
        return
    looking_back.forget()
    st.session_state[_GONE] = True
    if erased.left:
        listed = ", ".join(erased.left)
        session.tell(f"They are erased. These files may still hold them; delete them: {listed}")
