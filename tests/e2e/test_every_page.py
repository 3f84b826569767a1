"""Every page, in both themes, wide and on a phone, with nobody kept and with somebody."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from copilot.assembly import Copilot
from copilot.settings import Settings
from tests.e2e.kept import STEPS, with_people
from tests.e2e.looking import HEIGHT, WIDTHS, Watched, settled, wrong_at_every_width
from tests.e2e.serving import serving

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

    from tests.e2e.looking import Scheme

pytestmark = pytest.mark.e2e

ROOMS = ("", "people", "conversation", "practise", "playbooks", "settings")


@dataclass
class Kept:
    """A server, and what leads to the people kept there."""

    address: str
    about: dict[str, str] = field(default_factory=dict[str, str])
    """The query of an address by the name of a place."""


@pytest.fixture(scope="module")
def empty(server: str) -> Kept:
    return Kept(server)


@pytest.fixture(scope="module")
def peopled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kept]:
    folder = tmp_path_factory.mktemp("peopled")
    about = with_people(Copilot(Settings(data_dir=folder / "data")))
    with serving(folder) as started:
        yield Kept(started.address, about)


def looked_at(browser: Browser, url: str, scheme: Scheme) -> list[str]:
    """Open a page wide and narrow, and tell all that is wrong with it."""
    context = browser.new_context(
        color_scheme=scheme,
        reduced_motion="reduce",
        viewport={"width": WIDTHS[0], "height": HEIGHT},
    )
    page = context.new_page()
    watched = Watched(page)
    page.goto(url)
    settled(page)
    wrong = wrong_at_every_width(page)
    context.close()
    return watched.wrong + wrong


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("room", ROOMS)
def test_with_nobody_kept(browser: Browser, empty: Kept, room: str, scheme: Scheme):
    assert looked_at(browser, f"{empty.address}/{room}", scheme) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("place", ["", "people", "people?mina", "people?bo", "practise"])
def test_with_people_kept(browser: Browser, peopled: Kept, place: str, scheme: Scheme):
    room, _, who = place.partition("?")
    query = f"?{peopled.about[who]}" if who else ""
    assert looked_at(browser, f"{peopled.address}/{room}{query}", scheme) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("step", [*STEPS, "prepare-bo"])
def test_every_step_of_a_conversation(browser: Browser, peopled: Kept, step: str, scheme: Scheme):
    url = f"{peopled.address}/conversation?{peopled.about[step]}"
    assert looked_at(browser, url, scheme) == []
