"""The app's server under twenty people: what they wait, what it weighs, when it is first there.

Beside it runs a bare Streamlit app of four lines with the same settings, so that a busy machine
shows. The first paint is measured where there is a Chromium.
"""

from __future__ import annotations

import asyncio
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from copilot.cli.launch import command
from evals.outcome import Outcome
from evals.visitors import visit

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from copilot import Copilot
    from evals.visitors import Visitor

SESSIONS = 20
CLICKS = 12
PAUSE = 3.0
"""Seconds between two clicks of one person, who reads in between."""
IDLE = 40
"""Sessions that come and do nothing more, to weigh one."""
ROOMS = ("", "people", "conversation", "practise", "playbooks", "settings")
CHROMIUM = Path("/usr/bin/chromium")
BARE = "import streamlit as st\nst.title('Bare')\nst.text_area('Notes')\nst.write('Hello.')\n"


def run(copilot: Copilot, cases: Sequence[dict[str, Any]]) -> Outcome:
    """Measure; the cases are not used."""
    del copilot, cases
    with tempfile.TemporaryDirectory() as folder, _serving(Path(folder), ()) as (address, process):
        paint = _first_paint(address)
        asyncio.run(visit(address, ROOMS, 1, 1, 0.0))
        one = _megabytes(process)
        _crowd(address, rooms=ROOMS, clicks=2)
        before = _megabytes(process)
        idle = asyncio.run(_weighed(address, process)) - before
        crowd = _crowd(address, rooms=ROOMS, clicks=CLICKS)
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "bare.py"
        page.write_text(BARE, "utf-8")
        with _serving(Path(folder), (str(page),)) as (address, _):
            bare = _waits(_crowd(address, rooms=("",), clicks=CLICKS))
    waits = _waits(crowd)
    figures = {
        "rerun p50 ms": statistics.median(waits),
        "rerun p95 ms": _p95(waits),
        "bare rerun p95 ms": _p95(bare),
        "times a bare app p95 ms": _p95(waits) / _p95(bare),
        "failed reruns": float(sum(each.failed for each in crowd)),
        "one session MB": one,
        "idle session MB": max(idle, 0.0) / IDLE,
    }
    if paint is not None:
        figures["first paint s"] = paint
    sizes = frozenset({"failed reruns", "one session MB", "idle session MB", "first paint s"})
    rooms = {
        room or "today": {"p95 ms": _p95(_waits([each for each in crowd if each.room == room]))}
        for room in ROOMS
    }
    return Outcome(figures, len(waits), groups=rooms, lower_is_better=sizes)


@contextmanager
def _serving(folder: Path, page: tuple[str, ...]) -> Generator[tuple[str, subprocess.Popen[bytes]]]:
    """Start the app, or another page with the app's settings, in a folder of its own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = command(port, browser=False)
    script = words.index("run") + 1
    words[script : script + 1] = page or (words[script],)
    environment = os.environ | {"COPILOT_DATA_DIR": str(folder / "data")}
    with subprocess.Popen(words, cwd=folder, env=environment, stdout=subprocess.DEVNULL) as process:  # noqa: S603 - own words
        try:
            _wait(f"http://127.0.0.1:{port}/_stcore/health")
            yield f"127.0.0.1:{port}", process
        finally:
            process.terminate()


def _wait(url: str) -> None:
    for _ in range(300):
        try:
            with urllib.request.urlopen(url):  # noqa: S310 - own address
                return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError("the app did not answer within 30 seconds")


def _crowd(address: str, rooms: tuple[str, ...], clicks: int) -> list[Visitor]:
    return asyncio.run(visit(address, rooms, SESSIONS, clicks, PAUSE))


def _waits(crowd: list[Visitor]) -> list[float]:
    return [took for each in crowd for took in each.took_ms]


async def _weighed(address: str, process: subprocess.Popen[bytes]) -> float:
    """Give the server's weight while the idle ones are there."""
    weight = 0.0

    async def weigh() -> None:
        nonlocal weight
        weight = _megabytes(process)

    await visit(address, ROOMS, IDLE, 0, 0.0, meanwhile=weigh)
    return weight


def _megabytes(process: subprocess.Popen[bytes]) -> float:
    if sys.platform != "linux":
        return float("nan")
    status = Path(f"/proc/{process.pid}/status").read_text("utf-8")
    (line,) = (each for each in status.splitlines() if each.startswith("VmRSS:"))
    return int(line.split()[1]) / 1e3


def _p95(waits: list[float]) -> float:
    return sorted(waits)[int(0.95 * len(waits))]


def _first_paint(address: str) -> float | None:
    """Seconds from the address typed to the first heading, by a browser that was never here."""
    if not CHROMIUM.is_file():
        return None
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - not everybody has it

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page()
        started = time.perf_counter()
        page.goto(f"http://{address}")
        page.get_by_role("heading", level=1).first.wait_for()
        took = time.perf_counter() - started
        browser.close()
    return took
