"""A day for a conversation, asked for in front of the page."""

from __future__ import annotations

import datetime as dt

from streamlit.testing.v1 import AppTest

from copilot.domain.people import Conversation, Person
from copilot.ui.today.verbs import Asked
from tests.ui.fakes import FakeCopilot
from tests.ui.room import drawn, press

DAY = dt.datetime.now(dt.UTC).astimezone().date()
LATER = DAY + dt.timedelta(days=12)


def script(copilot, asked, on):  # noqa: ANN001 - its source is run by itself, without these imports
    import streamlit as st  # noqa: PLC0415

    from copilot.ui.shell import session  # noqa: PLC0415
    from copilot.ui.today.planning import ask_for_day  # noqa: PLC0415

    session.start()
    if st.session_state.setdefault("ask", True):
        ask_for_day(copilot, asked, on)


def asked_for(copilot: FakeCopilot, rosa: Person, verb: str, about: str) -> AppTest:
    """Ask for a day, and say the same one."""
    asked = Asked(verb, "book", rosa.id, about)
    page = AppTest.from_function(script, args=(copilot, asked, DAY), default_timeout=30).run()
    assert "Rosa <b>" in drawn(page)
    page.date_input[0].set_value(LATER)
    return press(page, "Put it in the diary")


def test_a_conversation_is_planned_once() -> None:
    copilot = FakeCopilot()
    rosa = copilot.people.add("Rosa <b>", "", DAY)
    for _ in range(2):
        asked_for(copilot, rosa, "plan", rosa.id)
    (planned,) = copilot.people.conversations(rosa)
    assert (planned.date, planned.held, planned.kind) == (LATER, False, "full")


def test_a_planned_one_is_moved() -> None:
    copilot = FakeCopilot()
    rosa = copilot.people.add("Rosa <b>", "", DAY)
    past = DAY - dt.timedelta(days=3)
    copilot.people.hold(Conversation(id="c1", person=rosa.id, kind="check-in", date=past))
    asked_for(copilot, rosa, "move", "c1")
    (moved,) = copilot.people.conversations(rosa)
    assert (moved.id, moved.date, moved.kind) == ("c1", LATER, "check-in")
