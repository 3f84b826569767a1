"""The app: its server, and the rooms that each of its pages is one of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st
from starlette.middleware import Middleware
from streamlit.starlette import App

from copilot.ui.conversation import page as conversation
from copilot.ui.people import page as people
from copilot.ui.playbooks import page as playbooks
from copilot.ui.practise import page as practise
from copilot.ui.settings import page as settings
from copilot.ui.shell.engine import engine
from copilot.ui.shell.navigation import run
from copilot.ui.shell.opening import opened
from copilot.ui.shell.protection import Protection
from copilot.ui.today import page as today

if TYPE_CHECKING:
    from streamlit.navigation.page import Page

    from copilot.ui.shell.places import Room

if __name__ == "__main__":
    rooms: dict[Room, Page] = {
        "today": st.Page(lambda: today.show(engine), title="Today", default=True),
        "people": st.Page(lambda: people.show(engine), title="People", url_path="people"),
        "conversation": st.Page(
            lambda: conversation.show(engine), title="Conversation", url_path="conversation"
        ),
        "practise": st.Page(lambda: practise.show(engine), title="Practise", url_path="practise"),
        "playbooks": st.Page(
            lambda: playbooks.show(engine), title="Playbooks", url_path="playbooks"
        ),
        "settings": st.Page(lambda: settings.show(engine), title="Settings", url_path="settings"),
    }
    run(rooms)
else:
    # Streamlit finds the server by this name, and runs the file for each page.
    app = App(__file__, lifespan=opened, middleware=[Middleware(Protection)])
