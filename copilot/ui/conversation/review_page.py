"""The first page: notes in, then words to mind, questions, contract and coverage."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from copilot.errors import CopilotError
from copilot.export.days import day
from copilot.ui.conversation import intake
from copilot.ui.conversation.contract_view import contract_section
from copilot.ui.conversation.coverage_view import coverage_section
from copilot.ui.conversation.dismissing import act
from copilot.ui.conversation.flags_view import flags_section
from copilot.ui.conversation.questions_view import questions_section
from copilot.ui.shell import session
from copilot.ui.shell.drawn import draw
from copilot.ui.shell.node import Node

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

    from copilot.assembly import Copilot
    from copilot.ui.shell.engine import Engine
    from copilot.ui.shell.session import Reviewed

_WIDTH = 1120
_SPLIT = (7, 3)
_LONG = 12
"""Passes of the model from which on a bar tells more than a spinner."""


def show(engine: Engine) -> None:
    """Show the page; the one place where errors turn into messages."""
    session.start()
    asked = session.asked()
    reviewed = session.reviewed()
    with st.container(horizontal_alignment="center"), st.container(width=_WIDTH, gap="medium"):
        fields, others, messages = _places(reviewed)
        with fields:
            intake.form()
            messages = messages or st.container()
        try:
            with others:
                intake.other_ways(engine)
            if asked:
                with messages:
                    _review(engine)
            elif reviewed:
                _results(engine(), reviewed)
            problem = session.problem()
        except CopilotError as error:
            problem = str(error)
            if asked:
                session.tell(problem)
        if problem:
            with messages:
                draw("problem", [Node("p", problem, look="alert below", arrives=True)])


def _places(
    reviewed: Reviewed | None,
) -> tuple[DeltaGenerator, DeltaGenerator, DeltaGenerator | None]:
    """Make room for the fields and for the other ways in; folded away once there is a review.

    Messages would be folded away too, so that they get a place of their own then.
    """
    if reviewed is None:
        draw("welcome", [_welcome()])
        fields, others = st.columns(_SPLIT, gap="large")
        return fields, others, None
    with st.container(gap=None):
        draw("reviewed", [_reviewed_heading(reviewed)])
        messages = st.container()
    with st.expander("Change these notes, or take others"):
        fields, others = st.columns(_SPLIT, gap="large")
        others.button("Start again", on_click=session.start_again)
    return fields, others, messages


def _welcome() -> Node:
    lead = (
        "Paste what you wrote down, as it is. You get the words worth a second look, what to ask "
        "next, and a contract with dates. Every line shows where it comes from."
    )
    return Node(
        "header",
        (
            Node("h1", "After the conversation"),
            Node("p", lead, look="lead"),
        ),
    )


def _reviewed_heading(reviewed: Reviewed) -> Node:
    reading, sample = reviewed.review.reading, session.sample_in_use()
    about = [day(reading.date)] if reading.date else []
    about += [sample.note] if sample else []
    parts = [
        Node("h1", f"Your conversation with {reading.report}" if reading.report else "Your notes"),
        Node("p", ". ".join(about), look="quiet below"),
    ]
    if not reading.is_career_conversation:
        doubt = "This doesn’t read like a career conversation, so take the rest with care."
        parts.append(Node("p", doubt, look="notice below"))
    return Node("header", tuple(parts), arrives=True)


def _review(engine: Engine) -> None:
    notes = session.notes()
    bar = st.empty()

    def progress(done: int, total: int) -> None:
        if total >= _LONG:
            bar.progress(done / total, text=f"{done} of {total} parts read")

    with st.spinner("Reading your notes…"):
        copilot = engine()
        policy = copilot.policy
        review = copilot.review(notes, policy=policy, progress=progress)
    session.keep(notes, review, policy)
    st.rerun()


def _results(copilot: Copilot, reviewed: Reviewed) -> None:
    review, number = reviewed.review, reviewed.number

    def heading_of(topic: str) -> str | None:
        passage = copilot.passage(topic)
        return passage.heading if passage else None

    def dismiss(told: str) -> None:
        try:
            session.part_anew(act(copilot.dismissals, review, told))
        except CopilotError as error:
            session.tell(str(error))

    notices = _notices(copilot, reviewed)
    if notices:
        draw(f"notices-{number}", notices)
    flags = flags_section(reviewed.notes.text, review.flags, heading_of, review.folded)
    topic = draw(f"flags-{number}", [flags], on_press=dismiss)
    topic = draw(f"questions-{number}", [questions_section(review.questions, heading_of)]) or topic
    contract_section(reviewed)
    draw(f"coverage-{number}", [coverage_section(review.reading)])
    if topic:
        _open_passage(copilot, topic)


def _notices(copilot: Copilot, reviewed: Reviewed) -> list[Node]:
    """Say what keeps the warnings from being what the manager expects."""
    told = [*copilot.dismissals.warnings]
    in_force = copilot.policy_file.in_force()
    if in_force.notice:
        told.append(in_force.notice)
    if in_force.policy != reviewed.policy:
        told.append(
            "What you may decide has changed since this review. Review the notes again to go by "
            "it; your changes to the contract below start over then."
        )
    return [Node("p", each, look="notice below") for each in told]


def _open_passage(copilot: Copilot, topic: str) -> None:
    passage = copilot.passage(topic)
    if passage:
        st.dialog(passage.heading, width="medium")(st.markdown)(passage.text)
