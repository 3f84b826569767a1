"""What is asked for in front of somebody's page: another name, a day, a note on a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from copilot.errors import CopilotError, StaleWriteError
from copilot.ui.people.planning import planned
from copilot.ui.shell import clock, session
from copilot.ui.shell.drawn import draw
from copilot.ui.shell.node import Node

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.delta_generator import DeltaGenerator

    from copilot.assembly import Copilot
    from copilot.domain.people import Commitment, Person

NAME, PLAN, NOTE = "name", "plan", "note"
"""What may be asked for; a note is followed by a colon and the id of its line."""
_ASKED, _OF = "person_asked", "person_asked_of"


def ask(person: Person, what: str) -> None:
    """Ask for something on the next run, until it is given or left."""
    session.go_on()
    st.session_state[_ASKED] = (person.id, what)
    # What is changed is what stood there when it was asked for, whatever another tab does.
    st.session_state[_OF] = person


def show(copilot: Copilot, person: Person) -> None:
    """Ask for what is wanted; the dialog's title is Markdown, so no name stands in it."""
    whom, what = st.session_state.get(_ASKED) or ("", "")
    if whom != person.id:
        return
    verb, _, line_id = what.partition(":")
    if verb == NAME:
        _dialog("What you call them")(_name, copilot, st.session_state[_OF])
    elif verb == PLAN:
        _dialog("Plan a conversation")(planned, copilot, person)
    elif line := _line(copilot, person, line_id):
        _dialog("A note, for you alone")(_note, copilot, person, line)


def _dialog(title: str) -> Callable[..., None]:
    return st.dialog(title, on_dismiss=_leave)(_inside)


def _inside(form: Callable[..., bool], *about: object) -> None:
    """Run a form; a problem is told above what was typed, which stays."""
    problem = st.container()
    try:
        done = form(*about)
    except StaleWriteError:
        words = (
            "This was changed in another tab meanwhile. Nothing was written over, and what you "
            "typed stands below. Close this to see how it stands now."
        )
        _tell(problem, words)
    except CopilotError as error:
        _tell(problem, str(error))
    else:
        if done:
            _leave()
            st.rerun()


def _tell(place: DeltaGenerator, words: str) -> None:
    with place:
        draw("asked-problem", [Node("p", words, look="alert")])


def _leave() -> None:
    st.session_state[_ASKED] = None


def _name(copilot: Copilot, person: Person) -> bool:
    name = st.text_input("Name", person.name, max_chars=80)
    role = st.text_input("What they do", person.role, max_chars=80)
    if not st.button("Keep it", type="primary"):
        return False
    copilot.people.rename(person, name, role)
    return True


def _note(copilot: Copilot, person: Person, line: Commitment) -> bool:
    draw("note-line", [Node("p", line.action, look="strong")])
    note = st.text_area("Note", line.note, max_chars=300, key=f"note-{line.id}")
    if not st.button("Keep the note", type="primary"):
        return False
    on = line.settled or clock.today()
    copilot.people.contracts.settle(person, line.id, line.state, on, note.strip())
    return True


def _line(copilot: Copilot, person: Person, line_id: str) -> Commitment | None:
    agreement = copilot.people.contracts.in_force(person)
    lines = agreement.commitments if agreement else ()
    return next((each for each in lines if each.id == line_id), None)
