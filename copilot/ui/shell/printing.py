"""Print what stands in the container named ``paper``, and nothing else of the page."""

from __future__ import annotations

from importlib.resources import files

from streamlit.components.v2 import component

_HERE = files("copilot.ui.shell")
_component = component(
    "copilot_print",
    html='<button type="button"></button>',
    css=(_HERE / "printing.css").read_text(encoding="utf-8"),
    js=(_HERE / "printing.js").read_text(encoding="utf-8"),
    # The sheet hides the rest of the page, which is outside of the component.
    isolate_styles=False,
)


def print_button(label: str) -> None:
    """Show a button that opens the browser's print dialog."""
    _component(key="print", data={"label": label}, width="content")
