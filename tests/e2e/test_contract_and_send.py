"""From the drafted contract to what is taken out, in a real browser with the real reader."""

from __future__ import annotations

import email
import io
import re
from email.policy import default
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from docx import Document
from icalendar import Calendar
from playwright.sync_api import expect

from copilot.assembly import Copilot
from copilot.settings import Settings
from tests.e2e.kept import with_people
from tests.e2e.serving import serving

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.e2e

PHONE, DESK = 390, 1280


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """The address of a server that keeps people, and addresses in it."""
    places = with_people(Copilot(Settings(data_dir=tmp_path / "data")))
    with serving(tmp_path) as server:
        yield f"{server.address}/conversation?", places


@pytest.fixture
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": request.param, "height": 900})
    page = context.new_page()
    page.set_default_timeout(60_000)
    yield page
    context.close()


def taken(page: Page, button: str) -> bytes:
    with page.expect_download() as download:
        page.get_by_role("button", name=button, exact=True).click()
    return Path(download.value.path()).read_bytes()


@pytest.mark.parametrize("page", [PHONE], indirect=True)
def test_a_line_is_mended_on_a_phone_and_approved_once(
    kept: tuple[str, dict[str, str]], page: Page, tmp_path: Path
):
    page.goto(kept[0] + kept[1]["contract"])
    line = page.get_by_role("textbox", name="Your line, 1", exact=True)
    line.fill("Get you promoted by June")
    line.blur()
    page.get_by_role("button", name="Use it").click()
    expect(line).to_have_value(re.compile("your case"))
    expect(page.get_by_role("button", name="Use it")).to_have_count(0)
    wide = "document.documentElement.scrollWidth - innerWidth"
    assert page.evaluate(wide) <= 0
    page.reload()
    expect(line).to_have_value(re.compile("your case"))
    page.get_by_role("button", name="Approve this contract").dblclick()
    expect(page.get_by_role("heading", name=re.compile("^Send it to Mina"))).to_be_visible()
    assert page.evaluate(wide) <= 0
    copilot = Copilot(Settings(data_dir=tmp_path / "data"))
    assert len(copilot.people.contracts.versions(copilot.people.find("Mina"))) == 2


@pytest.mark.parametrize("page", [DESK], indirect=True)
def test_what_is_taken_out_opens_and_holds_no_private_word(
    kept: tuple[str, dict[str, str]], page: Page
):
    page.goto(kept[0] + kept[1]["send"])
    page.get_by_label("You sign as").fill("Ana")
    page.get_by_label("You sign as").press("Enter")
    expect(page.get_by_text("Ana takes on")).to_be_visible()
    word = Document(io.BytesIO(taken(page, "Word")))
    assert round(word.sections[0].page_height.mm) == 297
    told = "\n".join(each.text for each in word.paragraphs)
    assert "Ana takes on" in told
    assert "promotion" not in told
    events = Calendar.from_ical(taken(page, "Calendar")).walk("VEVENT")
    assert any("shadowing day" in each["summary"] for each in events)
    mail = email.message_from_bytes(taken(page, "Take it out as a mail file"), policy=default)
    body = mail.get_body(("plain",))
    assert body
    assert "promotion" not in body.get_content()
    assert body.get_content().rstrip().endswith("Ana")
    expect(page.get_by_text("Taken out so far (3)")).to_be_visible()


@pytest.mark.parametrize("page", [DESK], indirect=True)
def test_only_the_contract_is_printed(kept: tuple[str, dict[str, str]], page: Page):
    page.goto(kept[0] + kept[1]["send"])
    page.get_by_role("button", name="Print").wait_for()
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", name="Development contract")).to_be_visible()
    for other in ("Coaching Copilot", "Exactly what they will see", "Which mail"):
        expect(page.get_by_text(other, exact=True).first).to_be_hidden()
    assert page.pdf().count(b"/Type /Page\n") == 1
