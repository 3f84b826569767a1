"""The fields beside the notes: whom it was with, which it was, its day; none has to be used."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from copilot.ui.conversation import meeting, reviewing
from copilot.ui.shell import session

if TYPE_CHECKING:
    from copilot.assembly import Copilot
    from copilot.ui.conversation.flow import Place
    from copilot.ui.shell.engine import Engine

_NOT_SAID = "Not said, or somebody new"


def fields(engine: Engine, place: Place, change: dict[str, Any]) -> None:
    """Show them; what depends on a choice stands right below it.

    Args:
        engine: Knows everybody; what doesn't need it is shown first.
        place: A conversation that is kept is somebody's already.
        change: What each field calls when it is changed, as Streamlit takes it.
    """
    first, second, third = st.columns(3)
    which, when, yours = (first, second, third) if place.conversation else (second, third, third)
    with which:
        kind(engine, change)
    when.date_input("Day of the conversation", key=reviewing.DATE, format="DD/MM/YYYY", **change)
    yours.text_input("Your name", key=session.MANAGER, placeholder="If you like", **change)
    if place.conversation is None:
        with first:
            _whom(engine(), change)


def _whom(copilot: Copilot, change: dict[str, Any]) -> None:
    names = {each.id: each.name for each in copilot.people.all()}
    if session.value(meeting.WHOM) not in names:
        session.put(meeting.WHOM, meeting.NOBODY)
    if names:
        names = {meeting.NOBODY: _NOT_SAID} | names
        st.selectbox(
            "Whom was it with?",
            list(names),
            key=meeting.WHOM,
            format_func=names.__getitem__,
            **change,
        )
    if session.value(meeting.WHOM) == meeting.NOBODY:
        st.text_input("Their name", key=reviewing.REPORT, placeholder="If you like", **change)


def kind(engine: Engine, change: dict[str, Any] | None = None) -> None:
    """Ask which it was, and what called for one in between; arguments as of ``fields``."""
    change = change or {}
    st.selectbox(
        "Kind of conversation",
        list(meeting.KINDS),
        key=meeting.KIND,
        format_func=meeting.KINDS.__getitem__,
        **change,
    )
    if session.value(meeting.KIND) != "ad-hoc":
        return
    rhythm = engine().rhythm
    reasons = {each.id: each.text for each in (*rhythm.triggers, *rhythm.cadence.transition_points)}
    st.selectbox(
        "What called for it",
        list(reasons),
        index=None,
        key=meeting.TRIGGER,
        format_func=reasons.__getitem__,
        placeholder="If you like",
        **change,
    )
