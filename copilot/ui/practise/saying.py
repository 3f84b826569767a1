"""The box to speak in: all that is sent arrives, however fast it comes."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

import streamlit as st
from streamlit.components.v2 import component

from copilot.ui.shell import session

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Said = Sequence[tuple[int, str]]
    """What was sent, the first one first, each with its number."""

_BOX, _HANDED_OVER = "practice_say", "practice_said"
_component = component(
    "copilot_saying",
    html="<span></span>",
    js=(files("copilot.ui.practise") / "saying.js").read_text(encoding="utf-8"),
)


def hand_over(heard: int, take: Callable[[Said], None]) -> None:
    """Have the box hand over all that is sent.

    Args:
        heard: The number of what was heard last.
        take: Gets what was sent; what came before may be in it again.
    """

    def handed_over() -> None:
        session.go_on()
        take(st.session_state[_HANDED_OVER].get("said") or ())

    _component(key=_HANDED_OVER, data={"heard": heard}, height=0, on_said_change=handed_over)


def box(placeholder: str, take: Callable[[str], None]) -> None:
    """Show the box; ``take`` gets what is sent before the page knows how to hand it over."""

    def sent() -> None:
        session.go_on()
        take(st.session_state[_BOX])

    st.chat_input(placeholder, key=_BOX, on_submit=sent)
