"""The People room: everybody, or one person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.ui.people import list_page, person_page
from copilot.ui.shell import places

if TYPE_CHECKING:
    from copilot.ui.shell.engine import Engine


def show(engine: Engine) -> None:
    """Show the page."""
    person_id = places.here(places.PERSON)
    if person_id:
        person_page.show(engine, person_id)
    else:
        list_page.show(engine)
