"""The time on this machine, as the manager reads it off the wall."""

from __future__ import annotations

import datetime as dt


def now() -> dt.datetime:
    """This moment, with the time zone here."""
    return dt.datetime.now(dt.UTC).astimezone()


def today() -> dt.date:
    """The day here."""
    return now().date()
