"""A practice in a language model's voice: its words, its secrets and its end, in a real browser."""

from __future__ import annotations

import re
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from copilot.content.locations import knowledge_folder
from copilot.content.personas import load_personas
from tests.e2e.serving import serving
from tests.e2e.talking import PATIENCE_MS, chosen, turns
from tests.faults.server import SSE, FaultServer, Reset, Wait, delta, stream

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Locator, Page

    from tests.faults.server import Request, Script

pytestmark = pytest.mark.e2e

NAME, PERSONA = "Callum", "impatient-for-the-title"
COLD_MS = 60_000
"""The first page of a server loads the model."""
ASKED = ("How are things at the moment?", "What are you working on?")
_LINE = re.compile(r"<line \w+>\n(.*)\n</line", re.DOTALL)


@dataclass
class Speaker:
    """Says what a test makes of the line that was decided, and remembers the line."""

    way: Callable[[str], Script]
    line: str = ""

    def __call__(self, request: Request, _: int) -> Script:
        found = _LINE.search(request.body["messages"][-1]["content"])
        self.line = found[1] if found else ""
        return self.way(self.line)


@contextmanager
def voiced(browser: Browser, folder: Path, model: FaultServer) -> Iterator[tuple[Page, Locator]]:
    """Begin with somebody in a model's words, on a server of its own."""
    with serving(
        folder, COPILOT_LLM_BASE_URL=model.base_url, COPILOT_LLM_MODEL="scripted"
    ) as server:
        context = browser.new_context()
        page = context.new_page()
        page.goto(f"{server.address}/practise")
        page.get_by_text("Answers in the language model’s words").click(timeout=COLD_MS)
        yield page, chosen(page, NAME)
        context.close()


def say(page: Page, box: Locator, count: int) -> Locator:
    """Say the next thing, and return the answer that stands in the end."""
    box.fill(ASKED[count - 1])
    box.press("Enter")
    turns(page, count)
    return page.locator(".talk .theirs").last


def test_the_models_words_are_shown_as_its_own(browser: Browser, tmp_path: Path):
    speaker = Speaker(lambda line: (stream("Oh, ", "well. ", line),))
    with FaultServer(speaker) as model, voiced(browser, tmp_path, model) as (page, box):
        answer = say(page, box, 1)
        expect(answer.locator(".said")).to_have_text(
            f"Oh, well. {speaker.line}", timeout=PATIENCE_MS
        )
        expect(answer.locator(".who")).to_have_text(
            f"{NAME}, in the model’s words", timeout=PATIENCE_MS
        )


def test_what_has_not_opened_never_reaches_the_browser(browser: Browser, tmp_path: Path):
    persona = next(each for each in load_personas(knowledge_folder()) if each.id == PERSONA)
    secrets = [text for each in persona.layers for text in (each.gist, *each.said)]
    ways: list[Callable[[str], Script]] = [
        lambda line: (stream(f"{' '.join(secrets)} {line}"),),
        lambda line: (stream(f"{line} {' '.join(secrets)}"),),
    ]
    speaker = Speaker(ways[0])
    frames: list[str] = []
    with FaultServer(speaker) as model, voiced(browser, tmp_path, model) as (page, box):
        page.on("websocket", lambda socket: socket.on("framereceived", _keep(frames)))
        page.reload()
        for count, way in enumerate(ways, start=1):
            speaker.way = way
            answer = say(page, box, count)
            expect(answer.locator(".said")).to_have_text(speaker.line, timeout=PATIENCE_MS)
        received = "".join(frames)
        assert ASKED[0] in received
        for secret in secrets:
            # Letters beyond ASCII may travel in another spelling.
            assert not any(part in received for part in re.findall(r"[ -~]{25,}", secret))


def _keep(frames: list[str]) -> Callable[[str | bytes], None]:
    return lambda data: frames.append(data if isinstance(data, str) else data.decode("latin-1"))


def test_a_server_that_dies_half_way_leaves_the_written_voice(browser: Browser, tmp_path: Path):
    speaker = Speaker(lambda _: (SSE, delta("Oh, well. "), delta("I"), Wait(0.3), Reset()))
    with FaultServer(speaker) as model, voiced(browser, tmp_path, model) as (page, box):
        answer = say(page, box, 1)
        expect(answer.locator(".said")).to_have_text(speaker.line, timeout=PATIENCE_MS)
        expect(answer.locator(".who")).to_have_text(f"{NAME}, as written", timeout=PATIENCE_MS)
        expect(page.get_by_text(f"{NAME} goes on in the written words")).to_be_visible()
        model.__exit__()
        gone = say(page, box, 2)
        expect(gone.locator(".who")).to_have_text(f"{NAME}, as written", timeout=PATIENCE_MS)
        expect(page.get_by_text("There is no connection to 127.0.0.1")).to_be_visible()
        page.reload()
        turns(page, 2)
