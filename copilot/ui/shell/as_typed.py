"""A text field whose words are handed over while they are typed."""

from __future__ import annotations

from importlib.resources import files

from streamlit.components.v2 import component

_component = component(
    "copilot_as_typed",
    html="<span></span>",
    js=(files("copilot.ui.shell") / "as_typed.js").read_text(encoding="utf-8"),
)


def hand_over(label: str) -> None:
    """Have the text area of that label tell its words within two seconds of the typing."""
    _component(key=f"as-typed-{label}", data={"label": label}, height=0)
