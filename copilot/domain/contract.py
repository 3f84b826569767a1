"""The development contract: what both sides take on, and where every line comes from."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from copilot.domain.evidence import Evidence
from copilot.domain.model import Model


class Item(Model):
    """One commitment."""

    action: str
    """Short, verb first, names kept."""
    due: dt.date | None = None
    due_text: str | None = None
    """The words of the notes that say when, as written."""
    evidence: Evidence
    source: Literal["notes", "llm"] = "notes"


class ReviewItem(Model):
    """What the two will look at together, and in which month."""

    what: str
    when: str | None = None
    """``YYYY-MM``."""
    evidence: Evidence


class OpenQuestion(Model):
    """What neither could answer yet."""

    text: str
    evidence: Evidence


class Contract(Model):
    """A draft until the manager approves it."""

    their_commitments: tuple[Item, ...] = ()
    manager_commitments: tuple[Item, ...] = ()
    review: tuple[ReviewItem, ...] = ()
    open_question: OpenQuestion | None = None


class HeldBack(Model):
    """Words that look like a contract line and are none."""

    evidence: Evidence
    why: str


class Draft(Model):
    """A contract drafted from notes, with what was left out of it and why."""

    contract: Contract
    held_back: tuple[HeldBack, ...] = ()
