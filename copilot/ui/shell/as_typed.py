"""A text field whose words are handed over while they are typed."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from streamlit.components.v2 import component

if TYPE_CHECKING:
    from collections.abc import Callable

_component = component(
    "copilot_as_typed",
    html="<span></span>",
    js=(files("copilot.ui.shell") / "as_typed.js").read_text(encoding="utf-8"),
)


def hand_over(label: str, on_enter: Callable[[], None]) -> None:
    """Have the text area of that label tell its words within two seconds of the typing.

    Args:
        label: The text area's.
        on_enter: Called at Ctrl+Enter in it, or Cmd+Enter, when its words are there.
    """
    _component(key=f"as-typed-{label}", data={"label": label}, height=0, on_entered_change=on_enter)
