"""What a test of a practice does again and again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

PATIENCE_MS = 20_000
"""The first turn with somebody makes their vectors."""


def begin(page: Page, server: str, name: str) -> Locator:
    """Begin with somebody by a double click, and return the box to write in."""
    page.goto(f"{server}/practise")
    return chosen(page, name)


def chosen(page: Page, name: str) -> Locator:
    """Begin with somebody on the list that is shown."""
    page.get_by_role("button", name=f"Practise with {name}").dblclick()
    box = page.get_by_placeholder(f"Say something to {name}")
    expect(box).to_be_visible()
    return box


def turns(page: Page, count: int) -> None:
    """Wait until so many things were said and answered."""
    expect(page.locator(".talk .theirs")).to_have_count(count + 1, timeout=PATIENCE_MS)
    expect(page.locator(".talk .yours")).to_have_count(count)
