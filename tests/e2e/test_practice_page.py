"""A practice in a real browser with the real reader: nothing is lost, nothing is said twice."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.e2e.talking import begin, turns

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.e2e

IN_ONE_BREATH = """said => {
  const field = document.querySelector('[data-testid="stChatInput"] textarea');
  const set = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set;
  said.forEach((words, at) => setTimeout(() => {
    set.call(field, words);
    field.dispatchEvent(new Event("input", { bubbles: true }));
    const enter = { key: "Enter", bubbles: true, cancelable: true };
    field.dispatchEvent(new KeyboardEvent("keydown", enter));
  }, 60 * at));
}"""
"""Sends three times within 120 milliseconds, which no hand does and a slow page makes of any."""


def test_a_double_click_sends_once_and_a_refresh_keeps_the_turn(page: Page, server: str):
    box = begin(page, server, "Callum")
    box.fill("What would the <b>title</b> change for you?")
    box.press("Enter")
    box.press("Enter")
    turns(page, 1)
    expect(box).to_be_focused()
    assert re.fullmatch(r"talk=[0-9a-f]{12}", urlsplit(page.url).query)
    page.reload()
    turns(page, 1)
    expect(page.get_by_text("What would the <b>title</b> change")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", name="Whom to talk to")).to_be_visible()
    expect(page.locator(".kept h4", has_text="Callum")).to_have_count(1)


def test_a_refresh_in_the_middle_of_a_reply_loses_none_of_it(page: Page, server: str):
    box = begin(page, server, "Leila")
    box.fill("What has this quarter been like for you?")
    box.press("Enter")
    turns(page, 1)
    reply = page.locator(".theirs .said").last.text_content()
    page.reload()
    turns(page, 1)
    expect(page.locator(".theirs .said").last).to_have_text(reply or "?")
    expect(page.locator(".unsaid")).to_have_count(0)


def test_sends_in_one_breath_all_arrive_in_order(page: Page, server: str):
    said = ["What would you like?", "How are things?", "Tell me more."]
    box = begin(page, server, "Meera")
    # The box is there a moment before what listens to it; nobody sends three times within that.
    page.wait_for_timeout(2_000)
    page.evaluate(IN_ONE_BREATH, said)
    turns(page, len(said))
    expect(page.locator(".yours .said")).to_have_text(said)
    expect(box).to_have_value("")
    page.reload()
    turns(page, len(said))


def test_a_press_on_the_button_sends_too(page: Page, server: str):
    box = begin(page, server, "Piotr")
    box.fill("What would you like?")
    page.get_by_test_id("stChatInputSubmitButton").click()
    turns(page, 1)
    expect(box).to_be_focused()


def test_two_tabs_keep_the_turns_of_both(page: Page, server: str):
    box = begin(page, server, "Owen")
    other = page.context.new_page()
    other.goto(page.url)
    second = other.get_by_placeholder("Say something to Owen")
    second.fill("How are things?")
    second.press("Enter")
    turns(other, 1)
    box.fill("What would you like to talk about?")
    box.press("Enter")
    turns(page, 1)
    expect(page.get_by_role("button", name="Way 2 (1 turn)")).to_be_visible()
    page.get_by_role("button", name="Way 1 (1 turn)").click()
    expect(page.get_by_text("How are things?")).to_be_visible()


def test_the_debrief_starts_again_at_the_turn_to_try(page: Page, server: str):
    box = begin(page, server, "Tunde")
    for count, said in enumerate(("You should take the course.", "Are you happy?"), start=1):
        box.fill(said)
        box.press("Enter")
        turns(page, count)
    page.get_by_role("button", name="End and debrief").click()
    expect(page.get_by_role("heading", name="One thing to try next")).to_be_visible()
    expect(page.get_by_role("heading", name="What stayed hidden")).to_be_visible()
    page.get_by_role("button", name="Start again at that turn").click()
    expect(page.get_by_text("You are back at your turn")).to_be_visible()
    assert "look" not in page.url
