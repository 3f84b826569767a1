"""The language model: which is set, what would go to it, whether it answers, what it has cost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from copilot.assembly.trying import tried
from copilot.settings import settings_file
from copilot.ui.settings.model_view import heading, nothing_set, spent_section, tried_section
from copilot.ui.shell import session
from copilot.ui.shell.drawn import draw
from copilot.ui.shell.letter_view import letter_nodes
from copilot.ui.shell.waiting import begun, watch

if TYPE_CHECKING:
    from concurrent.futures import Future

    from copilot.assembly import Copilot
    from copilot.assembly.trying import Tried

_TRYING, _TRIED, _LOOKED = "model_trying", "model_tried", "model_looked"


def show(copilot: Copilot) -> None:
    """Show the page; nothing is sent before a button is pressed."""
    endpoint = copilot.settings.llm
    draw("model-heading", [heading(endpoint)])
    if endpoint is None:
        draw("model-none", [nothing_set(str(settings_file()))])
    _letter(copilot)
    if endpoint is None:
        return
    st.button("Try it, with nobody’s notes", on_click=_try, args=(copilot,))
    if going_on := st.session_state.get(_TRYING):
        watch(going_on, "Asking it whether the sun rises in the east", _take)
    last: Tried | None = st.session_state.get(_TRIED)
    if last:
        draw("model-tried", [tried_section(last)])
    month, calls = copilot.ledger.month(), copilot.ledger.calls()
    draw("model-spent", [spent_section(month, calls, copilot.settings.llm_monthly_cap)])


def _try(copilot: Copilot) -> None:
    session.go_on()
    chat = copilot.chat
    # The second press of two finds that it is being tried.
    if chat is not None and not st.session_state.get(_TRYING):
        st.session_state[_TRIED] = None
        st.session_state[_TRYING] = begun(lambda: tried(chat))


def _take(coming: Future[Tried]) -> None:
    st.session_state[_TRYING] = None
    st.session_state[_TRIED] = coming.result()


def _letter(copilot: Copilot) -> None:
    """Show, on a made-up sample, exactly what would go there."""
    if not st.session_state.get(_LOOKED):
        st.button("Show exactly what would be sent", on_click=_look)
        return
    with st.spinner("Writing the letter…"):
        sample = copilot.samples[0]
        letter = copilot.llm.letter(copilot.review(sample.notes))
    endpoint = copilot.settings.llm
    draw("model-letter", letter_nodes(letter, endpoint.host if endpoint else None))
    copilot.llm.was_shown()


def _look() -> None:
    st.session_state[_LOOKED] = True
