"""A day for a conversation: asked for in front of the page."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import NAMESPACE_OID, uuid5

import streamlit as st

from copilot.domain.people import Conversation
from copilot.errors import CopilotError
from copilot.ui.shell import session
from copilot.ui.shell.drawn import draw
from copilot.ui.shell.node import Node
from copilot.ui.today.verbs import MOVE

if TYPE_CHECKING:
    from copilot.assembly import Copilot
    from copilot.domain.people import Person
    from copilot.ui.today.verbs import Asked

_DAY = "today_day"
_SOON = dt.timedelta(days=7)


@dataclass(frozen=True)
class _Wanted:
    """Whose conversation gets a day."""

    person: Person
    moved: Conversation | None
    """The planned one that gets another day; None where a new one is planned."""


def ask_for_day(copilot: Copilot, asked: Asked, on: dt.date) -> None:
    """Ask for the day of a new conversation, or for another day of a planned one."""
    person = copilot.people.find(asked.person)
    kept = copilot.people.conversations(person) if asked.verb == MOVE else ()
    wanted = _Wanted(person, next((each for each in kept if each.id == asked.about), None))
    # The dialog's own title would be read as Markdown, so no name stands in it.
    st.dialog("When will you talk?")(_dialog)(copilot, wanted, on)


def _dialog(copilot: Copilot, wanted: _Wanted, on: dt.date) -> None:
    whom = f"With {wanted.person.name}. A career conversation needs an hour, undisturbed."
    draw("today-planned", [Node("p", whom)])
    first = wanted.moved.date if wanted.moved else on + _SOON
    day = st.date_input(
        "Day", max(first, on), min_value=on, format="DD/MM/YYYY", key=f"{_DAY}-{wanted.person.id}"
    )
    if st.button("Put it in the diary", type="primary"):
        session.go_on()
        try:
            _keep(copilot, wanted, day)
        except CopilotError as error:
            session.tell(str(error))
        st.rerun()


def _keep(copilot: Copilot, wanted: _Wanted, day: dt.date) -> None:
    if wanted.moved:
        copilot.people.change(wanted.moved.model_copy(update={"date": day}))
        return
    # The id is made of what is planned: a second press plans nothing more.
    key = f"plan-{wanted.person.id}-{day.isoformat()}"
    planned = Conversation(
        id=uuid5(NAMESPACE_OID, key).hex, person=wanted.person.id, kind="full", date=day
    )
    copilot.people.hold(planned, key)
