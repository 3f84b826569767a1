"""The Settings room in a real browser: what is changed there holds everywhere else."""

from __future__ import annotations

import datetime as dt
import re
import shutil
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from copilot.assembly import Copilot
from copilot.domain.people import Conversation
from copilot.settings import Settings
from tests.e2e.kept import with_people
from tests.e2e.serving import serving

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from tests.e2e.serving import Server

pytestmark = pytest.mark.e2e

PATIENCE_MS = 30_000
NOTES = (
    "Mina, career chat\n"
    "booked the course, €900\n"
    "told her the promotion is hers by June\n"
    "M: write the plan by 8 May\n"
)
ENDPOINT = {
    "COPILOT_LLM_BASE_URL": "https://models.example/v1",
    "COPILOT_LLM_MODEL": "small",
}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with a model and a rule for how long, which keeps something older than that."""
    folder = tmp_path_factory.mktemp("settings")
    copilot = Copilot(Settings(data_dir=folder / "data"))
    long_ago = dt.date.today() - dt.timedelta(days=900)  # noqa: DTZ011 - any day will do
    olga = copilot.people.add("Olga", "", long_ago)
    copilot.people.hold(Conversation(id="o" * 32, person=olga.id, kind="full", date=long_ago))
    with_people(copilot)
    with serving(folder, COPILOT_RETENTION_MONTHS="12", **ENDPOINT) as started:
        yield started


@pytest.fixture
def page(browser: Browser, server: Server) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.set_default_timeout(PATIENCE_MS)
    page.goto(f"{server.address}/settings")
    page.get_by_role("heading", name="What you may decide").wait_for()
    yield page
    context.close()


def go(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def reviewed(page: Page) -> None:
    go(page, "Conversation")
    page.get_by_label("Your notes").fill(NOTES)
    go(page, "Review")
    page.get_by_text("The three conversations").wait_for()


def test_a_sum_that_is_no_longer_yours_is_warned_of(page: Page):
    reviewed(page)
    over = page.locator(".cards .severity").filter(has_text="budget")
    expect(over).to_have_count(0)
    go(page, "Settings")
    go(page, "Change it")
    page.get_by_label(re.compile("^Learning money")).fill("500")
    page.get_by_role("textbox", name="Currency").fill("e1")
    go(page, "Save")
    # What can't be saved is told, and what was typed stays.
    expect(page.get_by_role("alert")).to_contain_text("three letters")
    expect(page.get_by_label(re.compile("^Learning money"))).to_have_value("500")
    page.get_by_role("textbox", name="Currency").fill("eur")
    go(page, "Save")
    expect(page.get_by_text("Saved: it holds from now on.")).to_be_visible()
    go(page, "Conversation")
    go(page, "Review the notes again")
    expect(over).to_have_count(1)
    go(page, "Settings")
    go(page, "Back to the package’s list")
    go(page, "Conversation")
    go(page, "Review the notes again")
    expect(over).to_have_count(0)


def test_a_dismissed_warning_is_taken_back_and_stands_again(page: Page):
    reviewed(page)
    cards = page.locator(".cards > li")
    before = cards.count()
    page.get_by_role("button", name="Always dismiss this phrase: ").last.click()
    expect(cards).to_have_count(before - 1)
    go(page, "Settings")
    go(page, "Dismissed warnings")
    page.get_by_role("button", name="Take it back: A phrase of ").press("Enter")
    expect(page.get_by_text("Nothing is dismissed.")).to_be_visible()
    go(page, "Conversation")
    go(page, "Change these notes")
    go(page, "Review")
    expect(cards).to_have_count(before, timeout=PATIENCE_MS)


def test_a_backup_brings_back_what_was_erased_here_and_on_another_machine(
    page: Page, server: Server, tmp_path: Path
):
    go(page, "Your data")
    expect(page.get_by_text("2 conversations", exact=True)).to_be_visible()
    page.get_by_text("Put a backup together").click()
    with page.expect_download() as taken:
        go(page, "Take it out")
    backup = tmp_path / "kept.backup"
    taken.value.save_as(backup)
    elsewhere = tmp_path / "data"
    elsewhere.mkdir()
    shutil.copy(server.folder / "data" / "master.key", elsewhere)
    copilot = Copilot(Settings(data_dir=elsewhere))
    copilot.restore(backup)
    assert {each.name for each in copilot.people.all()} == {"Olga", "Mina <b>Okafor</b>", "Bo"}
    expect(page.get_by_text("Older than that: 1 conversation,")).to_be_visible()
    twice(page, "Erase what is older", "There is no way back.")
    expect(page.get_by_text("What was older is erased.")).to_be_visible()
    expect(page.get_by_text("1 conversation", exact=True)).to_be_visible()
    page.locator("input[type=file]").set_input_files(
        {"name": "b.backup", "mimeType": "text/plain", "buffer": b"no backup"}
    )
    twice(page, "Put it in place of what is kept now", "is moved aside")
    expect(page.get_by_role("alert")).to_contain_text("The file is no whole backup of this app.")
    page.locator("input[type=file]").set_input_files(backup)
    twice(page, "Put it in place of what is kept now", "is moved aside")
    expect(page.get_by_text("It is in place.")).to_be_visible()
    expect(page.get_by_text("2 conversations", exact=True)).to_be_visible()


def twice(page: Page, name: str, asked: str) -> None:
    go(page, name)
    page.get_by_text(asked).wait_for()
    go(page, name)


def test_the_letter_to_a_model_is_shown_with_nobodys_name_in_it(page: Page, server: Server):
    sample = Copilot(Settings(data_dir=server.folder / "data")).samples[0].notes
    go(page, "Language model")
    expect(page.get_by_text("small at models.example, not on this machine.")).to_be_visible()
    go(page, "Show exactly what would be sent")
    expect(page.get_by_text("It would go to models.example")).to_be_visible()
    letter = "\n".join(page.get_by_role("region", name="What would be sent").all_text_contents())
    assert sample.report
    assert sample.report.split()[0] not in letter
    assert "[P1]" in letter
    stays = page.get_by_role("listitem").filter(has_text="[P1]: ")
    expect(stays).to_contain_text(re.compile("|".join(sample.report.split())))
