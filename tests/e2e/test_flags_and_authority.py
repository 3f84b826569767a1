"""Living with flags, and the second page, in a real browser with the real reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.e2e

NOTES = (
    "Mina, career chat\n"
    "told her the promotion is hers by June\n"
    "CTO one day? told her let's be realistic\n"
    "M: write the plan by 8 May\n"
)


def reviewed(page: Page, notes: str = NOTES) -> None:
    page.get_by_label("Your notes").fill(notes)
    page.get_by_label("Their name").fill("Mina")
    page.get_by_role("button", name="Review", exact=True).click()
    page.get_by_text("The three conversations").wait_for()


def go(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def test_a_flag_is_dismissed_by_keyboard_and_comes_back(page: Page):
    reviewed(page)
    cards = page.locator(".cards > li")
    before = cards.count()
    question = page.get_by_role("textbox", name="The question you are sitting with")
    question.fill("Is it hers to want?")
    question.press("Enter")
    page.get_by_role("button", name="Dismiss: warning 1").press("Enter")
    expect(page.get_by_text("Dismissed (1)")).to_be_visible()
    expect(cards).to_have_count(before - 1)
    expect(question).to_have_value("Is it hers to want?")
    expect(page.locator("[data-name=flag-1]")).to_be_focused()
    page.get_by_text("Dismissed (1)").press("Enter")
    expect(page.get_by_text("You dismissed this flag on")).to_be_visible()
    page.get_by_role("button", name="Undo: ").press("Enter")
    expect(cards).to_have_count(before)


def test_a_dismissed_phrase_stays_dismissed_in_the_next_review(page: Page):
    reviewed(page)
    quote = page.locator(".cards .quoted").last.text_content()
    page.get_by_role("button", name="Always dismiss this phrase: ").last.click()
    expect(page.get_by_text("Dismissed (1)")).to_be_visible()
    page.get_by_role("button", name="Start again").click()
    reviewed(page, "Another chat\n" + NOTES)
    page.get_by_text("Dismissed (1)").click()
    dismissed = page.locator(".dismissed li")
    expect(dismissed).to_contain_text(quote or "?")
    page.get_by_role("button", name="Undo: ").click()
    expect(page.get_by_text("Dismissed (")).to_have_count(0)


def test_use_this_copies_what_to_say_instead(page: Page):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    reviewed(page)
    instead = page.locator(".instead p + p").first.text_content()
    page.get_by_role("button", name="Use this: ").first.click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == instead
    expect(page.get_by_role("button", name="Use this: ").first).to_be_visible()


def test_what_was_typed_and_edited_survives_the_other_page(page: Page):
    page.get_by_label("Your notes").fill("typed, not reviewed")
    go(page, "Settings")
    expect(page.get_by_role("heading", name="Needs somebody’s yes")).to_be_visible()
    go(page, "Conversation")
    expect(page.get_by_label("Your notes")).to_have_value("typed, not reviewed")
    reviewed(page)
    question = page.get_by_role("textbox", name="The question you are sitting with")
    question.fill("Is it hers to want?")
    question.press("Enter")
    go(page, "Settings")
    expect(page.get_by_role("heading", name="Needs somebody’s yes")).to_be_visible()
    go(page, "Conversation")
    expect(page.get_by_role("heading", name="Your conversation with Mina")).to_be_visible()
    expect(question).to_have_value("Is it hers to want?")


def test_what_you_may_decide_is_changed_and_set_back(page: Page):
    reviewed(page)
    promise = page.locator(".cards .severity.high").filter(has_text="promotion")
    expect(promise).to_be_visible()
    go(page, "Settings")
    page.get_by_role("button", name="Change it").click()
    group = page.get_by_role("radiogroup", name="Promotion")
    group.get_by_text("Yours", exact=True).click()
    expect(page.get_by_label("Who decides on “Promotion”")).to_have_count(0)
    page.get_by_label("Who decides on “Pay”").fill("the <b>board</b>")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved: it holds from now on.")).to_be_visible()
    expect(page.get_by_text("the <b>board</b> decides")).to_be_visible()
    go(page, "Conversation")
    expect(page.get_by_text("has changed since this review")).to_be_visible()
    page.get_by_role("button", name="Review the notes again").click()
    expect(page.get_by_text("has changed since this review")).to_have_count(0)
    expect(promise).to_have_count(0)
    go(page, "Settings")
    page.get_by_role("button", name="Back to the package’s list").click()
    expect(page.get_by_text("The package’s list holds again.")).to_be_visible()
    expect(page.get_by_text("the promotion panel decides")).to_be_visible()
