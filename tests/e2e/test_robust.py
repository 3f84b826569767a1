"""What a bad day brings: nothing that was typed is lost, nothing is written twice."""

from __future__ import annotations

import re
import resource
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from copilot.assembly import Copilot
from copilot.settings import Settings
from tests.e2e.kept import with_people
from tests.e2e.serving import serving

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Locator, Page

    from tests.e2e.serving import Server

pytestmark = pytest.mark.e2e

MOST_LOST_MS = 2_000
PATIENCE_MS = 30_000
FIRST, SECOND = "Mina wants to lead.", " She asked for a week to think."


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Server]:
    """A server that a test may do anything to."""
    with serving(tmp_path) as server:
        yield server


@contextmanager
def tab(browser: Browser, url: str) -> Iterator[Page]:
    context = browser.new_context()
    page = context.new_page()
    page.goto(url)
    yield page
    context.close()


def box_of(page: Page) -> Locator:
    return page.get_by_label("Your notes")


def kept(page: Page) -> None:
    """Wait until the page says that what was typed is kept; that is where its address is from."""
    page.wait_for_url(re.compile("draft="), timeout=PATIENCE_MS)
    expect(page.get_by_text(re.compile(r"^Kept at "))).to_be_visible(timeout=PATIENCE_MS)


def test_a_refresh_while_typing_loses_two_seconds_at_most(browser: Browser, own: Server):
    with tab(browser, f"{own.address}/conversation") as page:
        box_of(page).press_sequentially(FIRST, delay=20)
        kept(page)
        box_of(page).press_sequentially(SECOND, delay=20)
        page.wait_for_timeout(MOST_LOST_MS)
        page.keyboard.type(" lost")
        page.reload()
        expect(box_of(page)).to_have_value(re.compile(f"^{re.escape(FIRST + SECOND)}( lost)?$"))


def test_words_survive_typing_without_a_pause(browser: Browser, own: Server):
    with tab(browser, f"{own.address}/conversation") as page:
        box_of(page).press_sequentially("word " * 40, delay=25)
        page.reload()
        expect(box_of(page)).to_have_value(re.compile("word"), timeout=PATIENCE_MS)
        value = box_of(page).input_value()
        assert value.count("word") >= 40 - MOST_LOST_MS / (25 * len("word "))


def test_a_server_that_dies_takes_no_words_along(browser: Browser, own: Server):
    with tab(browser, f"{own.address}/conversation") as page:
        box_of(page).press_sequentially(FIRST, delay=5)
        kept(page)
        place = page.url
        own.kill()
        # Nobody types into a void: the box is shut until there is a server again.
        expect(box_of(page)).to_be_disabled()
        own.start()
        expect(box_of(page)).to_be_enabled(timeout=PATIENCE_MS)
        expect(box_of(page)).to_have_value(FIRST)
        box_of(page).press("End")
        page.keyboard.type(SECOND)
        # While the page is open the box holds the words; what counts is from when the server runs.
        expect(page.get_by_test_id("stStatusWidget")).to_have_count(0, timeout=PATIENCE_MS)
        page.wait_for_timeout(MOST_LOST_MS)
        page.reload()
        expect(box_of(page)).to_have_value(FIRST + SECOND, timeout=PATIENCE_MS)
        assert page.url == place


def test_two_tabs_never_write_over_each_other(browser: Browser, own: Server):
    with tab(browser, f"{own.address}/conversation") as page:
        box_of(page).press_sequentially(FIRST, delay=5)
        kept(page)
        # What is kept first may be the first letter alone.
        page.wait_for_timeout(2 * MOST_LOST_MS)
        with tab(browser, page.url) as other:
            expect(box_of(other)).to_have_value(FIRST)
            box_of(other).press("End")
            other.keyboard.type(" From the other tab.")
            other.wait_for_timeout(MOST_LOST_MS)
            box_of(page).press("End")
            page.keyboard.type(" From this one.")
            expect(page.get_by_text("changed in another tab")).to_be_visible(timeout=PATIENCE_MS)
            expect(box_of(page)).to_have_value(FIRST + " From this one.")
            theirs = page.get_by_role("region", name="The other tab’s words")
            expect(theirs).to_have_text(FIRST + " From the other tab.")


def test_the_back_button_leads_back_to_ones_words(browser: Browser, own: Server):
    with tab(browser, f"{own.address}/conversation") as page:
        box_of(page).press_sequentially(FIRST, delay=5)
        kept(page)
        page.get_by_role("button", name="Practise", exact=True).click()
        expect(page.get_by_role("heading", name="Whom to talk to")).to_be_visible(
            timeout=PATIENCE_MS
        )
        page.go_back()
        expect(box_of(page)).to_have_value(FIRST)
        page.go_forward()
        expect(page.get_by_role("heading", name="Whom to talk to")).to_be_visible(
            timeout=PATIENCE_MS
        )


def test_a_contract_approved_by_a_double_click_is_one_version(browser: Browser, tmp_path: Path):
    settings = Settings(data_dir=tmp_path / "data")
    about = with_people(Copilot(settings))
    with (
        serving(tmp_path) as server,
        tab(browser, f"{server.address}/conversation?{about['contract']}") as page,
    ):
        page.get_by_role("button", name="Approve this contract").dblclick(timeout=PATIENCE_MS)
        page.wait_for_url(re.compile("step=send"))
    copilot = Copilot(settings)
    (mina,) = (each for each in copilot.people.all() if each.name.startswith("Mina"))
    assert [each.version for each in copilot.people.contracts.versions(mina)] == [2, 1]


def test_a_full_disk_is_told_and_no_word_is_lost(browser: Browser, own: Server):
    with tab(browser, f"{own.address}/conversation") as page:
        box_of(page).press_sequentially(FIRST, delay=5)
        kept(page)
        with _no_room(own):
            box_of(page).press("End")
            page.keyboard.type(SECOND)
            alert = page.get_by_role("alert")
            expect(alert).to_contain_text("What you typed is still in the box.")
            expect(alert).to_contain_text("disk")
            expect(alert).not_to_contain_text("Error")
            expect(box_of(page)).to_have_value(FIRST + SECOND)
        box_of(page).press("End")
        page.keyboard.type(" Room again.")
        expect(alert).to_have_count(0)
        page.reload()
        expect(box_of(page)).to_have_value(FIRST + SECOND + " Room again.")


@contextmanager
def _no_room(server: Server) -> Iterator[None]:
    """Let the server's files grow no further, as on a disk that is full."""
    assert server.process
    before = resource.prlimit(
        server.process.pid, resource.RLIMIT_FSIZE, (1, resource.RLIM_INFINITY)
    )
    yield
    resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, before)
