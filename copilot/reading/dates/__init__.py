"""Due words in notes and the days they come to."""

from __future__ import annotations

from copilot.reading.dates.find import find_due_dates

__all__ = ["find_due_dates"]
