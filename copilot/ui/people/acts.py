"""What a press on somebody's page does: settle a line, tick a review, put a promise right."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import streamlit as st

from copilot.errors import CopilotError, InputError
from copilot.ui.shell import session
from copilot.ui.shell.node import Node

if TYPE_CHECKING:
    from copilot.assembly import Copilot
    from copilot.domain.follow_through import Change
    from copilot.domain.people import CommitmentState, Person

SETTLE, OPEN, RIGHT, PASSAGE = "settle", "open", "right", "passage"
"""What a button may ask for."""
STATES: tuple[CommitmentState, ...] = ("done", "missed", "dropped", "open")
_OPENED, _DONE, _NOTE, _VERSION = "line_opened", "line_done", "line_note", "version_opened"


def act(copilot: Copilot, person: Person, told: str) -> None:
    """Do what a button told; a problem is told and nothing is changed."""
    session.go_on()
    verb, _, rest = told.partition(":")
    try:
        match verb:
            case "open":
                st.session_state[_OPENED] = rest if opened() != rest else None
            case "settle":
                state, _, line = rest.partition(":")
                _settle(copilot, person, state, line)
            case "right":
                _put_right(copilot, person, rest)
            case _:
                return
    except CopilotError as error:
        session.tell(str(error))


def opened() -> str | None:
    """Id of the line whose acts are open."""
    return st.session_state.get(_OPENED)


def topic_of(told: str | None) -> str | None:
    """The passage that a button asked for."""
    return told.removeprefix("passage:") if told and told.startswith("passage:") else None


def _settle(copilot: Copilot, person: Person, state: str, line: str) -> None:
    wanted: CommitmentState = next(each for each in STATES if state == each)
    note = str(st.session_state.get(f"{_NOTE}-{line}", "")).strip()
    copilot.people.contracts.settle(person, line, wanted, _today(), note)
    st.session_state[_OPENED] = None
    st.session_state[_DONE] = wanted, line


def _put_right(copilot: Copilot, person: Person, repair_id: str) -> None:
    waiting = copilot.people.standing(person).repairs
    repair = next((each for each in waiting if each.id == repair_id), None)
    if repair is None:
        raise InputError("This was put right already. Nothing was changed.")
    copilot.people.put_right(repair, _today())


def just_done() -> Node | None:
    """Say what was just settled, with the way back."""
    done: tuple[CommitmentState, str] | None = st.session_state.pop(_DONE, None)
    if done is None:
        return None
    state, line = done
    if state == "open":
        return Node("div", (Node("span", "Open again."),), look="done")
    back = Node("button", "Undo", look="link", press=f"{SETTLE}:open:{line}")
    return Node("div", (Node("span", f"Noted as {state}. "), back), look="done")


def note_field(copilot: Copilot, person: Person) -> None:
    """Offer a note on the line whose acts are open; it is for the manager alone."""
    line = opened()
    agreement = copilot.people.contracts.in_force(person)
    known = agreement.commitments if agreement else ()
    if line is None or line not in {each.id for each in known}:
        return
    key = f"{_NOTE}-{line}"
    session.field(key, next(each.note for each in known if each.id == line))
    st.text_input(
        "A note on the line that is open, for you alone",
        key=key,
        max_chars=300,
        placeholder="Write it first, then say what became of the line.",
    )


def open_version(copilot: Copilot, person: Person, version: int) -> None:
    """Show what a version changed, or fold it again; raises InputError where it is gone."""
    last: tuple[int, tuple[Change, ...]] | None = st.session_state.get(_VERSION)
    if last and last[0] == version:
        st.session_state[_VERSION] = None
        return
    found = copilot.people.contracts.changed(person, version - 1, version)
    st.session_state[_VERSION] = version, found


def opened_version() -> tuple[int, tuple[Change, ...]] | None:
    """The version that is unfolded, and what it changed."""
    return st.session_state.get(_VERSION)


def _today() -> dt.date:
    return dt.datetime.now(dt.UTC).astimezone().date()
