"""A contract while it is edited: opened once a tab, kept in the store, found again, thrown away."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING
from uuid import uuid4

import streamlit as st

from copilot.assembly.contracts import notes_of
from copilot.coaching.agree import proposed
from copilot.domain.records import Autosave
from copilot.errors import CopilotError
from copilot.ui.conversation.contract_edits import Sheet, sheet_of
from copilot.ui.shell import session

if TYPE_CHECKING:
    from copilot.assembly import Copilot
    from copilot.domain.contract import HeldBack
    from copilot.domain.flags import Flag
    from copilot.domain.people import Agreement, Conversation, Person

_OPEN = "contracts_open"
_SLOT = "contract-"


@dataclass
class Open:
    """The contract that is open in this tab; changed in place, as a run may be stopped."""

    of: str
    """What it is the contract of."""
    sheet: Sheet
    first: Sheet
    """As it was drafted."""
    key: str
    """Names its fields, and its approval."""
    held_back: tuple[HeldBack, ...] = ()
    flags: tuple[Flag, ...] = ()
    """On the notes, with words to say for what was held back."""
    lit: str | None = None
    """Key of the card whose words are shown in the notes."""
    heard: dict[str, tuple[Flag, ...]] = field(default_factory=dict[str, "tuple[Flag, ...]"])
    """Flags on lines as they were typed."""


def opened(
    copilot: Copilot, person: Person, conversation: Conversation, before: Agreement | None
) -> Open:
    """Give the contract that is open here: as this tab has it, as it was kept, or drafted anew."""
    open_: dict[str, Open] = st.session_state.setdefault(_OPEN, {})
    mine = open_.get(conversation.id)
    if mine and (mine.sheet != mine.first or not outdated(mine, conversation, before)):
        return mine
    with st.spinner("Drafting the contract…"):
        review = copilot.review(notes_of(conversation, person))
    first = sheet_of(proposed(review.draft.contract, before)).model_copy(
        update={"base": before.version if before else 0, "notes": _fingerprint(conversation)}
    )
    kept = copilot.store.drafts.get(copilot.principal, _SLOT + conversation.id)
    # Fields keep what they hold by their names, so that a draft made anew needs new ones.
    new = open_[conversation.id] = Open(
        of=conversation.id,
        sheet=Sheet.model_validate_json(kept.text) if kept else first,
        first=first,
        key=uuid4().hex,
        held_back=review.draft.held_back,
        flags=review.flags,
    )
    return new


def outdated(mine: Open, conversation: Conversation, before: Agreement | None) -> bool:
    """Whether other notes or another version have come in since it was drafted."""
    return other_notes(mine, conversation) or other_version(mine, before)


def other_notes(mine: Open, conversation: Conversation) -> bool:
    """Whether the notes were changed since it was drafted."""
    return mine.sheet.notes != _fingerprint(conversation)


def other_version(mine: Open, before: Agreement | None) -> bool:
    """Whether another version was approved since it was drafted."""
    return mine.sheet.base != (before.version if before else 0)


def keep(copilot: Copilot, conversation: Conversation, mine: Open) -> None:
    """Keep what is edited, so that a reload finds it; a problem is told."""
    session.go_on()
    words = Autosave(
        slot=_SLOT + conversation.id,
        text=mine.sheet.model_dump_json(),
        saved=dt.datetime.now(dt.UTC),
        person=conversation.person,
    )
    try:
        copilot.store.drafts.keep(copilot.principal, words)
    except CopilotError as error:
        session.tell(f"{error} What you changed is still on the page.")


def drop(copilot: Copilot, conversation: Conversation) -> None:
    """Forget what was edited; raises StorageError."""
    copilot.store.drafts.drop(copilot.principal, _SLOT + conversation.id)
    st.session_state.setdefault(_OPEN, {}).pop(conversation.id, None)


def _fingerprint(conversation: Conversation) -> str:
    said = f"{conversation.date} {conversation.notes}"
    return sha256(said.encode()).hexdigest()[:16]
