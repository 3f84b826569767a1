"""The app's pages."""

from __future__ import annotations

import streamlit as st

from copilot.ui import authority_page, review_page
from copilot.ui.engine import engine
from copilot.ui.navigation import run


def _review() -> None:
    review_page.show(engine)


def _authority() -> None:
    authority_page.show(engine)


run(
    [
        st.Page(_review, title="After the conversation", default=True),
        st.Page(_authority, title="What you may decide", url_path="decide"),
    ]
)
