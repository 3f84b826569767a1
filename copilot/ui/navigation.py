"""What all pages have in common: the browser's tab, and the row that leads to the other pages."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

import streamlit as st

from copilot.ui import session
from copilot.ui.drawn import draw
from copilot.ui.node import Node

if TYPE_CHECKING:
    from collections.abc import Sequence

    from streamlit.navigation.page import Page

_WIDTH = 1120


def run(pages: Sequence[Page]) -> None:
    """Show the row and the page that is open."""
    st.set_page_config(
        page_title="Coaching Copilot",
        # A file of our own: Streamlit fetches the icons it knows by name from the network.
        page_icon=str(files("copilot.ui") / "icon.svg"),
        layout="wide",
        menu_items={"About": "A copilot for career conversations. It runs on this machine."},
    )
    # Streamlit's own links leave behind in the browser what was typed last. A press of ours brings
    # it along, and it is taken over before the page changes.
    here = st.navigation(list(pages), position="hidden")
    session.start()
    _row(pages, here)
    here.run()


def _row(pages: Sequence[Page], here: Page) -> None:
    entries = tuple(
        Node("button", page.title, look="link", press=page.title, current=page == here)
        for page in pages
    )
    row = Node("nav", (Node("span", "Coaching Copilot", look="brand"), *entries), label="Pages")
    with st.container(horizontal_alignment="center"), st.container(width=_WIDTH):
        told = draw("navigation", [row])
    wanted = next((page for page in pages if page.title == told and page != here), None)
    if wanted:
        session.go_on()
        st.switch_page(wanted)
