"""The Conversation room: one flow from preparation to what is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.ui.conversation import prepare_page, review_page
from copilot.ui.shell import places

if TYPE_CHECKING:
    from copilot.ui.shell.engine import Engine


def show(engine: Engine) -> None:
    """Show the page."""
    if places.here(places.STEP) == "prepare":
        prepare_page.show(engine)
    else:
        review_page.show(engine)
