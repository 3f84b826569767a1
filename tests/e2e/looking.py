"""Looks at a page as it stands: who can't use it, what sticks out, and what it did unasked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe

if TYPE_CHECKING:
    from playwright.sync_api import Page

Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
WIDTHS = (1280, 390)
HEIGHT = 900
PATIENCE_MS = 30_000


class Watched:
    """What a page did that it should not have done."""

    def __init__(self, page: Page) -> None:
        self.wrong: list[str] = []
        page.on("request", lambda request: self._asked(request.url))
        page.on("websocket", lambda socket: self._asked(socket.url))
        page.on("pageerror", lambda error: self.wrong.append(f"error: {error}"))
        page.on("console", lambda said: self._said(said.type, said.text))

    def _asked(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in {"data", "blob"} and parts.hostname != "127.0.0.1":
            self.wrong.append(f"asked {parts.hostname}")

    def _said(self, kind: str, text: str) -> None:
        if kind == "error":
            self.wrong.append(f"console: {text}")


def settled(page: Page) -> None:
    """Wait until the page is painted and its run is over."""
    state = '[data-testid="stApp"][data-test-script-state="notRunning"]'
    page.locator(state).wait_for(timeout=PATIENCE_MS)
    page.locator("h1").first.wait_for(timeout=PATIENCE_MS)
    page.locator('[data-testid="stSpinner"]').wait_for(state="detached", timeout=PATIENCE_MS)
    page.locator(state).wait_for(timeout=PATIENCE_MS)


def wrong_at_every_width(page: Page) -> list[str]:
    """Look wide and narrow, and tell all that is wrong."""
    wrong: list[str] = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        page.wait_for_timeout(300)
        wrong += _reaching_out(page, width)
        wrong += [f"{width}: {each}" for each in _inaccessible(page)]
    return wrong


def _reaching_out(page: Page, width: int) -> list[str]:
    wide = page.evaluate(
        "Math.max(document.documentElement.scrollWidth,"
        " document.querySelector('[data-testid=stMain]').scrollWidth)"
    )
    return [f"{width}: it is {wide} wide"] if wide > width else []


def _inaccessible(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [
        f"{each['id']}: {node['target']} {node['failureSummary']}"
        for each in found
        if each["impact"] in {"serious", "critical"}
        for node in each["nodes"]
    ]
