"""Opens the browser when the server is there: Streamlit leaves that to servers like this one."""

from __future__ import annotations

import asyncio
import webbrowser
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from streamlit.starlette import App


@asynccontextmanager
async def opened(_: App) -> AsyncGenerator[None]:
    """Open the app's own address, unless the server is to run without a browser."""
    if not st.get_option("server.headless"):
        address, port = st.get_option("server.address"), st.get_option("server.port")
        asyncio.get_running_loop().call_soon(webbrowser.open, f"http://{address}:{port}")
    yield
