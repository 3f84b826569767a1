"""A copilot for managers before, between and after career conversations."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from copilot.assembly import Copilot
    from copilot.domain.notes import Notes

__all__ = ["Copilot", "Notes"]


def __getattr__(name: str) -> object:
    """Load the public names when they are asked for: importing one room must stay cheap."""
    if name == "Copilot":
        from copilot.assembly import Copilot  # noqa: PLC0415

        return Copilot
    if name == "Notes":
        from copilot.domain.notes import Notes  # noqa: PLC0415

        return Notes
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
