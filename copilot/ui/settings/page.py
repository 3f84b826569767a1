"""The Settings room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.ui.settings import authority_page

if TYPE_CHECKING:
    from copilot.ui.shell.engine import Engine


def show(engine: Engine) -> None:
    """Show the page."""
    authority_page.show(engine)
