"""What a manager hands in: the notes of one conversation."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from pydantic import BeforeValidator

from copilot.domain.model import Model


def _named(name: object) -> object:
    """Nobody is called by a blank."""
    return name if not isinstance(name, str) else name.strip() or None


Name = Annotated[str | None, BeforeValidator(_named)]


class Notes(Model):
    """Raw notes with what is known about the conversation."""

    text: str
    """As given; every offset in this package counts its characters."""
    date: dt.date | None = None
    """The day of the conversation; without it no due date can be worked out."""
    manager: Name = None
    """The manager's name, if known."""
    report: Name = None
    """The name of the person the notes are about, if known."""
