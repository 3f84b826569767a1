"""What a manager looks at before a conversation."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal, get_args

from pydantic import AfterValidator

from copilot.domain.evidence import Evidence
from copilot.domain.labels import Side, SignalKind
from copilot.domain.model import Model
from copilot.domain.rhythm import ChecklistItem

ConversationKind = Literal["first", "quarterly", "transition"]
CONVERSATION_KINDS: tuple[ConversationKind, ...] = get_args(ConversationKind)


def _fillable(text: str) -> str:
    rest = text.replace("{report}", "")
    if "{" in rest or "}" in rest:
        raise ValueError("should hold no braces but those of `{report}`")
    return text


class Prompt(Model):
    """A line or a message that names the person."""

    id: str
    text: Annotated[str, AfterValidator(_fillable)]
    topic: str
    kinds: tuple[ConversationKind, ...] = CONVERSATION_KINDS


class KnownGroup(Model):
    """Signals that are read together, under a title."""

    title: str
    signals: tuple[SignalKind, ...]


class Openings(Model):
    """Ids of questions to open with."""

    first: tuple[str, ...]
    quarterly: tuple[str, ...]
    transition: tuple[str, ...]


class Guide(Model):
    """What ``knowledge/messages.yaml`` holds."""

    think_about: tuple[Prompt, ...]
    leave_at_home: tuple[Prompt, ...]
    invitations: tuple[Prompt, ...]
    reflections: tuple[Prompt, ...]
    openings: Openings
    known: tuple[KnownGroup, ...]


class Cited(Model):
    """A line of text and the passage it rests on."""

    text: str
    topic: str


class KnownFact(Model):
    """Words of earlier notes, with their place."""

    title: str
    evidence: Evidence


class Promised(Model):
    """Something that was taken on last time."""

    whose: Side
    action: str
    due: dt.date | None = None
    evidence: Evidence


class Path(Model):
    """Something this manager may offer, or may not."""

    subject: str
    """In plain words: "introductions"."""
    note: str = ""
    decider: str | None = None
    """Who decides; None where it is the manager, or nobody."""


class Preparation(Model):
    """Everything to look at before a conversation, in the order of the page."""

    kind: ConversationKind
    report: str | None = None
    think_about: tuple[Cited, ...]
    leave_at_home: tuple[Cited, ...]
    known: tuple[KnownFact, ...] = ()
    """What earlier notes hold; empty where none were given."""
    taken_on: tuple[Promised, ...] = ()
    left_open: Evidence | None = None
    """The question that both kept open."""
    paths: tuple[Path, ...]
    """What the manager may offer alone."""
    needs_a_yes: tuple[Path, ...]
    nobody_can_promise: tuple[Path, ...]
    reflection: Cited
    """A light message to send a few days ahead."""
    invitation: Cited
    checklist: tuple[ChecklistItem, ...]
    questions: tuple[Cited, ...]
    """To open with, and after them what the notes left for next time."""
