"""What a press on Today does: settle something in place, or leave for where it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from copilot.errors import CopilotError, InputError
from copilot.ui.shell import clock, places, session
from copilot.ui.today import verbs
from copilot.ui.today.verbs import Asked
from copilot.ui.today.view import Settled

if TYPE_CHECKING:
    from typing import NoReturn

    from copilot.assembly import Copilot
    from copilot.domain.follow_through import DueItem
    from copilot.domain.people import CommitmentState, Person

_SETTLED = "today_settled"
_IN_PLACE = {verbs.DONE, verbs.UNDONE, verbs.RIGHT, verbs.SENT}


def act(copilot: Copilot, told: str) -> bool:
    """Do what is done in place, and say whether it was done; a problem is told."""
    asked = Asked.read(told)
    if asked is None or not done_in_place(asked):
        return False
    session.go_on()
    st.session_state[_SETTLED] = None
    try:
        if asked.verb == verbs.UNDONE:
            _settle(copilot, asked, "open")
        else:
            st.session_state[_SETTLED] = _done(copilot, asked)
    except CopilotError as error:
        session.tell(str(error))
        return False
    return True


def done_in_place(asked: Asked) -> bool:
    """Whether doing it changes something on the list without leaving it."""
    return asked.verb in _IN_PLACE


def settled() -> Settled | None:
    """What was done last on this page."""
    return st.session_state.get(_SETTLED)


def _done(copilot: Copilot, asked: Asked) -> Settled:
    place, item = _on_the_list(copilot, asked)
    if asked.verb == verbs.DONE:
        _settle(copilot, asked, "done")
        return Settled(item, place, "Done:", asked._replace(verb=verbs.UNDONE).told())
    if asked.verb == verbs.RIGHT:
        waiting = copilot.store.repairs.open(copilot.principal)
        repair = next(each for each in waiting if each.id == item.about)
        copilot.people.put_right(repair, clock.today())
        return Settled(item, place, "Done:", None)
    # The same key for the same thing: a second press writes nothing.
    kind = verbs.SENT_AS[item.kind]
    copilot.people.out.took_out(item.about, kind, clock.now(), f"today-{kind}-{item.about}")
    return Settled(item, place, "Noted:", None)


def _on_the_list(copilot: Copilot, asked: Asked) -> tuple[int, DueItem]:
    for place, item in enumerate(copilot.people.today(clock.today())):
        if Asked.of(asked.verb, item) == asked:
            return place, item
    raise InputError("This was settled already, perhaps in another window. Nothing was changed.")


def _settle(copilot: Copilot, asked: Asked, state: CommitmentState) -> None:
    person = copilot.people.find(asked.person)
    copilot.people.contracts.settle(person, asked.about, state, clock.today())


def leave(copilot: Copilot, asked: Asked) -> NoReturn:
    """Go where something is done that isn't done in place; raises InputError if it is gone."""
    session.go_on()
    st.session_state[_SETTLED] = None
    person = copilot.people.find(asked.person)
    match asked.verb:
        case verbs.SORRY:
            session.put(session.MAIL, "missed")
            places.converse("send", person.id)
        case verbs.PREPARE:
            planned = asked.kind in {"conversation", "reflection"}
            places.converse("prepare", person.id, asked.about if planned else None)
        case verbs.NOTES:
            places.converse("notes", person.id, asked.about)
        case verbs.SEND | verbs.EDIT:
            _to_contract(copilot, person, asked)
        case _:
            places.go("people", person=person.id)


def _to_contract(copilot: Copilot, person: Person, asked: Asked) -> NoReturn:
    agreed = copilot.people.contracts.in_force(person)
    conversation = agreed.conversation if agreed else None
    if asked.verb == verbs.SEND and conversation == asked.about:
        session.put(session.MAIL, "summary")
        places.converse("send", person.id, conversation)
    if asked.verb == verbs.SEND:
        places.converse("contract", person.id, asked.about)
    if conversation is None:
        places.go("people", person=person.id)
    places.converse("contract", person.id, conversation)
