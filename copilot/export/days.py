"""Days and months as people write them, whatever the locale."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt

_MONTHS = (
    "January February March April May June July August September October November December".split()
)


def day(date: dt.date) -> str:
    """Write a day: 31 May 2026."""
    return f"{date.day} {month(date)}"


def month(date: dt.date) -> str:
    """Write a month: May 2026."""
    return f"{_MONTHS[date.month - 1]} {date.year}"
