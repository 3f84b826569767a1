"""The app's rooms."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from copilot.ui.conversation import page as conversation
from copilot.ui.people import page as people
from copilot.ui.playbooks import page as playbooks
from copilot.ui.practise import page as practise
from copilot.ui.settings import page as settings
from copilot.ui.shell.engine import engine
from copilot.ui.shell.navigation import run
from copilot.ui.today import page as today

if TYPE_CHECKING:
    from streamlit.navigation.page import Page

    from copilot.ui.shell.places import Room

rooms: dict[Room, Page] = {
    "today": st.Page(lambda: today.show(engine), title="Today", default=True),
    "people": st.Page(lambda: people.show(engine), title="People", url_path="people"),
    "conversation": st.Page(
        lambda: conversation.show(engine), title="Conversation", url_path="conversation"
    ),
    "practise": st.Page(lambda: practise.show(engine), title="Practise", url_path="practise"),
    "playbooks": st.Page(lambda: playbooks.show(engine), title="Playbooks", url_path="playbooks"),
    "settings": st.Page(lambda: settings.show(engine), title="Settings", url_path="settings"),
}
run(rooms)
