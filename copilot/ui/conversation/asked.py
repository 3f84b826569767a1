"""Which questions the manager has asked meanwhile: kept with the conversation, and taken back."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from copilot.assembly import Copilot
    from copilot.domain.people import Conversation
    from copilot.domain.questions import Suggestion

_TICK, _UNTICK = "asked:", "unasked:"


def ticks(question: Suggestion) -> str:
    """What the button tells that ticks a question as asked."""
    return _TICK + name_of(question)


def unticks(question: Suggestion) -> str:
    """What the button tells that takes the tick back."""
    return _UNTICK + name_of(question)


def concerns(told: str) -> bool:
    """Whether a button told of a tick, and not of a passage."""
    return told.startswith((_TICK, _UNTICK))


def name_of(question: Suggestion) -> str:
    """Name a question without a word of it, the same in each review that asks it."""
    return sha256(question.text.encode()).hexdigest()[:16]


def kept(copilot: Copilot, conversation: Conversation) -> frozenset[str]:
    """Give the names of the ticked questions; raises StorageError."""
    found = copilot.store.states.get(copilot.principal, _state(conversation))
    return frozenset((found or "").split())


def act(copilot: Copilot, conversation: Conversation, told: str) -> None:
    """Do what a button told, once however often it is pressed; raises StorageError."""
    names = kept(copilot, conversation)
    if told.startswith(_TICK):
        names |= {told.removeprefix(_TICK)}
    elif told.startswith(_UNTICK):
        names -= {told.removeprefix(_UNTICK)}
    state, value = _state(conversation), " ".join(sorted(names))
    copilot.store.states.keep(copilot.principal, state, value, conversation.person)


def _state(conversation: Conversation) -> str:
    return f"asked-{conversation.id}"
