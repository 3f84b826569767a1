"""Start the app and photograph it: ``python docs/make_screenshots.py [FOLDER]``.

Writes review-light.png, review-dark.png and phone.png, each a made-up sample reviewed, from top to
bottom, and the same three of the second page as decide-….png, into docs/screenshots or the folder
named. Needs Chromium.
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
    from collections.abc import Iterator

    from playwright.sync_api import Page

SAMPLE = "Support desk towards training, terse bullets"
SHOTS: list[tuple[str, Literal["light", "dark"], int]] = [
    ("review-light", "light", 1280),
    ("review-dark", "dark", 1280),
    ("phone", "light", 390),
]
OPTIONS = (
    "--no-sandbox --disable-quic --disable-background-networking --disable-component-update "
    "--disable-sync"
).split()
PATIENCE_S = 30


@contextmanager
def server() -> Iterator[str]:
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


def shoot(page: Page, width: int, path: Path) -> None:
    """Photograph a reviewed sample from top to bottom."""
    page.get_by_role("button", name=SAMPLE).click()
    page.get_by_text("The three conversations").wait_for()
    _to_the_bottom(page, ".coverage", width, path)


def shoot_decide(page: Page, width: int, path: Path) -> None:
    """Photograph what the manager may decide."""
    page.get_by_role("heading", name="Nobody can promise").wait_for()
    _to_the_bottom(page, ".policy >> nth=-1", width, path)


def _to_the_bottom(page: Page, last: str, width: int, path: Path) -> None:
    page.wait_for_load_state("networkidle")
    main = page.get_by_test_id("stMain")
    main.evaluate("each => each.scrollTo(0, 0)")
    bottom = page.locator(last).evaluate("each => each.getBoundingClientRect().bottom")
    page.set_viewport_size({"width": width, "height": int(bottom) + 64})
    page.mouse.move(0, 0)
    page.wait_for_timeout(1000)
    main.evaluate("each => each.scrollTo(0, 0)")
    page.screenshot(path=path)


def main(folder: Path) -> None:
    """Take every picture."""
    folder.mkdir(parents=True, exist_ok=True)
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    with server() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=OPTIONS)
        for name, scheme, width in SHOTS:
            page = browser.new_page(
                viewport={"width": width, "height": 900},
                color_scheme=scheme,
                device_scale_factor=1.5,
            )
            page.goto(f"{address}/conversation")
            shoot(page, width, folder / f"{name}.png")
            page.set_viewport_size({"width": width, "height": 900})
            page.goto(f"{address}/settings")
            shoot_decide(page, width, folder / f"decide-{name.removeprefix('review-')}.png")
            page.close()
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "screenshots")
