"""How often to talk, what is due when, what calls for a talk now, and what goes wrong."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from copilot.domain.contradiction import ContradictionError, refuse_repeated_ids
from copilot.domain.model import Model

Count = Annotated[int, Field(ge=0)]
Frequency = Literal["quarterly", "monthly", "as-needed"]


class Range(Model):
    """From at least `min` to at most `max`; no `max` means that it is open."""

    min: Count
    max: Count | None

    @model_validator(mode="after")
    def _grows(self) -> Self:
        if self.max is not None and self.max < self.min:
            raise ContradictionError(("max",), f"{self.max} is less than `min`; swap or mend them")
        return self


class Format(Model):
    """One kind of conversation."""

    id: str
    name: str
    frequency: Frequency
    minutes: Range
    format: str
    """Where it takes place, for people."""
    role: str
    topic: str


class StatedLength(Model):
    """A length that the source names, and where."""

    where: str
    minutes: Range


class Minimum(Model):
    """The least there should be, with the figures that the source does not agree on."""

    frequency: Frequency
    stated: tuple[StatedLength, ...]
    floor_minutes: Count
    suggested_minutes: Count
    all_three_parts_minutes: Count
    why: str
    topic: str


class TransitionPoint(Model):
    """When the usual rhythm is too slow."""

    id: str
    text: str
    how_soon: str
    topic: str


class Within(Model):
    """A distance in time from the conversation."""

    amount: Count | None
    """None where the source gives no figure."""
    unit: Literal["hours", "days", "months"]
    before: bool
    """Counted back from the conversation and not on from it."""


class Deadline(Model):
    """Something to do around a conversation."""

    id: str
    text: str
    within: Within
    note: str
    topic: str


class Horizon(Model):
    """How far ahead to look when judging whether it works."""

    id: str
    text: str
    months: Range
    topic: str


class Cadence(Model):
    """The rhythm of one house."""

    version: Annotated[int, Field(ge=1)]
    formats: tuple[Format, ...]
    minimum: Minimum
    transition_points: tuple[TransitionPoint, ...]
    deadlines: tuple[Deadline, ...]
    horizons: tuple[Horizon, ...]

    @model_validator(mode="after")
    def _ids_once(self) -> Self:
        refuse_repeated_ids(
            {
                "formats": self.formats,
                "transition_points": self.transition_points,
                "deadlines": self.deadlines,
                "horizons": self.horizons,
            }
        )
        return self


class Trigger(Model):
    """A reason for a conversation now, whatever the calendar says."""

    id: str
    text: str
    topic: str


class Failure(Model):
    """A way in which career conversations go wrong."""

    id: str
    name: str
    what: str
    why: str
    cost: str
    instead: str
    topic: str


class ChecklistItem(Model):
    """One thing to tick off."""

    id: str
    text: str
    topic: str


class Checklists(Model):
    """What to tick off, in the order of the page."""

    before: tuple[ChecklistItem, ...]
    during: tuple[ChecklistItem, ...]
    after: tuple[ChecklistItem, ...]
    next: tuple[ChecklistItem, ...]

    @model_validator(mode="after")
    def _ids_once(self) -> Self:
        refuse_repeated_ids(
            {
                "before": self.before,
                "during": self.during,
                "after": self.after,
                "next": self.next,
            }
        )
        return self


class Rhythm(Model):
    """Everything that says when to talk and what to mind."""

    cadence: Cadence
    triggers: tuple[Trigger, ...]
    failures: tuple[Failure, ...]
    checklists: Checklists
