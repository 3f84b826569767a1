"""The app's pages."""

from __future__ import annotations

from importlib.resources import files

import streamlit as st

from copilot.ui import authority_page, review_page
from copilot.ui.engine import engine


def _review() -> None:
    review_page.show(engine)


def _authority() -> None:
    authority_page.show(engine)


# A file of our own: Streamlit fetches the icons it knows by name from the network.
st.set_page_config(
    page_title="Coaching Copilot",
    page_icon=str(files("copilot.ui") / "icon.svg"),
    layout="wide",
    menu_items={"About": "A copilot for career conversations. It runs on this machine."},
)
pages = [
    st.Page(_review, title="After the conversation", default=True),
    st.Page(_authority, title="What you may decide", url_path="decide"),
]
st.navigation(pages, position="top").run()
