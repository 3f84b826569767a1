"""Every page, in both themes, wide and on a phone, with nobody kept and with somebody."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe

from copilot.assembly import Copilot
from copilot.settings import Settings
from tests.e2e.kept import STEPS, with_people
from tests.e2e.serving import serving

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.e2e

Scheme = Literal["light", "dark"]
WIDTHS = (1280, 390)
PATIENCE_MS = 30_000
ROOMS = ("", "people", "conversation", "practise", "playbooks", "settings")


@dataclass
class Kept:
    """A server, and what leads to the people kept there."""

    address: str
    about: dict[str, str] = field(default_factory=dict[str, str])
    """The query of an address by the name of a place."""


@pytest.fixture(scope="module")
def empty(server: str) -> Kept:
    return Kept(server)


@pytest.fixture(scope="module")
def peopled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kept]:
    folder = tmp_path_factory.mktemp("peopled")
    about = with_people(Copilot(Settings(data_dir=folder / "data")))
    with serving(folder) as started:
        yield Kept(started.address, about)


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


def looked_at(browser: Browser, url: str, scheme: Scheme) -> list[str]:
    """Open a page wide and narrow, and tell all that is wrong with it."""
    height = 900
    context = browser.new_context(
        color_scheme=scheme,
        reduced_motion="reduce",
        viewport={"width": WIDTHS[0], "height": height},
    )
    page = context.new_page()
    watched = Watched(page)
    page.goto(url)
    settled(page)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_timeout(300)
        watched.wrong += _reaching_out(page, width)
        watched.wrong += [f"{width}: {each}" for each in _inaccessible(page)]
    context.close()
    return watched.wrong


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


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("room", ROOMS)
def test_with_nobody_kept(browser: Browser, empty: Kept, room: str, scheme: Scheme):
    assert looked_at(browser, f"{empty.address}/{room}", scheme) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("place", ["", "people", "people?mina", "people?bo", "practise"])
def testwith_people(browser: Browser, peopled: Kept, place: str, scheme: Scheme):
    room, _, who = place.partition("?")
    query = f"?{peopled.about[who]}" if who else ""
    assert looked_at(browser, f"{peopled.address}/{room}{query}", scheme) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("step", [*STEPS, "prepare-bo"])
def test_every_step_of_a_conversation(browser: Browser, peopled: Kept, step: str, scheme: Scheme):
    url = f"{peopled.address}/conversation?{peopled.about[step]}"
    assert looked_at(browser, url, scheme) == []
