"""The Settings room: what one may decide, the language model, data, dismissed warnings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from copilot.ui.settings import authority_page, data_page, dismissed_page, model_page
from copilot.ui.shell import places, session
from copilot.ui.shell.drawn import draw
from copilot.ui.shell.node import Node
from copilot.ui.shell.page_frame import framed

if TYPE_CHECKING:
    from copilot.ui.shell.engine import Engine

_WIDTH, _LINE = 1120, 760
_LOOK = "look"
_ROOMS = {
    "decide": ("What you may decide", authority_page.show),
    "model": ("Language model", model_page.show),
    "data": ("Your data", data_page.show),
    "dismissed": ("Dismissed warnings", dismissed_page.show),
}


def show(engine: Engine) -> None:
    """Show the page that the address names; the first one by itself."""
    session.start()
    said = places.here(_LOOK)
    look = said if said in _ROOMS else "decide"
    centre = st.container(horizontal_alignment="center")
    with centre, st.container(width=_WIDTH), st.container(width=_LINE, gap="medium"):
        told = draw("settings-tabs", [_tabs(look)])
        if told in _ROOMS and told != look:
            session.go_on()
            places.go("settings", look=told)
        messages = st.container()
        framed("settings", messages, lambda: _ROOMS[look][1](engine()))


def _tabs(look: str) -> Node:
    buttons = tuple(
        Node("button", name, look="link", press=each, current=each == look)
        for each, (name, _) in _ROOMS.items()
    )
    return Node("nav", buttons, label="Settings")
