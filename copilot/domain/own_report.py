"""What a practice with one's own report is made of: their kept words, and lines around them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from copilot.domain.model import Model
from copilot.domain.persona import Line, Opener, Reactions, Slug, Topic, Trust

Source = Literal[
    "direction",
    "open-question",
    "their-commitment",
    "your-commitment",
    "aspiration",
    "energy",
    "drain",
    "blocker",
    "uncertainty",
    "goal-change",
    "misfit-ambition",
]
"""Where a quote was kept: a line of the contract, or a signal in the notes."""
Framed = Annotated[str, Field(pattern=r"^[^{}]*\{quote\}[^{}]*$", max_length=200)]
"""A line with room for a quote."""
Several = Annotated[tuple[Line, ...], Field(min_length=2)]


class Kept(Model):
    """One quote, names replaced."""

    source: Source
    quote: str


class Stratum(Model):
    """A layer that waits for quotes."""

    id: Slug
    what: Line
    """What its quotes are, for the debrief and for the list of what is missing."""
    sources: Annotated[tuple[Source, ...], Field(min_length=1)]
    about: Annotated[tuple[str, ...], Field(min_length=2)]
    asked_by: Several
    unlocked_by: Annotated[tuple[Opener, ...], Field(min_length=1)]
    trust: Trust
    hedge: Annotated[tuple[Line, ...], Field(min_length=1)]
    said: tuple[Framed, ...] = ()
    """Lines that fit these quotes better than the mould's own."""


class Mould(Model):
    """Everything but the quotes."""

    notice: Line
    """What the manager reads before it begins."""
    names: Several
    """Names for who answers; the first that nobody bears is taken."""
    person: Line
    address: Line
    number: Line
    organisation: Line
    """What stands in place of other names, addresses and numbers."""
    role: Line
    temperament: Line
    industry: Line
    opening: Line
    said: Annotated[tuple[Framed, ...], Field(min_length=2)]
    again: Annotated[tuple[Framed, ...], Field(min_length=2)]
    committed: Framed
    commits: Several
    topics: Annotated[tuple[Topic, ...], Field(min_length=3)]
    strata: Annotated[tuple[Stratum, ...], Field(min_length=4)]
    reactions: Reactions
    fillers: Annotated[tuple[Line, ...], Field(min_length=12)]
    never_say: Several
