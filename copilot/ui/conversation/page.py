"""The Conversation room: one flow from preparation to what is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from copilot.ui.conversation import (
    contract_step,
    flow,
    meeting,
    notes_step,
    prepare_step,
    review_step,
    reviewing,
    send_step,
    writing,
)
from copilot.ui.conversation.steps_view import steps_row
from copilot.ui.conversation.where_view import where_line
from copilot.ui.shell import session
from copilot.ui.shell.drawn import draw
from copilot.ui.shell.node import Node
from copilot.ui.shell.page_frame import framed
from copilot.ui.shell.places import STEPS

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

    from copilot.ui.conversation.flow import Place
    from copilot.ui.shell.engine import Engine

_WIDTH = 1120


def show(engine: Engine) -> None:
    """Show the page."""
    session.start()
    reviewing.start()
    meeting.start()
    with st.container(horizontal_alignment="center"), st.container(width=_WIDTH, gap="medium"):
        top = st.container()
        messages = st.container()
        framed("conversation", messages, lambda: _page(engine, top))


def _page(engine: Engine, top: DeltaGenerator) -> None:
    place = flow.loose() or flow.place(engine().people)
    writing.open_at(engine, place)
    place = flow.as_chosen(engine, place)
    if place.step != "notes":
        reviewing.put_box_away()
    with top:
        _row(engine, place)
    match place.step:
        case "prepare":
            prepare_step.show(engine(), place)
        case "notes":
            notes_step.show(engine, place)
        case "review":
            review_step.show(engine, place)
        case "contract":
            contract_step.show(engine(), place)
        case "send":
            send_step.show(engine(), place)


def _row(engine: Engine, place: Place) -> None:
    known = place.conversation
    noted = bool(known.notes.strip() if known else reviewing.notes().text.strip())
    agreed = place.person is not None and bool(engine().people.contracts.in_force(place.person))
    row = steps_row(place, noted=noted, agreed=agreed)
    where = where_line(place, meeting.said(), reviewing.notes())
    told = draw("steps", [Node("div", (row, where), look="course")])
    for step in STEPS:
        if told == step and step != place.step:
            session.go_on()
            if known:
                # However the notes are left, the steps after them go by what was typed.
                writing.take_in(engine(), known)
            place.go(step)
