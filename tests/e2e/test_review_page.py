"""What a manager does on the page, in a real browser with the real reader."""

from __future__ import annotations

import datetime as dt
import email
import time
from email.policy import default
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.e2e

SAMPLE = "Support desk towards training, terse bullets"
HOSTILE = (
    "Mina, career chat\n"
    "<img src=x onerror=\"document.title='taken'\"> ![x](http://203.0.113.9/x.png)\n"
    "told her the lead title is hers by June :red[fine] $x^2$ [link](http://203.0.113.9/)\n"
    "M: <script>document.title='taken'</script> write the plan by 8 May\n"
)


def reviewed(page: Page, notes: str, report: str = "") -> None:
    page.get_by_label("Your notes").fill(notes)
    page.get_by_label("Their name").fill(report)
    page.get_by_role("button", name="Review", exact=True).click()
    page.get_by_text("The three conversations").wait_for()


def downloaded(page: Page) -> str:
    with page.expect_download() as download:
        page.get_by_role("button", name="Download as Markdown").click()
    return Path(download.value.path()).read_text(encoding="utf-8")


def test_a_sample_is_reviewed_with_one_press(page: Page):
    page.get_by_role("button", name=SAMPLE).click()
    expect(page.get_by_role("heading", name="Your conversation with Kwame Asante")).to_be_visible()
    for part in ("Words to mind", "To ask next time", "Draft contract", "The three conversations"):
        expect(page.get_by_role("heading", name=part)).to_be_visible()
    expect(page.get_by_text("A made-up sample. Nobody in it exists")).to_be_visible()
    expect(page.locator("mark.high").first).to_be_visible()
    expect(page.get_by_text("Say instead").first).to_be_visible()


def test_reading_starts_at_the_heading_of_the_review(page: Page):
    page.get_by_role("button", name=SAMPLE).click()
    page.get_by_text("The three conversations").wait_for()
    expect(page.locator("[data-name=arrival]")).to_be_focused()


def test_a_number_leads_to_its_warning_and_the_passage_opens_by_keyboard(page: Page):
    page.get_by_role("button", name=SAMPLE).click()
    page.get_by_role("button", name="Go to warning 1, high").press("Enter")
    expect(page.locator("[data-name=flag-1]")).to_be_focused()
    page.get_by_role("button", name="Playbook: ").first.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_markup_in_notes_is_shown_as_it_was_typed(page: Page, requests: list[str]):
    reviewed(page, HOSTILE, "<b>Mina</b> ![x](http://203.0.113.9/y.png)")
    shown = page.locator(".notes-side .notes").text_content()
    assert shown is not None
    for words in ("<img src=x onerror=", "![x](http://203.0.113.9/x.png)", ":red[fine] $x^2$"):
        assert words in shown
    expect(page.get_by_role("heading", name="with <b>Mina</b> ![x](http")).to_be_visible()
    assert page.title() == "Coaching Copilot"
    hosts = {urlsplit(url).hostname for url in requests if not url.startswith(("data:", "blob:"))}
    assert hosts == {"127.0.0.1"}


def test_an_error_is_told_and_the_notes_stay_in_the_box(page: Page):
    page.get_by_label("Your notes").fill("— … —")
    page.get_by_role("button", name="Review", exact=True).click()
    expect(page.get_by_role("alert").filter(has_text="There are no words in this")).to_be_visible()
    expect(page.get_by_label("Your notes")).to_have_value("— … —")


def test_the_download_holds_what_was_edited(page: Page):
    page.get_by_role("button", name=SAMPLE).click()
    page.get_by_text("The three conversations").wait_for()
    before = downloaded(page)
    assert "Kwame Asante takes on" in before
    assert "by 13 March 2026" in before
    question = page.get_by_role("textbox", name="The question you are sitting with")
    question.fill("Is *training* the point?")
    question.press("Enter")
    line = page.get_by_role("textbox", name="Their line, 1", exact=True)
    line.fill("Count the faults")
    line.press("Control+Enter")
    page.wait_for_timeout(4000)
    after = downloaded(page)
    assert "Count the faults, by 13 March 2026" in after
    assert r"Is \*training\* the point?" in after
    page.get_by_role("button", name="Settings", exact=True).click()
    page.get_by_role("heading", name="Needs somebody’s yes").wait_for()
    page.get_by_role("button", name="Conversation", exact=True).click()
    page.get_by_text("The three conversations").wait_for()
    assert downloaded(page) == after


def test_a_file_goes_into_the_box(page: Page):
    page.locator("input[type=file]").set_input_files(
        {"name": "n.txt", "mimeType": "text/plain", "buffer": "Café chat, said she’s fine".encode()}
    )
    expect(page.get_by_label("Your notes")).to_have_value("Café chat, said she’s fine")


