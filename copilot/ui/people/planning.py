"""Plan a conversation with somebody: which kind, and on which day."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, get_args
from uuid import uuid4

import streamlit as st

from copilot.domain.people import Conversation, ConversationKind
from copilot.errors import CopilotError
from copilot.ui.shell import session

if TYPE_CHECKING:
    from copilot.assembly import Copilot
    from copilot.domain.people import Person

_KINDS: dict[ConversationKind, str] = {
    "full": "Career conversation",
    "monthly-review": "Monthly review",
    "check-in": "Check-in",
    "ad-hoc": "In between",
}
_KIND, _WHY, _DAY, _KEY = "plan_kind", "plan_why", "plan_day", "plan_key"


def plan(copilot: Copilot, person: Person) -> None:
    """Offer to put one into the diary."""
    today = dt.datetime.now(dt.UTC).astimezone().date()
    session.field(_KIND, "full")
    session.field(_DAY, today + dt.timedelta(days=14))
    st.session_state.setdefault(_KEY, uuid4().hex)
    reasons = {each.id: each.text for each in copilot.rhythm.triggers}
    reasons |= {each.id: each.text for each in copilot.rhythm.cadence.transition_points}
    with st.expander("Plan a conversation"):
        kind, day, button = st.columns((3, 2, 2), vertical_alignment="bottom")
        kind.selectbox(
            "Which", get_args(ConversationKind), key=_KIND, format_func=_KINDS.__getitem__
        )
        if st.session_state[_KIND] == "ad-hoc":
            session.field(_WHY, next(iter(reasons)))
            st.selectbox(
                "What calls for it", list(reasons), key=_WHY, format_func=reasons.__getitem__
            )
        day.date_input("On", key=_DAY, format="DD/MM/YYYY", min_value=today)
        button.button("Plan it", on_click=_plan, args=(copilot, person))


def _plan(copilot: Copilot, person: Person) -> None:
    """Plan it once, however often it is pressed: the key names what the form held."""
    session.go_on()
    state = st.session_state
    day: dt.date | None = state[_DAY]
    if day is None:
        session.tell("Say on which day. Nothing was planned yet.")
        return
    kind: ConversationKind = state[_KIND]
    planned = Conversation(
        id=uuid4().hex,
        person=person.id,
        kind=kind,
        trigger=state[_WHY] if kind == "ad-hoc" else None,
        date=day,
    )
    try:
        copilot.people.hold(planned, state[_KEY])
    except CopilotError as error:
        session.tell(str(error))
        return
    state[_KEY] = uuid4().hex
