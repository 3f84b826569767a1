"""The first visit: what this is, and three ways to begin."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

import streamlit as st

from copilot.ui.shell import clock, places, session
from copilot.ui.shell.drawn import draw
from copilot.ui.shell.node import Node

if TYPE_CHECKING:
    from copilot.assembly import Copilot

_KEY = "made_up_key"


def show(copilot: Copilot) -> None:
    """Welcome somebody who has kept nobody yet."""
    draw("welcome", [_welcome()])
    # Named before the press, so that a second one keeps nobody twice.
    key: str = st.session_state.setdefault(_KEY, uuid4().hex)
    with st.container(horizontal=True):
        if st.button("Paste notes from a conversation", type="primary"):
            places.converse("notes")
        if st.button("Add the people you manage"):
            places.go("people")
        look = st.button("Look around with made-up people")
    if look:
        session.go_on()
        with st.spinner("Three made-up people are moving in…"):
            copilot.made_up.fill(clock.now(), key)
        del st.session_state[_KEY]
        st.rerun()


def _welcome() -> Node:
    lead = (
        "A career conversation is worth what becomes of it. Paste what you wrote down: you get "
        "the words worth a second look, what to ask next, and a contract whose promises come back "
        "here on their days."
    )
    privacy = (
        "What you write stays in your own data folder, encrypted, and leaves it only if you take "
        "it out or set up a language model yourself; nobody is ever rated."
    )
    look = (
        "No notes at hand? Look around with three people who don’t exist. One press wipes them "
        "again, and nothing of yours is touched."
    )
    paragraphs = (Node("p", privacy, look="below"), Node("p", look, look="below"))
    return Node("div", (Node("p", lead, look="lead"), *paragraphs), look="ask")
