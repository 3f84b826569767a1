"""The one Copilot of a server; it holds nobody's notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    from collections.abc import Callable

    from copilot.assembly import Copilot

    Engine = Callable[[], Copilot]
    """Gives the Copilot when it is first needed: the page is painted before it is loaded."""


@st.cache_resource(show_spinner=False)
def engine() -> Copilot:
    """Load the Copilot once for every session of this server.

    Raises:
        SettingsError: A setting can't be used.
    """
    from copilot.assembly import Copilot  # noqa: PLC0415 - the page is painted first

    return Copilot.from_settings()
