"""What the server tells every browser: talk to nobody but this server, and run nothing else's code.

It stands around Streamlit's own app, whichever way that is started.
"""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_PROBE = re.compile(r"/.+/_stcore/(?:health|host-config)")


class Protection:
    """ASGI middleware that puts the headers on every answer."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand around an app."""
        self._app = app
        self._headers = [
            (name.encode(), value.encode()) for name, value in headers(_streamlits_page()).items()
        ]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                taken = {name for name, _ in self._headers}
                given = [each for each in message["headers"] if each[0].lower() not in taken]
                message = {**message, "headers": [*given, *self._headers]}
            await send(message)

        if scope["type"] == "http" and _PROBE.fullmatch(scope["path"]):
            await _nothing_here(with_headers)
        else:
            await self._app(scope, receive, with_headers)


def headers(page: str) -> dict[str, str]:
    """Name the headers for a page of HTML, whose own inline scripts may run and no others."""
    own = " ".join(f"'sha256-{_sum(script)}'" for script in _INLINE.findall(page))
    policy = {
        "default-src": "'none'",
        # Streamlit hands the scripts of its components over as blobs.
        "script-src": f"'self' blob: {own}",
        # Its styles are written into the page while it runs.
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "connect-src": "'self'",
        "manifest-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'none'",
        "frame-ancestors": "'none'",
    }
    return {
        "content-security-policy": "; ".join(f"{name} {what}" for name, what in policy.items()),
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
        "permissions-policy": "camera=(), display-capture=(), geolocation=(), microphone=(), "
        "payment=(), usb=()",
        "referrer-policy": "no-referrer",
        "x-content-type-options": "nosniff",
        "x-frame-options": "DENY",
    }


async def _nothing_here(send: Send) -> None:
    """Tell the page that a room's address is not where the app begins.

    Opened at `/people`, Streamlit's page asks there first. Whatever isn't a success sends it on to
    the right address, and this one leaves no error in the browser's console.
    """
    await send({"type": "http.response.start", "status": 304, "headers": []})
    await send({"type": "http.response.body", "body": b""})


def _streamlits_page() -> str:
    return (Path(streamlit.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")


def _sum(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
