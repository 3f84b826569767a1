"""What all pages have in common: the browser's tab, and the row that leads to the other pages."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

import streamlit as st

from copilot.ui.shell import owner, places, session
from copilot.ui.shell.drawn import draw
from copilot.ui.shell.node import Node

if TYPE_CHECKING:
    from collections.abc import Mapping

    from streamlit.navigation.page import Page

    from copilot.ui.shell.places import Room

_WIDTH = 1120


def run(rooms: Mapping[Room, Page]) -> None:
    """Show the row of rooms and the one that is open."""
    st.set_page_config(
        page_title="Coaching Copilot",
        # A file of our own: Streamlit fetches the icons it knows by name from the network.
        page_icon=str(files("copilot.ui.shell") / "icon.svg"),
        layout="wide",
        menu_items={"About": "A copilot for career conversations. It runs on this machine."},
    )
    # Streamlit's own links leave behind in the browser what was typed last. A press of ours brings
    # it along, and it is taken over before the page changes.
    pages = list(rooms.values())
    here = st.navigation(pages, position="hidden")
    if not owner.let_in():
        return
    places.know(rooms)
    session.start()
    _row(rooms, here)
    here.run()


def _row(rooms: Mapping[Room, Page], here: Page) -> None:
    entries = tuple(
        Node("button", page.title, look="link", press=room, current=page == here)
        for room, page in rooms.items()
    )
    row = Node(
        "nav",
        (Node("span", "Coaching Copilot", look="brand"), *entries, *owner.way_out()),
        label="Pages",
    )
    with st.container(horizontal_alignment="center"), st.container(width=_WIDTH):
        told = draw("navigation", [row])
    owner.leave(told)
    for room, page in rooms.items():
        if page == here:
            places.remember(room)
        if told == room:
            session.go_on()
            # Once more on the room one is in leads to its beginning.
            places.go(room) if page == here else places.come_back(room)
