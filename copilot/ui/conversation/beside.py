"""Keep the notes in sight beside the lines of the contract while the page scrolls."""

from __future__ import annotations

from importlib.resources import files

from streamlit.components.v2 import component

_component = component(
    "copilot_beside",
    html="<span></span>",
    css=(files("copilot.ui.conversation") / "beside.css").read_text(encoding="utf-8"),
    # What stays in sight is outside of the component.
    isolate_styles=False,
)


def stay_in_sight() -> None:
    """Have the notes of the contract stay in sight; called below them."""
    _component(key="beside", height=0)
