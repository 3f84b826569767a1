"""Reading up and preparing, in a real browser with the real reader."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.e2e

GUIDE = (
    "# House guide\n\n## Asking for a raise\n\n"
    "Pay is looked at once a year, in March, by the lantern committee. :red[loud] "
    "[link](http://203.0.113.9/)\n\n- Say who decides, and when.\n"
)
NOTES = "Mina, chat\nsaid the audit interviews give her energy\nM: write the plan by 8 May\n"


def go(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def upload(page: Page, name: str, data: bytes) -> None:
    file = {"name": name, "mimeType": "text/plain", "buffer": data}
    page.locator("input[type=file]").set_input_files(file)


def test_an_own_playbook_is_added_asked_read_and_removed(page: Page, requests: list[str]):
    go(page, "Playbooks")
    expect(page.get_by_role("heading", name="Career conversations")).to_be_visible()
    page.get_by_text("Add a playbook of your own").click()
    upload(page, "broken.pdf", b"%PDF-1.7 no more")
    expect(page.get_by_role("alert").filter(has_text="broken.pdf")).to_be_visible(timeout=30_000)
    upload(page, "guide.md", GUIDE.encode())
    expect(page.get_by_text("Nothing is kept yet.")).to_be_visible(timeout=30_000)
    page.get_by_label("Who approves it").fill("Ana Lopes")
    go(page, "Keep it")
    expect(page.get_by_text("“House guide” is kept.")).to_be_visible(timeout=60_000)
    question = page.get_by_label("Your question, or what you are facing")
    question.fill("the lantern committee and pay")
    question.press("Enter")
    expect(page.get_by_role("heading", name="What the playbooks say")).to_be_focused(timeout=60_000)
    page.locator(".hits").get_by_role("button", name="Asking for a raise").press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_text("by the lantern committee. :red[loud]")).to_be_visible()
    expect(dialog.get_by_text("approved by Ana Lopes")).to_be_visible()
    page.keyboard.press("Escape")
    go(page, "Remove House guide")
    go(page, "Remove it")
    expect(page.get_by_text("“House guide” is removed.")).to_be_visible(timeout=60_000)
    expect(page.get_by_role("heading", name="House guide")).to_have_count(0)
    hosts = {urlsplit(url).hostname for url in requests if not url.startswith(("data:", "blob:"))}
    assert hosts == {"127.0.0.1"}


def test_a_conversation_is_prepared_from_notes_and_its_invitation_copied(page: Page):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Step 1: Prepare").click()
    page.get_by_label("Who it is with").fill("Mina <b>")
    page.get_by_text("The quarterly one").click()
    page.get_by_text("Notes of last time, if there are any").click()
    page.get_by_label("What you wrote down").fill(NOTES)
    go(page, "Use these notes")
    expect(page.get_by_role("heading", name="What you already know")).to_be_visible(timeout=30_000)
    expect(page.locator(".known")).to_contain_text("Write the plan")
    page.get_by_role("button", name="Copy: To invite").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert "Hello Mina <b>, three months" in page.evaluate("navigator.clipboard.readText()")
    page.get_by_text("At least 60 minutes are booked").click()
    page.get_by_role("button", name="Step 2: Notes").click()
    expect(page.get_by_label("Your notes")).to_be_visible()
    page.get_by_role("button", name="Step 1: Prepare").click()
    expect(page.get_by_role("checkbox", name="At least 60 minutes are booked")).to_be_checked()
    expect(page.get_by_label("Who it is with")).to_have_value("Mina <b>")


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize(
    ("name", "last"), [("Step 1: Prepare", "To ask first"), ("Playbooks", "Think, O")]
)
def test_nothing_sticks_out_sideways(page: Page, name: str, last: str, width: int):
    page.set_viewport_size({"width": width, "height": 844})
    go(page, name)
    page.get_by_role("heading", name=last).wait_for()
    wide = page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth")
    assert wide <= width
