"""The step Notes: what was written down goes in, and is kept while it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from copilot.errors import CopilotError
from copilot.ui.conversation import intake, reviewing
from copilot.ui.shell import session
from copilot.ui.shell.drawn import draw
from copilot.ui.shell.node import Node

if TYPE_CHECKING:
    from copilot.assembly import Copilot
    from copilot.domain.notes import Notes
    from copilot.ui.conversation.flow import Place
    from copilot.ui.conversation.reviewing import Reviewed
    from copilot.ui.shell.engine import Engine

_SPLIT = (7, 3)
_LONG = 12
"""Passes of the model from which on a bar tells more than a spinner."""


def show(engine: Engine, place: Place) -> None:
    """Show the step."""
    draw("welcome", [_heading(place)])
    fields, others = st.columns(_SPLIT, gap="large")
    with fields:
        intake.form(engine, place)
        below = st.container()
    with others:
        intake.other_ways(engine(), place)
    if reviewing.asked():
        with below:
            _ask(engine(), place)


def _heading(place: Place) -> Node:
    lead = (
        "Paste what you wrote down, as it is. You get the words worth a second look, what to ask "
        "next, and a contract with dates. Every line shows where it comes from."
    )
    name = place.person.name if place.person else None
    title = f"After the conversation with {name}" if name else "After the conversation"
    return Node("header", (Node("h1", title), Node("p", lead, look="lead")))


def _ask(copilot: Copilot, place: Place) -> None:
    try:
        review(copilot, notes_at(place))
    except CopilotError as error:
        reviewing.give_up()
        session.tell(str(error))
        return
    place.go("review")


def notes_at(place: Place) -> Notes:
    """Give the notes as they stand, with the name of whom they are about."""
    notes = reviewing.notes()
    return notes.model_copy(update={"report": place.person.name}) if place.person else notes


def review(copilot: Copilot, notes: Notes) -> Reviewed:
    """Review notes with progress shown, and keep the review; raises as ``Copilot.review``."""
    bar = st.empty()

    def progress(done: int, total: int) -> None:
        if total >= _LONG:
            bar.progress(done / total, text=f"{done} of {total} parts read")

    with st.spinner("Reading your notes…"):
        policy = copilot.policy
        made = copilot.review(notes, policy=policy, progress=progress)
    bar.empty()
    return reviewing.keep(notes, made, policy)
