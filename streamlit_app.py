"""The app's pages."""

from __future__ import annotations

import streamlit as st

from copilot.ui import authority_page, playbooks_page, practice_page, prepare_page, review_page
from copilot.ui.engine import engine
from copilot.ui.navigation import run

run(
    [
        st.Page(lambda: prepare_page.show(engine), title="Prepare", url_path="prepare"),
        st.Page(lambda: review_page.show(engine), title="After the conversation", default=True),
        st.Page(lambda: practice_page.show(engine), title="Practise", url_path="practice"),
        st.Page(lambda: playbooks_page.show(engine), title="Playbooks", url_path="playbooks"),
        st.Page(
            lambda: authority_page.show(engine), title="What you may decide", url_path="decide"
        ),
    ]
)
