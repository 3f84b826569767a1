"""What somebody has a right to: all that is kept about them, another name, and to be forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from copilot.errors import CopilotError, StaleWriteError
from copilot.export.person_record import person_json, person_markdown
from copilot.ui.shell import places, session
from copilot.ui.shell.drawn import draw
from copilot.ui.shell.node import Node

if TYPE_CHECKING:
    from copilot.assembly import Copilot
    from copilot.domain.people import Person

_SURE, _LEFT, _GONE = "erase_sure", "erase_left", "erase_gone"
_NAME, _ROLE = "rename_name", "rename_role"


def leave_if_gone() -> None:
    """Leave for the list where a press has just erased somebody."""
    if st.session_state.pop(_GONE, False):
        places.go("people")


def section(copilot: Copilot, person: Person) -> None:
    """Offer a name to change, everything to take out, and erasing."""
    with st.expander("Name, everything kept, erase"):
        _rename(copilot, person)
        words = "Everything kept about them, to hand over or to look through:"
        draw("rights-record", [Node("p", words)])
        if st.toggle("Put it together", key=f"record-{person.id}"):
            record = copilot.people.record(person)
            with st.container(horizontal=True):
                st.download_button(
                    "As Markdown", person_markdown(record), "record.md", "text/markdown"
                )
                st.download_button(
                    "As JSON", person_json(record), "record.json", "application/json"
                )
        _erase(copilot, person)


def _rename(copilot: Copilot, person: Person) -> None:
    name, role = f"{_NAME}-{person.id}", f"{_ROLE}-{person.id}"
    session.field(name, person.name)
    session.field(role, person.role)
    first, second, button = st.columns((4, 4, 2), vertical_alignment="bottom")
    first.text_input("Name", key=name, max_chars=80)
    second.text_input("What they do", key=role, max_chars=80)
    button.button("Change it", on_click=_change, args=(copilot, person, name, role))


def _change(copilot: Copilot, person: Person, name: str, role: str) -> None:
    session.go_on()
    try:
        copilot.people.rename(person, st.session_state[name], st.session_state[role])
    except StaleWriteError:
        session.tell(
            "This was changed in another tab meanwhile. Nothing was written over. Load the page "
            "again to see it."
        )
    except CopilotError as error:
        session.tell(str(error))


def _erase(copilot: Copilot, person: Person) -> None:
    sure = st.session_state.get(_SURE) == person.id
    if not sure:
        st.button("Erase this person", on_click=_ask, args=(person.id,))
        return
    words = (
        "Their conversations, contracts and everything else about them go, with the key that "
        "opens them. It can’t be undone."
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
    st.session_state[_GONE] = True
    if erased.left:
        listed = ", ".join(erased.left)
        session.tell(f"They are erased. These files may still hold them; delete them: {listed}")
