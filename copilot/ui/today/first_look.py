"""The first look around: who is made up, how to wipe them, and five things to try."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import streamlit as st

from copilot.errors import CopilotError
from copilot.ui.shell import places, session
from copilot.ui.shell.drawn import draw
from copilot.ui.today import first_look_view as view

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copilot.assembly import Copilot
    from copilot.domain.people import Person

_STATE, _SURE = "first-look", "wipe_sure"
_HIDDEN = "hidden"


def show(copilot: Copilot, everybody: Sequence[Person]) -> None:
    """Say who is made up for as long as they are kept, with things to try."""
    ids = copilot.made_up.ids()
    people = [each for each in everybody if each.id in ids]
    if not people:
        return
    names = None if len(people) == len(everybody) else [each.name for each in people]
    nodes = [view.banner(names, sure=bool(st.session_state.get(_SURE)))]
    tried = _tried(copilot)
    if _HIDDEN not in tried:
        nodes.append(view.tries(tried))

    def pressed(told: str) -> None:
        _pressed(copilot, told)

    told = draw("first-look", nodes, on_press=pressed)
    if told:
        _go(copilot, told, people)


def tick(copilot: Copilot, tried: str) -> None:
    """Keep that something was tried, while there is somebody made up to try it on."""
    try:
        already = _tried(copilot)
        if tried not in already and copilot.made_up.ids():
            value = json.dumps(sorted({*already, tried}))
            copilot.store.states.keep(copilot.principal, _STATE, value)
    except CopilotError as error:
        session.tell(str(error))


def _tried(copilot: Copilot) -> frozenset[str]:
    kept = copilot.store.states.get(copilot.principal, _STATE)
    return frozenset(json.loads(kept) if kept else ())


def _pressed(copilot: Copilot, told: str) -> None:
    session.go_on()
    st.session_state[_SURE] = told == view.WIPE
    if told == view.SURE:
        _wipe(copilot)
    elif told == view.HIDE:
        tick(copilot, _HIDDEN)
    elif told in view.TRIES:
        tick(copilot, told)


def _wipe(copilot: Copilot) -> None:
    try:
        copilot.made_up.wipe()
    except CopilotError as error:
        session.tell(str(error))


def _go(copilot: Copilot, told: str, people: Sequence[Person]) -> None:
    """Go to where something is tried."""
    match told:
        case "person":
            places.go("people", person=people[0].id)
        case "send":
            places.converse("send", _latest_agreed(copilot, people).id)
        case "notes":
            places.converse("notes")
        case "practise":
            places.go("practise")
        case _:
            return


def _latest_agreed(copilot: Copilot, people: Sequence[Person]) -> Person:
    """Choose whose contract is the newest: it may not have been sent yet."""

    def approved(person: Person) -> float:
        agreed = copilot.people.contracts.in_force(person)
        return agreed.approved.timestamp() if agreed else 0

    return max(people, key=approved)
