"""Loads the Copilot and opens the browser when the server is there.

Streamlit leaves both to servers like this one.
"""

from __future__ import annotations

import asyncio
import threading
import webbrowser
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import streamlit as st

from copilot.ui.shell.engine import warm_up

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from streamlit.starlette import App


@asynccontextmanager
async def opened(_: App) -> AsyncGenerator[None]:
    """Load the Copilot beside, and open the app's address unless there is to be no browser.

    Whoever reconnects after a restart types before the first page is there; the sooner the store
    is, the less of it could be lost.
    """
    threading.Thread(target=warm_up, daemon=True).start()
    if not st.get_option("server.headless"):
        address, port = st.get_option("server.address"), st.get_option("server.port")
        asyncio.get_running_loop().call_soon(webbrowser.open, f"http://{address}:{port}")
    yield
