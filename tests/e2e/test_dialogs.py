"""What only a press brings up, in both themes, wide and on a phone: dialogs, alerts, forms."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from copilot.assembly import Copilot
from copilot.domain.notes import Notes
from copilot.risk.dismissals import Wish, dismiss_category, dismiss_phrase
from copilot.settings import Settings
from copilot.ui.conversation import kept_words
from tests.e2e.kept import NOTES, with_people
from tests.e2e.looking import (
    HEIGHT,
    PATIENCE_MS,
    SCHEMES,
    WIDTHS,
    Watched,
    settled,
    wrong_at_every_width,
)
from tests.e2e.serving import serving

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.e2e

GUIDE = (
    "# House guide to growth\n\n## Asking for a raise\n\n"
    "Pay is looked at once a year, in March, by the lantern committee.\n\n"
    "- Say who decides, and when.\n"
)
LONG = "a_single_word_that_nobody_can_break_" * 4


@dataclass(frozen=True)
class Place:
    """Where something comes up, and what brings it up."""

    name: str
    url: str
    """``{mina}`` stands for who she is."""
    bring_up: Callable[[Page], None]

    def __repr__(self) -> str:
        return self.name


@pytest.fixture(scope="module")
def peopled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, dict[str, str]]]:
    """A server that keeps people, an own playbook, unfinished notes and dismissed warnings."""
    folder = tmp_path_factory.mktemp("dialogs")
    copilot = Copilot(Settings(data_dir=folder / "data"))
    copilot.library.keep(copilot.library.preview("guide.md", GUIDE.encode(), "Ana Lopes"))
    copilot.build_index()
    kept_words.keep(copilot, "d" * 32, Notes(text=NOTES))
    kept_words.keep(copilot, "e" * 32, Notes(text=LONG))
    wish = Wish(on=dt.date(2026, 4, 14))
    copilot.dismissals.change(lambda known: dismiss_phrase(known, "never say never", wish))
    copilot.dismissals.change(lambda known: dismiss_category(known, "advice-giving", "high", wish))
    about = with_people(copilot)
    endpoint = {"COPILOT_LLM_BASE_URL": "https://models.example/v1", "COPILOT_LLM_MODEL": "small"}
    with serving(folder, COPILOT_RETENTION_MONTHS="12", **endpoint) as started:
        yield started.address, about


def press(page: Page, name: str, *, exact: bool = True) -> None:
    page.get_by_role("button", name=name, exact=exact).first.click()


def passage(page: Page) -> None:
    press(page, "Asking for a raise")
    page.get_by_role("dialog").get_by_text("lantern committee").wait_for()


def note_on_a_line(page: Page) -> None:
    press(page, "Add a note: ", exact=False)
    page.get_by_role("dialog").get_by_label("Note").wait_for()


def no_words(page: Page) -> None:
    page.get_by_label("Your notes").fill("— … —")
    press(page, "Review")
    page.get_by_role("alert").wait_for()


def unfinished(page: Page) -> None:
    page.get_by_text("Unfinished notes (").click()
    press(page, f"Delete: {LONG[:20]}", exact=False)
    page.get_by_text("It can’t be brought back.").wait_for()


def asked_the_playbooks(page: Page) -> None:
    page.get_by_label("Your question, or what you are facing").fill("the lantern committee and pay")
    press(page, "Ask")
    page.get_by_role("heading", name="What the playbooks say").wait_for()
    press(page, "Remove House guide to growth")
    page.get_by_text("Search and answers forget").wait_for()


def a_broken_file(page: Page) -> None:
    page.get_by_text("Add a playbook of your own").click()
    file = {"name": f"{LONG}.pdf", "mimeType": "text/plain", "buffer": b"%PDF-1.7 no more"}
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("alert").wait_for()


def an_edit(page: Page) -> None:
    press(page, "Change it")
    page.get_by_text("Everyday things").click()
    page.get_by_role("textbox", name="Currency").fill("1")
    press(page, "Save")
    page.get_by_role("alert").wait_for()


def the_letter(page: Page) -> None:
    press(page, "Show exactly what would be sent")
    page.get_by_text("The form of the answer").click()


def no_way_back(page: Page) -> None:
    press(page, "Delete all texts being written")
    page.get_by_text("There is no way back.").wait_for()
    page.get_by_text("Put a backup together").click()
    page.get_by_role("button", name="Take it out").wait_for()


def what_is_dismissed(page: Page) -> None:
    page.get_by_text("Advice giving, below high severity").wait_for()


def the_end_of_somebody(page: Page) -> None:
    press(page, "Erase this person")
    page.get_by_text("It can’t be undone.").wait_for()


def a_second_opinion(page: Page) -> None:
    page.get_by_label("Your notes").fill(NOTES)
    press(page, "Review")
    press(page, "Show exactly what would be sent")
    page.get_by_text("It would go to models.example").wait_for()
    press(page, "Dismiss: warning 1")
    page.get_by_text("Dismissed (1)").click()


PLACES = (
    Place("an open passage", "playbooks", passage),
    Place("an answer and an own playbook", "playbooks", asked_the_playbooks),
    Place("a broken playbook", "playbooks", a_broken_file),
    Place("notes without words", "conversation", no_words),
    Place("unfinished notes", "conversation", unfinished),
    Place("a letter in a review", "conversation", a_second_opinion),
    Place("what you may decide, edited", "settings", an_edit),
    Place("the model’s page", "settings?look=model", the_letter),
    Place("your data", "settings?look=data", no_way_back),
    Place("what is dismissed", "settings?look=dismissed", what_is_dismissed),
    Place("a note on a line", "people?{mina}", note_on_a_line),
    Place("erasing somebody", "people?{mina}", the_end_of_somebody),
)


@pytest.mark.parametrize("place", PLACES, ids=repr)
def test_what_a_press_brings_up(
    browser: Browser, peopled: tuple[str, dict[str, str]], place: Place
):
    address, about = peopled
    context = browser.new_context(
        reduced_motion="reduce", viewport={"width": WIDTHS[0], "height": HEIGHT}
    )
    page = context.new_page()
    page.set_default_timeout(PATIENCE_MS)
    watched = Watched(page)
    page.goto(f"{address}/{place.url.format(**about)}")
    settled(page)
    place.bring_up(page)
    settled(page)
    wrong: list[str] = []
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        wrong += [f"{scheme}, {each}" for each in wrong_at_every_width(page)]
    context.close()
    assert watched.wrong + wrong == []
