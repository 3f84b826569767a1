"""What a press on somebody's page does: settle a line, put a promise right, take that back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from copilot.errors import CopilotError, InputError
from copilot.ui.people import asking
from copilot.ui.people.repairs_view import Righted
from copilot.ui.people.timeline_view import taken
from copilot.ui.shell import clock, session

if TYPE_CHECKING:
    from collections.abc import Callable

    from copilot.assembly import Copilot
    from copilot.domain.people import CommitmentState, Person

STATES: tuple[CommitmentState, ...] = ("done", "missed", "dropped", "open")
_SETTLED, _RIGHTED, _VERSION = "line_settled", "repair_righted", "version_opened"


def act(copilot: Copilot, person: Person, told: str) -> None:
    """Do what a button told; a problem is told and nothing is changed."""
    session.go_on()
    st.session_state[_SETTLED] = st.session_state[_RIGHTED] = None
    verb, _, about = told.partition(":")
    try:
        if does := _DOES.get(verb):
            does(copilot, person, about)
    except CopilotError as error:
        session.tell(str(error))


def just_settled() -> str | None:
    """Id of the line that was settled by the last press."""
    return st.session_state.get(_SETTLED)


def just_righted(person: Person) -> Righted | None:
    """What was put right with somebody by the last press."""
    righted: Righted | None = st.session_state.get(_RIGHTED)
    return righted if righted and righted.repair.person == person.id else None


def opened_version(person: Person) -> int | None:
    """The version of somebody's contract that is unfolded."""
    whose, version = st.session_state.get(_VERSION) or ("", None)
    return version if whose == person.id else None


def _settle(copilot: Copilot, person: Person, about: str) -> None:
    wanted, seen, line_id = about.split(":")
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


def _tick(copilot: Copilot, person: Person, about: str) -> None:
    wanted, review_id = about.split(":")
    state: CommitmentState = "done" if wanted == "done" else "open"
    copilot.people.contracts.settle(person, review_id, state, clock.today())


def _put_right(copilot: Copilot, person: Person, repair_id: str) -> None:
    waiting = copilot.people.standing(person).repairs
    place = next((at for at, each in enumerate(waiting) if each.id == repair_id), None)
    if place is None:
        raise InputError("This was put right already. Nothing was changed.")
    righted = copilot.people.put_right(waiting[place], clock.today())
    st.session_state[_RIGHTED] = Righted(righted, place)


def _reopen(copilot: Copilot, person: Person, repair_id: str) -> None:
    del person
    copilot.people.reopen(repair_id)


def _take_back(copilot: Copilot, person: Person, about: str) -> None:
    items = copilot.people.standing(person).sent
    item = next((each for each in items if taken(each) == about), None)
    if item is None:
        raise InputError("This was taken back already. Nothing was changed.")
    copilot.people.out.take_back(item)


def _note(copilot: Copilot, person: Person, line_id: str) -> None:
    del copilot
    asking.ask(person, f"{asking.NOTE}:{line_id}")


def _open_version(copilot: Copilot, person: Person, about: str) -> None:
    del copilot
    version = int(about)
    again = opened_version(person) == version
    st.session_state[_VERSION] = None if again else (person.id, version)


_DOES: dict[str, Callable[[Copilot, Person, str], None]] = {
    "settle": _settle,
    "tick": _tick,
    "right": _put_right,
    "reopen": _reopen,
    "taken": _take_back,
    "note": _note,
    "version": _open_version,
}
