"""The notes go in: from the keyboard, with whom they are, and many of them, in a real browser."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.e2e

TALK = (
    "she likes the on-call work and wants to lead the migration to the new cluster in two years",
    "we went through the incident of last month again, what went well and what did not at all",
    "the new office is loud, and the trains have been late for most of the week once more",
)
AGREED = (
    "S: write the plan for the pilot by 8 May",
    "told her I would look into the budget for a course sometime",
    "me: ask Jan for a day of shadowing this week",
)
"""Every so often in the talk."""
LINES, EVERY = 650, 25
"""More than ten thousand words, as of a talk of an hour."""


def long_notes() -> str:
    lines = [
        f"{number}. {(TALK if number % EVERY else AGREED)[number % 3]}" for number in range(LINES)
    ]
    return "\n".join(["Sana, career chat", *lines])


@pytest.mark.parametrize("key", ["Control+Enter", "Meta+Enter"])
def test_the_notes_are_reviewed_from_the_keyboard(page: Page, key: str):
    box = page.get_by_label("Your notes")
    box.press_sequentially("Lea, chat\nL: write the plan by 8 May", delay=5)
    box.press(key)
    page.get_by_text("The three conversations").wait_for()
    expect(page.locator(".notes-side .notes")).to_contain_text("write the plan by 8 May")


def test_a_pause_in_the_typing_asks_for_no_review(page: Page):
    page.get_by_label("Your notes").press_sequentially("Lea, chat about the plan", delay=5)
    expect(page.get_by_text("Kept at")).to_be_visible()
    expect(page.get_by_role("heading", name="After the conversation")).to_be_visible()


def choose(page: Page, label: str, option: str) -> None:
    page.get_by_role("combobox", name=label).click()
    page.get_by_role("option", name=option).click()


def test_whom_it_was_with_is_chosen_first_and_a_tick_outlives_a_reload(page: Page):
    page.get_by_label("Your notes").fill("Kofi, chat\nK: write the plan by 8 May\n")
    page.get_by_label("Their name").fill("Kofi")
    page.get_by_role("button", name="Review", exact=True).click()
    page.get_by_text("The three conversations").wait_for()
    page.get_by_role("button", name="Keep it", exact=True).click()
    expect(page.get_by_role("heading", name="Contract with Kofi")).to_be_visible()
    page.goto(f"{page.url.split('?')[0]}?step=notes")
    page.get_by_label("Your notes").fill("says the team is fine\nK: teach the course by 9 June\n")
    choose(page, "Whom was it with?", "Kofi")
    choose(page, "Kind of conversation", "Monthly review")
    expect(page.get_by_text("With Kofi, monthly review")).to_be_visible()
    page.get_by_role("button", name="Review", exact=True).click()
    page.get_by_text("The three conversations").wait_for()
    page.get_by_role("button", name="Keep it", exact=True).click()
    expect(page.get_by_role("heading", name="Contract with Kofi")).to_be_visible()
    page.get_by_role("button", name="Step 3: Review").click()
    page.get_by_role("button", name="I’ve asked it: ").first.click()
    expect(page.get_by_text("Asked (1)")).to_be_visible()
    page.reload()
    page.get_by_text("Asked (1)").click()
    page.get_by_role("button", name="Not asked yet: ").click()
    expect(page.get_by_text("Asked (1)")).to_have_count(0)
    expect(page.get_by_text("With Kofi, monthly review")).to_be_visible()


def test_ten_thousand_words_are_typed_in_kept_and_reviewed(page: Page):
    page.set_default_timeout(120_000)
    notes = long_notes()
    assert len(notes.split()) > 10_000
    box = page.get_by_label("Your notes")
    box.fill(notes)
    box.press_sequentially(" and more", delay=20)
    expect(page.get_by_text("Kept at")).to_be_visible()
    expect(box).to_have_value(f"{notes} and more")
    began = time.monotonic()
    page.get_by_role("button", name="Review", exact=True).click()
    page.get_by_text("The three conversations").wait_for()
    assert time.monotonic() - began < 60
    began = time.monotonic()
    page.get_by_role("button", name="Dismiss: warning 1", exact=True).click()
    page.get_by_text("Dismissed (1)").wait_for()
    assert time.monotonic() - began < 15
