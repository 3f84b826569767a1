"""The first run and the Today room, in a real browser with the real reader."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.e2e.serving import serving

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Locator, Page

pytestmark = pytest.mark.e2e

SLOW = 60_000
"""The first look reads three conversations with a model that has to be loaded."""


@pytest.fixture
def page(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """Today, with nobody kept."""
    with serving(tmp_path_factory.mktemp("today")) as server:
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        page = context.new_page()
        page.goto(server.address)
        yield page
        context.close()


def button(page: Page, name: str | re.Pattern[str]) -> Locator:
    return page.get_by_role("button", name=name)


SHADOW = "For Amara Osei: Ask Stefan whether she can shadow him for a day"


def test_a_first_look_from_welcome_to_wiped(page: Page) -> None:
    button(page, "Look around with made-up people").click(timeout=SLOW)
    expect(page.get_by_text("These are made-up people.")).to_be_visible(timeout=SLOW)
    expect(page.get_by_text("I told her the planner post is hers")).to_be_visible()
    settle_and_undo(page)
    read_why(page)
    plan(page)
    say_sorry(page)
    wipe(page)


def settle_and_undo(page: Page) -> None:
    """By keyboard: the focus stays where the line was."""
    button(page, f"Done: {SHADOW}").press("Enter")
    expect(page.get_by_text("✓ Settle one thing")).to_be_visible()
    expect(button(page, "Undo")).to_be_visible()
    page.keyboard.press("Tab")
    expect(button(page, "Undo")).to_be_focused()
    page.keyboard.press("Enter")
    expect(button(page, f"Done: {SHADOW}")).to_be_visible()


def read_why(page: Page) -> None:
    button(page, "Failure 4:").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("heading", name="Failure 4:")).to_be_visible()
    page.keyboard.press("Escape")


def plan(page: Page) -> None:
    page.get_by_text("No hurry:").click()
    button(page, "Plan it: Book the next career conversation with Mei Tanaka").click()
    page.get_by_role("dialog").get_by_role("button", name="Put it in the diary").click()
    diary = page.get_by_role("heading", name="Next in your diary").locator("xpath=..")
    expect(diary.get_by_text("Mei Tanaka")).to_be_visible()


def say_sorry(page: Page) -> None:
    button(page, f"I couldn’t keep it: {SHADOW}").click()
    expect(page.get_by_role("heading", name="Send it to Amara Osei")).to_be_visible(timeout=SLOW)
    expect(page.get_by_label("Text", exact=True)).to_have_value(re.compile("Ask Stefan"))
    page.go_back()
    expect(page.get_by_role("heading", name="Now", exact=True)).to_be_visible()


def wipe(page: Page) -> None:
    button(page, "Hide this list for good").click()
    expect(page.get_by_text("Five things to try")).to_have_count(0)
    button(page, "Wipe the samples").click()
    button(page, "Wipe them").click()
    expect(button(page, "Look around with made-up people")).to_be_visible(timeout=SLOW)
    button(page, "People").first.click()
    expect(page.get_by_text("Nobody yet.")).to_be_visible()
