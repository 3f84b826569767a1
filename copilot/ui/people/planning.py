"""Plan a conversation with somebody: which kind, what calls for it, and on which day."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING
from uuid import uuid4

import streamlit as st

from copilot.domain.people import Conversation
from copilot.ui.people.timeline_view import KINDS
from copilot.ui.shell import clock

if TYPE_CHECKING:
    from copilot.assembly import Copilot
    from copilot.domain.people import Person

_KEY = "plan_key"
_SOON = dt.timedelta(days=14)


def planned(copilot: Copilot, person: Person) -> bool:
    """Ask, and put it into the diary once; says whether it is there."""
    today = clock.today()
    # The key names this form: however often it is sent, one conversation is kept.
    key: str = st.session_state.setdefault(_KEY, uuid4().hex)
    kind = st.selectbox("Which", list(KINDS), format_func=KINDS.__getitem__)
    trigger = _what_calls_for_it(copilot) if kind == "ad-hoc" else None
    day = st.date_input("Day", today + _SOON, min_value=today, format="DD/MM/YYYY")
    if not st.button("Put it in the diary", type="primary"):
        return False
    new = Conversation(id=uuid4().hex, person=person.id, kind=kind, trigger=trigger, date=day)
    copilot.people.hold(new, key)
    del st.session_state[_KEY]
    return True


def _what_calls_for_it(copilot: Copilot) -> str:
    rhythm = copilot.rhythm
    reasons = {each.id: each.text for each in (*rhythm.triggers, *rhythm.cadence.transition_points)}
    return st.selectbox("What calls for it", list(reasons), format_func=reasons.__getitem__)
