"""Somebody's page in a real browser, with the real reader: from a settled line to erased."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from copilot.assembly import Copilot
from copilot.settings import Settings
from tests.e2e.kept import with_people
from tests.e2e.serving import serving

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Locator, Page

pytestmark = pytest.mark.e2e

SLOW = 60_000
LINE = "Ask Ines for a shadowing day"


@pytest.fixture
def page(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """The page of somebody with one conversation and a contract in force."""
    folder = tmp_path_factory.mktemp("person")
    about = with_people(Copilot(Settings(data_dir=folder / "data")))
    with serving(folder) as server:
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        page = context.new_page()
        page.goto(f"{server.address}/people?{about['mina']}")
        page.get_by_role("heading", name="Promises both ways").wait_for(timeout=SLOW)
        yield page
        context.close()


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name)


def test_a_line_is_settled_noted_and_opened_again(page: Page):
    button(page, f"Done: {LINE}").focus()
    page.keyboard.press("Enter")
    undo = button(page, f"Undo: {LINE}")
    expect(undo).to_be_visible()
    expect(page.get_by_role("heading", name="So far")).to_be_visible()
    button(page, f"Add a note: {LINE}").click()
    page.get_by_role("dialog").get_by_label("Note").fill("Ines was <b>glad</b>")
    button(page, "Keep the note").click()
    expect(page.get_by_text("Your note: Ines was <b>glad</b>")).to_be_visible()
    expect(page.get_by_role("dialog")).to_have_count(0)
    button(page, f"Open again: {LINE}").click()
    expect(button(page, f"Done: {LINE}")).to_be_visible()
    page.reload()
    expect(page.get_by_text("Your note: Ines was <b>glad</b>")).to_be_visible(timeout=SLOW)


def test_a_new_name_a_planned_talk_and_a_promise_put_right(page: Page):
    button(page, "Change name or role").click()
    page.get_by_label("Name", exact=True).fill("Mina Lind")
    button(page, "Keep it").click()
    expect(page.get_by_role("heading", name="Mina Lind", exact=True)).to_be_visible()
    button(page, "Plan a conversation").click()
    button(page, "Put it in the diary").click()
    expect(page.get_by_text("Career conversation, planned")).to_be_visible()
    button(page, "I’ve put it right").click()
    undo = page.get_by_role("button", name=re.compile("^Undo: .* put right$"))
    expect(undo).to_be_visible()
    undo.click()
    button(page, "I’ve put it right").click()
    expect(undo).to_be_visible()
    expect(button(page, "I’ve put it right")).to_have_count(0)
    button(page, "Look back").click()
    expect(page.get_by_role("heading", name="The conversation of")).to_be_visible(timeout=SLOW)
    button(page, "Open it: Career conversation").click()
    expect(page).to_have_url(re.compile("/conversation.*step=review"), timeout=SLOW)
    page.go_back()
    expect(page.get_by_role("heading", name="Mina Lind", exact=True)).to_be_visible(timeout=SLOW)


def test_everything_is_taken_out_and_then_erased(page: Page):
    page.get_by_text("Put it together").click()
    with page.expect_download() as taken:
        button(page, "As Markdown").click()
    assert "shadowing day" in taken.value.path().read_text(encoding="utf-8")
    button(page, "Erase this person").click()
    expect(page.get_by_text("It can’t be undone.")).to_be_visible()
    button(page, "Erase for good").click()
    everybody = page.get_by_role("heading", name="People", exact=True)
    expect(everybody).to_be_visible(timeout=SLOW)
    expect(page.get_by_text("Mina")).to_have_count(0)
    page.go_back()
    expect(page.get_by_role("heading", name="Nobody here")).to_be_visible(timeout=SLOW)
