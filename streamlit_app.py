"""The app's pages."""

from __future__ import annotations

from importlib.resources import files

import streamlit as st

from copilot.ui.engine import engine
from copilot.ui.review_page import show


def _review() -> None:
    show(engine)


# A file of our own: Streamlit fetches the icons it knows by name from the network.
st.set_page_config(
    page_title="Coaching Copilot",
    page_icon=str(files("copilot.ui") / "icon.svg"),
    layout="wide",
    menu_items={"About": "A copilot for career conversations. It runs on this machine."},
)
st.navigation([st.Page(_review, title="Coaching Copilot", default=True)], position="hidden").run()
