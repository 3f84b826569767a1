"""The five jobs from end to end, as a manager does them, with and without a language model."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.e2e.serving import serving
from tests.faults.server import FaultServer, reply

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from tests.faults.server import Request, Script

pytestmark = pytest.mark.e2e

NOTES = (
    "Mina, career chat\n"
    "she wants to lead the migration in two years\n"
    "told her the promotion is hers by June\n"
    "M: write the plan by 8 May\n"
    "me: ask Ines for a shadowing day this week\n"
)
ASKED = "What has been on your mind at work lately?"
SUMMARY = "She wants to lead the migration."
OPINION = {
    "summary": SUMMARY,
    "questions": [],
    "commitments": [],
    "flags": [],
    "votes": [],
}
FEW = 25
"""Clicks and keystroke groups that the way to a sent contract may take."""


@dataclass
class Hand:
    """A manager's hand, that counts what it does."""

    page: Page
    done: int = 0

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).first.click()
        self.done += 1

    def type(self, label: str, words: str) -> None:
        self.page.get_by_label(label, exact=True).fill(words)
        self.done += 1


@pytest.fixture(params=["without", "with"])
def app(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The app's address, once without a language model and once with a scripted one."""
    if request.param == "without":
        with serving(tmp_path) as server:
            yield server.address
        return

    def answer(asked: Request, _: int) -> Script:
        assert "Mina" not in json.dumps(asked.body)
        return (reply(json.dumps(OPINION)),)

    with (
        FaultServer(answer) as model,
        serving(
            tmp_path, COPILOT_LLM_BASE_URL=model.base_url, COPILOT_LLM_MODEL="scripted"
        ) as server,
    ):
        yield server.address
        assert model.requests


def agree_and_send(page: Page, hand: Hand) -> None:
    hand.press("Paste notes from a conversation")
    hand.type("Your notes", NOTES)
    hand.type("Your name", "Ana")
    hand.type("Their name", "Mina")
    hand.press("Review")
    expect(page.get_by_role("heading", name="To ask next time")).to_be_visible()
    expect(page.locator("mark.high").first).to_be_visible()
    expect(page.get_by_text("Say instead").first).to_be_visible()
    hand.press("Keep it")
    expect(page.get_by_role("heading", name="Contract with Mina")).to_be_visible()
    hand.press("Approve this contract")
    expect(page.get_by_text("Exactly what they will see")).to_be_visible()
    with page.expect_download() as mail:
        hand.press("Take it out as a mail file")
    assert mail.value.suggested_filename.endswith(".eml")
    with page.expect_download() as calendar:
        hand.press("Calendar")
    assert calendar.value.suggested_filename.endswith(".ics")


def ask_the_model(page: Page) -> None:
    page.get_by_role("button", name="Step 3: Review").click()
    expect(page.get_by_role("heading", name="The three conversations")).to_be_visible()
    if page.get_by_role("heading", name="A second opinion").count():
        page.get_by_role("button", name="Ask it", exact=True).click()
        expect(page.get_by_text(SUMMARY)).to_be_visible()


def follow_through(page: Page, hand: Hand) -> None:
    """What was promised too much comes first, and what is one's own can be settled."""
    hand.press("Today")
    first = page.locator("li").filter(has_text="promotion is hers").first
    expect(first).to_contain_text("Put right")
    page.get_by_role("button", name="Done: ").first.click()
    expect(page.get_by_role("button", name="Undo")).to_be_visible()


def prepare(page: Page, hand: Hand) -> None:
    hand.press("People")
    expect(page.get_by_role("heading", name="People", level=1)).to_be_visible()
    page.get_by_role("button", name="Mina").first.click()
    hand.press("Prepare the next conversation")
    expect(page.get_by_role("heading", name="Begin with what you promised")).to_be_visible()
    expect(page.get_by_role("heading", name="To ask first")).to_be_visible()


def practise(page: Page, hand: Hand) -> None:
    hand.press("Practise")
    page.get_by_role("button", name="Practise with").first.click()
    box = page.get_by_test_id("stChatInputTextArea")
    box.fill(ASKED)
    box.press("Enter")
    expect(page.get_by_text(ASKED)).to_be_visible()
    hand.press("End and debrief")
    expect(page.get_by_text(ASKED).first).to_be_visible()


def test_the_five_jobs(app: str, browser: Browser):
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.set_default_timeout(30_000)
    expect.set_options(timeout=30_000)
    hand = Hand(page)
    page.goto(app)
    agree_and_send(page, hand)
    assert hand.done < FEW
    ask_the_model(page)
    follow_through(page, hand)
    prepare(page, hand)
    practise(page, hand)
    context.close()
    expect.set_options(timeout=5_000)
