"""The app's pages."""

from __future__ import annotations

import streamlit as st

from copilot.ui.engine import engine
from copilot.ui.review_page import show


def _review() -> None:
    show(engine)


st.set_page_config(
    page_title="Coaching Copilot",
    page_icon=":material/forum:",
    layout="wide",
    menu_items={"About": "A copilot for career conversations. It runs on this machine."},
)
st.navigation([st.Page(_review, title="Coaching Copilot", default=True)], position="hidden").run()
