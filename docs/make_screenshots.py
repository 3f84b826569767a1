"""Start the app and photograph every page: ``python docs/make_screenshots.py [FOLDER]``.

Writes NAME-light.png, NAME-dark.png and NAME-phone.png for each page, with made-up people in it,
from top to bottom, into docs/screenshots or the folder named. Needs Chromium.
"""  # noqa: INP001 - a script, not a package

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from playwright.sync_api import sync_playwright

from copilot.cli.launch import command

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from playwright.sync_api import Page

LOOKS: tuple[tuple[str, Literal["light", "dark"], int], ...] = (
    ("light", "light", 1280),
    ("dark", "dark", 1280),
    ("phone", "light", 390),
)
OPTIONS = (
    "--no-sandbox --disable-quic --disable-background-networking --disable-component-update "
    "--disable-sync"
).split()
PATIENCE_S = 30


@contextmanager
def server() -> Generator[str]:
    """Run the app on a free port with a data folder of its own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    with tempfile.TemporaryDirectory() as data:
        process = subprocess.Popen(  # noqa: S603 - own words
            command(port, browser=False),
            env=os.environ | {"COPILOT_DATA_DIR": data},
            stdout=subprocess.DEVNULL,
        )
        try:
            _wait(f"http://127.0.0.1:{port}/_stcore/health")
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait()


def _wait(address: str) -> None:
    until = time.monotonic() + PATIENCE_S
    while True:
        try:
            with urllib.request.urlopen(address):  # noqa: S310 - own address
                return
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)


def made_up(page: Page, address: str) -> None:
    """Let three made-up people in, and file nothing else."""
    page.goto(address)
    page.get_by_role("button", name="Look around with made-up people").click()
    page.get_by_role("button", name="Wipe the samples").wait_for()


def today(page: Page, address: str) -> None:
    """What is due."""
    page.goto(address)
    page.get_by_role("heading", name="Do you still know?").wait_for()


def people(page: Page, address: str) -> None:
    """Everybody."""
    page.goto(f"{address}/people")
    page.get_by_role("button", name="Amara Osei").first.wait_for()


def person(page: Page, address: str) -> None:
    """One person."""
    people(page, address)
    page.get_by_role("button", name="Amara Osei").first.click()
    page.get_by_role("heading", name="Promises both ways").wait_for()


def prepare(page: Page, address: str) -> None:
    """The next conversation with somebody."""
    person(page, address)
    page.get_by_role("button", name="Prepare the next conversation").click()
    page.get_by_role("heading", name="To ask first").wait_for()


def review(page: Page, address: str) -> None:
    """A made-up sample reviewed."""
    page.goto(f"{address}/conversation")
    page.get_by_role("button", name="Support desk towards training, terse bullets").click()
    page.get_by_role("heading", name="The three conversations").wait_for()


def contract(page: Page, address: str) -> None:
    """A contract to edit."""
    _step(page, address, "Step 4: Contract")
    page.get_by_role("button", name="Approve this contract").wait_for()


def send(page: Page, address: str) -> None:
    """What is sent."""
    _step(page, address, "Step 5: Send")
    page.get_by_text("Exactly what they will see").wait_for()


def _step(page: Page, address: str, name: str) -> None:
    person(page, address)
    page.get_by_role("button", name="Open it").first.click()
    page.get_by_role("button", name=name).click()


def practise(page: Page, address: str) -> None:
    """Whom one can practise with."""
    page.goto(f"{address}/practise")
    page.get_by_role("button", name="Practise with").last.wait_for()


def playbooks(page: Page, address: str) -> None:
    """The shelf."""
    page.goto(f"{address}/playbooks")
    page.get_by_role("heading", level=2).last.wait_for()


def settings(page: Page, address: str) -> None:
    """What one may decide."""
    page.goto(f"{address}/settings")
    page.get_by_role("heading", name="Nobody can promise").wait_for()


PAGES: tuple[Callable[[Page, str], None], ...] = (
    today, people, person, prepare, review, contract, send, practise, playbooks, settings,
)  # fmt: skip


def _to_the_bottom(page: Page, width: int, path: Path) -> None:
    page.wait_for_load_state("networkidle")
    main = page.get_by_test_id("stMainBlockContainer")
    page.wait_for_timeout(1000)
    tall = int(main.evaluate("each => each.scrollHeight"))
    page.set_viewport_size({"width": width, "height": tall})
    page.mouse.move(0, 0)
    page.wait_for_timeout(1000)
    page.get_by_test_id("stMain").evaluate("each => each.scrollTo(0, 0)")
    page.screenshot(path=path)


def main(folder: Path) -> None:
    """Take every picture."""
    folder.mkdir(parents=True, exist_ok=True)
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    with server() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=OPTIONS)
        made_up(browser.new_page(), address)
        for name, scheme, width in LOOKS:
            for shown in PAGES:
                page = browser.new_page(
                    viewport={"width": width, "height": 900}, color_scheme=scheme
                )
                shown(page, address)
                _to_the_bottom(page, width, folder / f"{shown.__name__}-{name}.png")
                page.close()
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "screenshots")
