"""Whatever people write stays words: nothing runs, nothing is fetched, nothing turns round."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from copilot.assembly import Copilot
from copilot.settings import Settings
from tests.e2e.hostile import MILD, NAME, PAYLOADS, Kept, answers, guide, notes, with_payloads
from tests.e2e.looking import HEIGHT, PATIENCE_MS, WIDTHS, Watched, settled
from tests.e2e.serving import serving
from tests.faults.server import FaultServer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.e2e

LOOKS = Path(__file__).with_name("looks.js").read_text("utf-8").partition("\n")[2]
TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")


@dataclass
class Visit:
    """One tab, and what it was made to do since it was opened."""

    page: Page
    address: str
    kept: Kept
    model: FaultServer
    wrong: list[str] = field(default_factory=list[str])

    def open(self, path: str) -> None:
        self.page.goto(f"{self.address}/{path}")
        settled(self.page)

    def words(self) -> str:
        """What is drawn, once it is sure that it is nothing but words."""
        found = self.page.evaluate(LOOKS)
        assert [*self.wrong, *found["wrong"]] == []
        return found["words"]


@pytest.fixture(scope="module")
def visit(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visit]:
    folder = tmp_path_factory.mktemp("payloads")
    kept = with_payloads(Copilot(Settings(data_dir=folder / "data")))
    with FaultServer(answers) as model:
        llm = {"COPILOT_LLM_BASE_URL": model.base_url, "COPILOT_LLM_MODEL": "small"}
        with serving(folder, **llm) as server:
            context = browser.new_context(viewport={"width": WIDTHS[0], "height": HEIGHT})
            page = context.new_page()
            wrong = Watched(page).wrong
            page.on("request", lambda asked: wrong.extend(re.findall("taken.*", asked.url)))
            # The browser's driver closes dialogs without a word.
            page.add_init_script("window.alert = () => { top.ran = 1; }")
            yield Visit(page, server.address, kept, model, wrong)
            context.close()


def flat(text: str) -> str:
    """A text as it is shown: on one line, and without what turns other words round."""
    return " ".join(TURNING.sub("", text).split())


def letters(text: str) -> str:
    return "".join(filter(str.isalpha, text))


def missing(words: str) -> list[str]:
    """Which payloads are not shown letter by letter."""
    shown = flat(words)
    return [name for name, text in PAYLOADS.items() if flat(text) not in shown]


def test_as_names_and_roles(visit: Visit):
    visit.open("people")
    words = visit.words()
    assert missing(words) == []
    assert flat(NAME) in flat(words)


def test_as_lines_directions_and_words_to_put_right(visit: Visit):
    visit.open(visit.kept.person)
    visit.page.get_by_role("heading", name="Promises both ways").wait_for(timeout=PATIENCE_MS)
    words = visit.words()
    assert missing(words) == []
    assert f"{flat(NAME)} took on" in flat(words)


def test_as_what_is_due(visit: Visit):
    visit.open("")
    visit.page.get_by_role("heading", name="Now", exact=True).wait_for(timeout=PATIENCE_MS)
    assert flat(NAME) in flat(visit.words())


def test_as_what_they_will_see(visit: Visit):
    visit.open(visit.kept.send)
    visit.page.get_by_role("heading", name="Development contract").wait_for(timeout=PATIENCE_MS)
    words = visit.words()
    # What leaves the app holds no control characters.
    assert missing(words) == ["controls"]
    assert f"{flat(NAME)} takes on" in flat(words)


def test_as_an_own_playbook_and_as_one_that_is_uploaded(visit: Visit):
    visit.open("playbooks")
    page = visit.page
    page.locator(".headings button").first.wait_for(timeout=PATIENCE_MS)
    words = visit.words()
    assert missing(words) == []
    assert flat(NAME) in flat(words)
    page.locator(".headings button").first.click()
    passage = page.get_by_role("dialog").locator(".passage")
    passage.wait_for(timeout=PATIENCE_MS)
    assert flat(PAYLOADS["image"] * 2) in flat(passage.text_content() or "")
    visit.words()
    page.keyboard.press("Escape")
    page.get_by_text("Add a playbook of your own").click()
    upload(page, "house.md", guide())
    page.get_by_text("Nothing is kept yet.").wait_for(timeout=PATIENCE_MS)
    words = letters(visit.words())
    passages = visit.kept.uploaded.passages
    assert [each.topic for each in passages if letters(each.text) not in words] == []


def test_as_notes_from_a_file(visit: Visit):
    page = visit.page
    visit.open("conversation")
    page.get_by_label("Their name").fill(NAME)
    upload(page, "notes.txt", notes())
    expect(page.get_by_label("Your notes")).to_have_value(notes(), timeout=PATIENCE_MS)
    review(page)
    words = visit.words()
    assert flat(NAME) in flat(words)
    shown = page.locator(".notes-side .notes").evaluate(
        "(each) => { for (const ref of each.querySelectorAll('.ref')) ref.remove();"
        " return each.textContent; }"
    )
    assert missing(shown) == []


def test_as_a_models_answer(visit: Visit):
    page = visit.page
    visit.open("conversation")
    page.get_by_label("Your notes").fill(notes([*MILD, PAYLOADS["image"], PAYLOADS["script"]]))
    review(page)
    page.get_by_role("button", name="Show exactly what would be sent").click()
    page.get_by_role("region", name="What would be sent").first.wait_for(timeout=PATIENCE_MS)
    visit.words()
    page.get_by_role("button", name="Ask it").click()
    page.get_by_text("tokens sent,").wait_for(timeout=PATIENCE_MS)
    words = visit.words()
    assert len(visit.model.requests) == 2
    assert [each for each in MILD if flat(each) in flat(words)]


def review(page: Page) -> None:
    page.get_by_role("button", name="Review", exact=True).click()
    page.get_by_text("The three conversations").wait_for(timeout=PATIENCE_MS)


def upload(page: Page, name: str, text: str) -> None:
    file = {"name": name, "mimeType": "text/plain", "buffer": text.encode()}
    page.locator("input[type=file]").set_input_files(file)
