"""Playbooks, their passages, and what a search brings back."""

from __future__ import annotations

import datetime as dt

from copilot.domain.model import Model


class Provenance(Model):
    """Where a passage of somebody's own playbook comes from, and who let it in."""

    file: str
    """Name of the file, without its folder."""
    heading: str
    """The headings above it in the file, outermost first: ``Feedback > Asking first``."""
    page: int | None
    """The page it starts on, from 1; None where the file has no pages."""
    sha256: str
    """Of the whole file, in hex."""
    approved_by: str
    added_on: dt.date


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
    provenance: Provenance | None = None
    """None for a passage that came with the package."""


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

    @property
    def provenance(self) -> Provenance | None:
        """Where its file came from; None for one that came with the package."""
        return self.passages[0].provenance if self.passages else None


class Hit(Model):
    """A passage found for a query."""

    topic: str
    playbook: str
    playbook_title: str = ""
    """What the playbook is called."""
    heading: str
    text: str
    score: float
    """0 to 1 within one search; higher is nearer."""
