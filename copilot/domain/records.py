"""What is kept of people beyond the contract itself, and what their rights give out of it."""

from __future__ import annotations

import datetime as dt

from copilot.domain.model import Model
from copilot.domain.people import Agreement, Conversation, Person, Repair, SentItem


class Autosave(Model):
    """Words not yet taken into a conversation, kept so that a reload does not lose them."""

    slot: str
    """Where they were being written, such as ``review`` or a conversation's id."""
    text: str
    saved: dt.datetime
    person: str | None = None
    """Id of the person they are about, where that is known; they go when the person goes."""


class Standing(Model):
    """Where things stand with one person: all that Today and their page are computed from."""

    person: Person
    agreement: Agreement | None
    """The latest version."""
    conversations: tuple[Conversation, ...]
    """Latest first."""
    repairs: tuple[Repair, ...]
    """Those not yet put right."""
    sent: tuple[SentItem, ...]
    """Of these conversations."""


class PersonRecord(Model):
    """Everything that is kept about one person."""

    person: Person
    conversations: tuple[Conversation, ...]
    """Latest first."""
    earlier: tuple[Conversation, ...]
    """What these said before they were changed, oldest first."""
    agreements: tuple[Agreement, ...]
    """Latest version first."""
    repairs: tuple[Repair, ...]
    sent: tuple[SentItem, ...]
    drafts: tuple[Autosave, ...]


class Erased(Model):
    """What went when a person was erased."""

    rows: int
    """0 where there was nobody of that id."""
    left: tuple[str, ...] = ()
    """Files that may still hold them, such as a damaged database that was put aside."""


class Expired(Model):
    """What is older than the retention rule allows."""

    before: dt.date
    conversations: tuple[str, ...]
    """Ids, oldest first; their notes, earlier wordings and sent items go with them."""
    agreements: int
    """Versions replaced by a later one; the one in force stays."""
    repairs: int
    """Those put right; open ones stay."""
    drafts: int
