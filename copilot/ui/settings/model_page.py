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

if TYPE_CHECKING:
    from copilot.assembly import Copilot
    from copilot.assembly.trying import Tried

_TRIED, _LOOKED = "model_tried", "model_looked"


def show(copilot: Copilot) -> None:
    """Show the page; nothing is sent before a button is pressed."""
    endpoint = copilot.settings.llm
    draw("model-heading", [heading(endpoint)])
    if endpoint is None:
        draw("model-none", [nothing_set(str(settings_file()))])
    _letter(copilot)
    if endpoint is None:
        return
    with st.container(horizontal=True):
        if st.button("Try it, with nobody’s notes"):
            _try(copilot)
    last: Tried | None = st.session_state.get(_TRIED)
    if last:
        draw("model-tried", [tried_section(last)])
    month, calls = copilot.ledger.month(), copilot.ledger.calls()
    draw("model-spent", [spent_section(month, calls, copilot.settings.llm_monthly_cap)])


def _try(copilot: Copilot) -> None:
    session.go_on()
    chat = copilot.chat
    if chat is not None:
        with st.spinner("Asking it whether the sun rises in the east…"):
            st.session_state[_TRIED] = tried(chat)


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
