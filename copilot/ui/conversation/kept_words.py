"""Notes that are still being written: kept in the store while they are typed, and found again."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from copilot.domain.notes import Notes
from copilot.domain.records import Autosave
from copilot.ui.conversation.meeting import Meeting

if TYPE_CHECKING:
    from copilot.assembly import Copilot
    from copilot.domain.people import Conversation

_LOOSE = "notes-"
"""How the slot of notes begins that belong to no conversation yet."""


@dataclass(frozen=True)
class Unfinished:
    """Notes that were begun and belong to no conversation yet."""

    draft: str
    notes: Notes
    saved: dt.datetime
    meeting: Meeting


class _Sheet(Notes):
    """Loose notes as they are kept, with what was said of their conversation."""

    meeting: Meeting = Meeting()


def keep(copilot: Copilot, draft: str, notes: Notes, meeting: Meeting | None = None) -> dt.datetime:
    """Keep loose notes in place of what the draft held, and say when; raises StorageError."""
    sheet = _Sheet(**notes.model_dump(), meeting=meeting or Meeting())
    return _keep(copilot, _LOOSE + draft, sheet.model_dump_json(), sheet.meeting.person)


def keep_of(copilot: Copilot, conversation: Conversation, text: str) -> dt.datetime:
    """Keep a conversation's notes as they are typed, and say when; raises StorageError."""
    return _keep(copilot, conversation.id, text, conversation.person)


def _keep(copilot: Copilot, slot: str, text: str, person: str | None) -> dt.datetime:
    now = dt.datetime.now(dt.UTC)
    words = Autosave(slot=slot, text=text, saved=now, person=person)
    copilot.store.drafts.keep(copilot.principal, words)
    return now


def found(copilot: Copilot, draft: str) -> Unfinished | None:
    """Give what a draft of loose notes holds; raises StorageError."""
    kept = copilot.store.drafts.get(copilot.principal, _LOOSE + draft)
    return _read(kept) if kept else None


def found_of(copilot: Copilot, conversation: Conversation) -> Autosave | None:
    """Give what was typed for a conversation and not taken into it yet; raises StorageError."""
    return copilot.store.drafts.get(copilot.principal, conversation.id)


def unfinished(copilot: Copilot) -> tuple[Unfinished, ...]:
    """List all loose notes, latest first; raises StorageError."""
    kept = copilot.store.drafts.all(copilot.principal)
    read = [_read(each) for each in kept if each.slot.startswith(_LOOSE)]
    return tuple(each for each in read if each.notes.text.strip())


def drop(copilot: Copilot, draft: str) -> None:
    """Forget loose notes; raises StorageError."""
    copilot.store.drafts.drop(copilot.principal, _LOOSE + draft)


def drop_of(copilot: Copilot, conversation: Conversation) -> None:
    """Forget what was typed for a conversation: it is taken in; raises StorageError."""
    copilot.store.drafts.drop(copilot.principal, conversation.id)


def _read(kept: Autosave) -> Unfinished:
    sheet = _Sheet.model_validate_json(kept.text)
    notes = Notes(**sheet.model_dump(exclude={"meeting"}))
    return Unfinished(kept.slot.removeprefix(_LOOSE), notes, kept.saved, sheet.meeting)
