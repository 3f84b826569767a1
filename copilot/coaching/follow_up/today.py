"""The list for today."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from copilot.domain.follow_through import DueItem


def today(items: Sequence[DueItem], on: dt.date) -> tuple[DueItem, ...]:
    """Choose what belongs on the list; its order is kept."""
    return tuple(item for item in items if item.shown_from <= on)