def test_a_file_that_is_no_text_is_refused_and_the_notes_stay(page: Page):
    page.get_by_label("Your notes").fill("kept")
    page.locator("input[type=file]").set_input_files(
        {"name": "n.txt", "mimeType": "text/plain", "buffer": b"\0\1\2\3"}
    )
    expect(page.get_by_role("alert").filter(has_text="no plain text")).to_be_visible()


def test_another_review_does_not_keep_the_edits_of_the_first(page: Page):
    reviewed(page, "Mina, chat\nM: write the plan by 8 May\n", "Mina")
    page.get_by_role("button", name="Change these notes").click()
    reviewed(page, "Omar, chat\nO: draft the talk by 9 June\n", "Omar")
    expect(page.get_by_role("heading", name="Your conversation with Omar")).to_be_visible()


def test_what_is_typed_is_there_after_a_reload(page: Page):
    box = page.get_by_label("Your notes")
    box.press_sequentially("she wants to teach", delay=20)
    page.wait_for_timeout(2000)
    page.reload()
    expect(box).to_have_value("she wants to teach")


def test_from_notes_to_a_mail_file_and_back_by_the_browser(page: Page):
    reviewed(page, "Mina, chat\nM: write the plan by 8 May\nme: ask Jan this week\n", "Mina")
    page.get_by_role("button", name="Keep it", exact=True).click()
    expect(page.get_by_role("heading", name="Contract with Mina")).to_be_visible()
    # For a moment the lines of the step before still stand there.
    lights = page.get_by_role("button", name="Show in the notes: ask Jan")
    expect(lights).to_have_count(1)
    lights.click()
    expect(page.locator("mark.lit")).to_have_text("ask Jan this week")
    page.get_by_role("button", name="Approve this contract").click()
    expect(page.get_by_role("heading", name="Send it to Mina")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name="Take it out as a mail file").click()
    mail = email.message_from_bytes(Path(download.value.path()).read_bytes(), policy=default)
    assert "Write the plan" in mail.get_body(("plain",)).get_content()
    expect(page.get_by_text("Taken out so far (1)")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", name="Contract with Mina")).to_be_visible()


def test_notes_left_by_the_row_of_steps_are_what_the_contract_goes_by(page: Page):
    reviewed(page, "Nadia, chat\nN: write the plan by 8 May\n", "Nadia")
    page.get_by_role("button", name="Keep it", exact=True).click()
    expect(page.get_by_role("heading", name="Contract with Nadia")).to_be_visible(timeout=30_000)
    page.get_by_role("button", name="Step 2: Notes").click()
    box = page.get_by_label("Your notes")
    box.fill("Nadia, chat\nN: write the plan by 8 May\nme: ask Jan this week\n")
    expect(page.get_by_text("Kept at")).to_be_visible(timeout=30_000)
    page.get_by_role("button", name="Step 4: Contract").click()
    line = page.get_by_role("textbox", name="Your line, 1", exact=True)
    expect(line).to_have_value("Ask Jan", timeout=30_000)


def test_starting_again_empties_the_box(page: Page):
    page.get_by_role("button", name=SAMPLE).click()
    page.get_by_role("button", name="Start again").click()
    expect(page.get_by_label("Your notes")).to_have_value("")
    expect(page.get_by_text("Words to mind")).to_have_count(0)


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_sticks_out_sideways(browser: Browser, server: str, width: int):
    context = browser.new_context(viewport={"width": width, "height": 844})
    page = context.new_page()
    page.goto(f"{server}/conversation")
    page.get_by_role("button", name=SAMPLE).click()
    page.get_by_text("The three conversations").wait_for()
    wide = page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth")
    assert wide <= width
    context.close()


def test_every_field_has_a_label(page: Page):
    for label in ("Your notes", "Your name", "Their name"):
        expect(page.get_by_role("textbox", name=label, exact=True)).to_have_count(1)
    expect(page.get_by_label("Day of the conversation").first).to_be_visible()
    page.get_by_role("button", name=SAMPLE).click()
    for label in ("Their line, 1", "Your line, 1", "The question you are sitting with"):
        expect(page.get_by_role("textbox", name=label, exact=True)).to_have_count(1)


def test_the_page_is_painted_within_three_seconds(browser: Browser, server: str):
    context = browser.new_context()
    page = context.new_page()
    began = time.monotonic()
    page.goto(f"{server}/conversation")
    page.get_by_role("button", name="Review", exact=True).wait_for()
    assert time.monotonic() - began < 3
    context.close()


def test_the_day_is_today_at_first(page: Page):
    shown = page.get_by_label("Day of the conversation").first.text_content()
    assert shown is not None
    assert str(dt.date.today().year) in shown  # noqa: DTZ011
