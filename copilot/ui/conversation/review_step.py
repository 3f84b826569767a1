"""The step Review: words to mind, what to ask next, the drafted contract, and what was touched."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from copilot.errors import CopilotError
from copilot.export.days import day
from copilot.ui.conversation import asked, filing, reviewing, second_opinion, writing
from copilot.ui.conversation.contract_view import contract_section
from copilot.ui.conversation.coverage_view import coverage_section
from copilot.ui.conversation.dismissing import act, concerns
from copilot.ui.conversation.flags_view import flags_section
from copilot.ui.conversation.notes_step import notes_at, review
from copilot.ui.conversation.questions_view import questions_section
from copilot.ui.shell import session
from copilot.ui.shell.drawn import draw
from copilot.ui.shell.node import Node
from copilot.ui.shell.passage_view import headings, open_passage

if TYPE_CHECKING:
    from copilot.assembly import Copilot
    from copilot.ui.conversation.flow import Place
    from copilot.ui.conversation.reviewing import Reviewed
    from copilot.ui.shell.engine import Engine


def show(engine: Engine, place: Place) -> None:
    """Show the step; notes that were not reviewed yet are reviewed now."""
    filing.go_on()
    notes = notes_at(place)
    if not notes.text.strip():
        place.go("notes")
    reviewed = reviewing.reviewed()
    if reviewed is None or reviewed.notes != notes:
        reviewed = review(engine(), notes)
    draw("reviewed", [_heading(reviewed)])
    with st.container(horizontal=True):
        if st.button("Change these notes"):
            place.go("notes")
        if place.conversation is None:
            st.button("Start again", on_click=writing.new_sheet)
    _results(engine(), place, reviewed)


def _heading(reviewed: Reviewed) -> Node:
    reading, sample = reviewed.review.reading, reviewing.sample_in_use()
    about = [day(reading.date)] if reading.date else []
    about += [sample.note] if sample else []
    parts = [
        Node("h1", f"Your conversation with {reading.report}" if reading.report else "Your notes"),
        Node("p", ". ".join(about), look="quiet below"),
    ]
    if not reading.is_career_conversation:
        doubt = "This doesn’t read like a career conversation, so take the rest with care."
        parts.append(Node("p", doubt, look="notice below"))
    return Node("header", tuple(parts), look="at-step", arrives=True)


def _results(copilot: Copilot, place: Place, reviewed: Reviewed) -> None:
    result, number, heading_of = reviewed.review, reviewed.number, headings(copilot)

    def dismiss(told: str) -> None:
        try:
            reviewing.part_anew(act(copilot.dismissals, result, told))
        except CopilotError as error:
            session.tell(str(error))

    notices = _notices(copilot, reviewed)
    if notices:
        draw(f"notices-{number}", notices)
    if copilot.policy_file.in_force().policy != reviewed.policy:
        st.button("Review the notes again", on_click=reviewing.drop)
    flags = flags_section(reviewed.notes.text, result.flags, heading_of, result.folded)
    topic = draw(f"flags-{number}", [flags], on_press=dismiss)
    topic = _questions(copilot, place, reviewed) or topic
    second_opinion.section(copilot, reviewed)
    if place.conversation is None:
        contract_section(copilot, reviewed)
        filing.section(copilot, place, reviewed)
    draw(f"coverage-{number}", [coverage_section(result.reading)])
    if place.conversation and st.button("On to the contract", type="primary"):
        place.go("contract")
    if topic and not concerns(topic):
        open_passage(copilot, topic)


def _questions(copilot: Copilot, place: Place, reviewed: Reviewed) -> str | None:
    """Show what to ask next, and give the topic whose passage is wanted."""
    talk = place.conversation

    def tick(told: str) -> None:
        session.go_on()
        if talk and asked.concerns(told):
            try:
                asked.act(copilot, talk, told)
            except CopilotError as error:
                session.tell(str(error))

    done = asked.kept(copilot, talk) if talk else None
    section = questions_section(reviewed.review.questions, headings(copilot), done)
    told = draw(f"questions-{reviewed.number}", [section], on_press=tick)
    return None if told is None or asked.concerns(told) else told


def _notices(copilot: Copilot, reviewed: Reviewed) -> list[Node]:
    """Say what keeps the warnings from being what the manager expects."""
    told = [*copilot.dismissals.warnings]
    in_force = copilot.policy_file.in_force()
    if in_force.notice:
        told.append(in_force.notice)
    if in_force.policy != reviewed.policy:
        told.append(
            "What you may decide has changed since this review. Review the notes again to go by it."
        )
    return [Node("p", each, look="notice below") for each in told]
