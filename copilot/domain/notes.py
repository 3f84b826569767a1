"""What a manager hands in: the notes of one conversation."""

from __future__ import annotations

import datetime as dt

from copilot.domain.model import Model


class Notes(Model):
    """Raw notes with what is known about the conversation."""

    text: str
    """As given; every offset in this package counts its characters."""
    date: dt.date | None = None
    """The day of the conversation; without it no due date can be worked out."""
    manager: str | None = None
    """The manager's name, if known."""
    report: str | None = None
    """The name of the person the notes are about, if known."""
