"""Now and today, on the clock of this machine."""

from __future__ import annotations

import datetime as dt

from copilot.cli.intake import day_from


def now() -> dt.datetime:
    """The moment, with the machine's time zone."""
    return dt.datetime.now(tz=dt.UTC).astimezone()


def day_or_today(text: str | None) -> dt.date:
    """Read a day, or take today; raises InputError."""
    return day_from(text) if text else now().date()
