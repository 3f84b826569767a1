"""Playbooks, their passages, and what a search brings back."""

from __future__ import annotations

from copilot.domain.model import Model


class Passage(Model):
    """One topic of a playbook: what a manager reads when something cites it."""

    topic: str
    """Stable id, such as ``career/where-now``."""
    playbook: str
    """Id of the playbook it stands in."""
    heading: str
    text: str
    """Markdown."""
    cues: tuple[str, ...] = ()
    """What people say when this passage is the answer; searched, never shown."""


class Playbook(Model):
    """A named set of passages from one file."""

    id: str
    title: str
    version: int
    language: str = "en"
    """ISO code of the language it is written in."""
    source: str
    """What it rests on, for people."""
    passages: tuple[Passage, ...]


class Hit(Model):
    """A passage found for a query."""

    topic: str
    playbook: str
    heading: str
    text: str
    score: float
    """0 to 1 within one search; higher is nearer."""
