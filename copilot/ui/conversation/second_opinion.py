"""A language model's second opinion on a review: shown first what is sent, then what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from copilot.assembly.asking import unseen
from copilot.errors import CopilotError
from copilot.ui.conversation import reviewing
from copilot.ui.conversation.second_opinion_view import asked_section, offer, outcome
from copilot.ui.shell import session
from copilot.ui.shell.drawn import draw
from copilot.ui.shell.letter_view import letter_nodes
from copilot.ui.shell.node import Node

if TYPE_CHECKING:
    from copilot.assembly import Copilot
    from copilot.ui.conversation.reviewing import Reviewed

_LOOKED, _ASKED = "opinion_looked", "opinion_asked"


def section(copilot: Copilot, reviewed: Reviewed) -> None:
    """Offer to ask the model that is set; the engine's review stands whatever comes of it."""
    endpoint = copilot.settings.llm
    if endpoint is None:
        return
    number, found = reviewed.number, reviewed.review.llm
    if st.session_state.get(_ASKED) == number:
        _ask(copilot, reviewed)
    if found and found.notice is None:
        draw(f"opinion-{number}", [outcome(found)])
        return
    notice = found.notice if found else None
    draw(f"opinion-{number}", [asked_section(notice), offer(endpoint.host)])
    if st.session_state.get(_LOOKED) == number:
        _show_letter(copilot, reviewed, endpoint.host)
    with st.container(horizontal=True):
        # Whoever has never looked is shown first: the assembly refuses to send before that.
        if st.session_state.get(_LOOKED) == number or not unseen(copilot.settings):
            st.button("Ask it", on_click=_wish, args=(number,))
        if st.session_state.get(_LOOKED) != number:
            st.button("Show exactly what would be sent", on_click=_look, args=(number,))


def _show_letter(copilot: Copilot, reviewed: Reviewed, host: str) -> None:
    """Show every word that would leave; what keeps it from being written ends nothing else."""
    try:
        letter = copilot.llm.letter(reviewed.review)
        draw(f"opinion-letter-{reviewed.number}", letter_nodes(letter, host))
        copilot.llm.was_shown()
    except CopilotError as error:
        draw(f"opinion-unwritten-{reviewed.number}", [Node("p", str(error), look="notice")])


def _look(number: int) -> None:
    session.go_on()
    st.session_state[_LOOKED] = number


def _wish(number: int) -> None:
    session.go_on()
    st.session_state[_ASKED] = number


def _ask(copilot: Copilot, reviewed: Reviewed) -> None:
    """Ask; another press stops this run, and then the next run asks again."""
    try:
        with st.spinner("Asking the language model…"):
            review = copilot.second_opinion(reviewed.review, reviewed.policy)
    except CopilotError as error:
        session.tell(str(error))
        st.session_state[_ASKED] = None
        return
    st.session_state[_ASKED] = None
    reviewing.part_anew(review)
    st.rerun()
