"""What a press on somebody's page does: settle a line, tick a review, put a promise right."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from copilot.errors import CopilotError, InputError
from copilot.ui.people import asking
from copilot.ui.shell import clock, session

if TYPE_CHECKING:
    from copilot.assembly import Copilot
    from copilot.domain.people import CommitmentState, Person

STATES: tuple[CommitmentState, ...] = ("done", "missed", "dropped", "open")
_SETTLED, _VERSION = "line_settled", "version_opened"


def act(copilot: Copilot, person: Person, told: str) -> None:
    """Do what a button told; a problem is told and nothing is changed."""
    session.go_on()
    st.session_state[_SETTLED] = None
    verb, _, rest = told.partition(":")
    try:
        match verb:
            case "settle":
                _settle(copilot, person, *rest.split(":"))
            case "tick":
                _tick(copilot, person, *rest.split(":"))
            case "right":
                _put_right(copilot, person, rest)
            case "note":
                asking.ask(person, told)
            case "version":
                _open_version(person, int(rest))
            case _:
                return
    except CopilotError as error:
        session.tell(str(error))


def just_settled() -> str | None:
    """Id of the line that was settled by the last press."""
    return st.session_state.get(_SETTLED)


def opened_version(person: Person) -> int | None:
    """The version of somebody's contract that is unfolded."""
    whose, version = st.session_state.get(_VERSION) or ("", None)
    return version if whose == person.id else None


def _settle(copilot: Copilot, person: Person, wanted: str, seen: str, line_id: str) -> None:
    state: CommitmentState = next(each for each in STATES if wanted == each)
    agreement = copilot.people.contracts.in_force(person)
    lines = agreement.commitments if agreement else ()
    line = next((each for each in lines if each.id == line_id), None)
    if line is None:
        raise InputError("This line is not in the contract any more. Nothing was changed.")
    if line.state != state:
        if line.state != seen:
            raise InputError(
                "This line was settled in another tab meanwhile. Nothing was written over; it is "
                "shown as it stands now."
            )
        copilot.people.contracts.settle(person, line_id, state, clock.today(), line.note)
    st.session_state[_SETTLED] = line_id


def _tick(copilot: Copilot, person: Person, wanted: str, review_id: str) -> None:
    state: CommitmentState = "done" if wanted == "done" else "open"
    copilot.people.contracts.settle(person, review_id, state, clock.today())


def _put_right(copilot: Copilot, person: Person, repair_id: str) -> None:
    waiting = copilot.people.standing(person).repairs
    repair = next((each for each in waiting if each.id == repair_id), None)
    if repair is None:
        raise InputError("This was put right already. Nothing was changed.")
    copilot.people.put_right(repair, clock.today())


def _open_version(person: Person, version: int) -> None:
    again = opened_version(person) == version
    st.session_state[_VERSION] = None if again else (person.id, version)
