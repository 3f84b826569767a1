"""Draw people's words safely: a component that gets text as data and sets it as text.

Streamlit's Markdown would have to be escaped against images, links, directives, LaTeX, emoji codes
and arrows, some of which are found only after unescaping. Here there is nothing to escape.
"""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, cast

import streamlit as st
from streamlit.components.v2 import component

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from copilot.ui.shell.node import Node

_HERE = files("copilot.ui.shell")
_component = component(
    "copilot_drawn",
    html='<div class="root"></div>',
    css=(_HERE / "drawn.css").read_text(encoding="utf-8"),
    js=(_HERE / "drawn.js").read_text(encoding="utf-8"),
)


def draw(
    key: str, nodes: Sequence[Node], on_press: Callable[[str], None] | None = None
) -> str | None:
    """Show nodes.

    Args:
        key: Unique among what is drawn on the page.
        nodes: What to show.
        on_press: Called before the page runs again, with what the pressed button tells.

    Returns:
        What the button tells that was just pressed.
    """
    # Fields and what the session keeps have keys too, and one dropped drops the other.
    key = f"drawn-{key}"

    def pressed() -> None:
        told = st.session_state[key].get("pressed")
        if on_press and told:
            on_press(told)

    result = _component(
        key=key, data={"nodes": [node.data() for node in nodes]}, on_pressed_change=pressed
    )
    return cast("str | None", result.get("pressed"))
