"""A language model that fails, wherever the app asks one: what was there stands."""

from __future__ import annotations

import json
import re
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from copilot.assembly import Copilot
from copilot.settings import Settings
from tests.e2e.kept import with_people
from tests.e2e.serving import serving
from tests.faults.server import FaultServer, Reset, Wait, http, problem, reply

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Locator, Page

    from tests.faults.server import Request, Script

pytestmark = pytest.mark.e2e

PATIENCE_MS = 30_000
SECONDS = 3
"""What the settings give the model for an answer."""
KESTREL = "kestrel-in-the-reply"
CUT = (http(200, b'{"choices": [{"message": {"content": "kes', length=9_000), Wait(0.1), Reset())
HANG = (Wait(SECONDS + 3),)
# After three failures in a row an endpoint is left alone; an answer that is cut is none of them.
FAULTS = (
    ((problem(401, "invalid_api_key", KESTREL),), "doesn't take the key (status 401)"),
    (CUT, "broke off in the middle"),
    (HANG, f"hadn't finished after {SECONDS} seconds"),
    ((problem(429, "", KESTREL, Retry_After="60"),), "Try again in 60 seconds."),
)
NOTES = (
    "Mina, career chat\n"
    "M: I would like to lead the migration\n"
    "told her the promotion is hers by June\n"
    "M: write the plan by 8 May\n"
)
SHORTER = "In short, here is what we took away from it."
NOTHING = {"summary": "", "questions": [], "commitments": [], "flags": [], "votes": []}


@dataclass
class Endpoint:
    """Does to every request what a test says."""

    script: Script = ()

    def __call__(self, request: Request, number: int) -> Script:  # noqa: ARG002 - one for all
        return self.script


@dataclass
class Set:
    """An app with a model, and what the model does."""

    address: str
    about: dict[str, str]
    endpoint: Endpoint
    model: FaultServer


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Set]:
    folder = tmp_path_factory.mktemp("faults")
    about = with_people(Copilot(Settings(data_dir=folder / "data")))
    endpoint = Endpoint()
    with FaultServer(endpoint) as model:
        settings = {
            "COPILOT_LLM_BASE_URL": model.base_url,
            "COPILOT_LLM_MODEL": "small",
            "COPILOT_LLM_API_KEY": "expired",
            "COPILOT_LLM_TIMEOUT": str(SECONDS),
        }
        with serving(folder, **settings) as started:
            yield Set(started.address, about, endpoint, model)


@contextmanager
def opened(browser: Browser, url: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.set_default_timeout(PATIENCE_MS)
    page.goto(url)
    yield page
    expect(page.get_by_test_id("stException")).to_have_count(0)
    context.close()


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def each_fault_is_told(page: Page, app: Set, button: str, stands: Locator) -> None:
    """Have the model fail in every way, and see that each is told and takes nothing away."""
    before = stands.all_text_contents()
    assert before
    for script, told in FAULTS:
        app.endpoint.script = script
        press(page, button)
        expect(page.get_by_text(told)).to_be_visible(timeout=PATIENCE_MS)
        expect(page.get_by_text("What the copilot found by itself stands.")).to_have_count(1)
        expect(page.get_by_text(KESTREL)).to_have_count(0)
        assert stands.all_text_contents() == before


def test_a_review_stands_whatever_the_model_does(browser: Browser, app: Set):
    with opened(browser, f"{app.address}/conversation") as page:
        page.get_by_label("Your notes").fill(NOTES)
        press(page, "Review")
        page.get_by_text("The three conversations").wait_for()
        each_fault_is_told(page, app, "Ask it", page.locator(".cards > li"))
        press(page, "Show exactly what would be sent")
        shown = page.get_by_role("region", name="What would be sent")
        expect(shown.first).to_be_visible()
        letter = shown.all_text_contents()
        app.endpoint.script = (reply(json.dumps(NOTHING)),)
        press(page, "Ask it")
        expect(page.get_by_text("tokens sent")).to_be_visible()
        sent = [each["content"] for each in app.model.requests[-1].body["messages"]]
        assert [unfenced(each) for each in sent] == [unfenced(each) for each in letter]


def unfenced(text: str) -> str:
    """Take out the code that is new for every question."""
    return re.sub(r"\b[0-9a-f]{8}\b", "", text)


def test_one_goes_on_while_a_model_hangs_and_it_is_asked_once(browser: Browser, app: Set):
    with opened(browser, f"{app.address}/conversation") as page:
        page.get_by_label("Your notes").fill(NOTES)
        press(page, "Review")
        page.get_by_text("The three conversations").wait_for()
        app.endpoint.script = HANG
        asked = len(app.model.requests)
        page.get_by_role("button", name="Ask it", exact=True).dblclick()
        expect(page.get_by_text("You can go on meanwhile.")).to_be_visible()
        cards = page.locator(".cards > li")
        before = cards.count()
        page.get_by_role("button", name="Dismiss: warning 1").click()
        expect(cards).to_have_count(before - 1)
        line = page.get_by_role("textbox", name="Their line, 1", exact=True)
        line.press_sequentially(" and more", delay=20)
        expect(page.get_by_text(FAULTS[2][1])).to_be_visible()
        expect(line).to_have_value(re.compile(" and more$"))
        expect(cards).to_have_count(before - 1)
        assert len(app.model.requests) == asked + 1
        press(page, "Playbooks")
        expect(page.get_by_role("heading", name="Playbooks", exact=True)).to_be_visible()


def test_an_answer_from_the_playbooks_stands_whatever_the_model_does(browser: Browser, app: Set):
    with opened(browser, f"{app.address}/playbooks") as page:
        question = page.get_by_label("Your question, or what you are facing")
        question.fill("How do I open the conversation?")
        press(page, "Ask")
        page.get_by_role("heading", name="What the playbooks say").wait_for()
        each_fault_is_told(
            page, app, "Put it in the model’s words", page.locator("blockquote.instead")
        )
        expect(question).to_have_value("How do I open the conversation?")
        link = page.locator("blockquote.instead").get_by_role("button").first
        link.click()
        expect(page.get_by_role("dialog")).to_be_visible()
        page.keyboard.press("Escape")
        app.endpoint.script = (reply(json.dumps({"sentences": []})),)
        press(page, "Put it in the model’s words")
        expect(
            page.get_by_text("The language model found no answer in the passages.")
        ).to_be_visible()


def test_a_mail_stands_whatever_the_model_does(browser: Browser, app: Set):
    with opened(browser, f"{app.address}/conversation?{app.about['send']}") as page:
        body = page.get_by_label("Text", exact=True)
        body.press("Control+End")
        page.keyboard.type("\n\nSee you on the stairs.")
        body.blur()
        typed = body.input_value()
        each_fault_is_told(page, app, "Put it in the model’s words", page.locator(".paper"))
        expect(body).to_have_value(typed)
        second = typed.split("\n\n")[1]
        put = second.replace("Here is what we took away from it, in short.", SHORTER)
        answer = {"subject": "", "paragraphs": [{"id": "p2", "text": put}]}
        app.endpoint.script = (reply(json.dumps(answer)),)
        press(page, "Put it in the model’s words")
        expect(page.get_by_text("Worded by small: paragraph 2.")).to_be_visible()
        expect(body).to_have_value(typed)
        press(page, "Use these words")
        expect(body).to_have_value(re.compile(re.escape(SHORTER)))
        expect(body).to_have_value(re.compile("See you on the stairs."))
        press(page, "Back to the words before")
        expect(body).to_have_value(typed)
