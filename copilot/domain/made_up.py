"""People who don't exist, to look around with."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from copilot.domain.contradiction import ContradictionError
from copilot.domain.labels import Side
from copilot.domain.model import Model

Days = Annotated[int, Field(ge=0, le=400)]


class MadeUpLine(Model):
    """One line of their contract."""

    owner: Side
    action: str
    words: str
    """Words of the notes that it comes from, as they stand there."""
    due_in: Days | None = None
    """Days after the conversation."""
    done: bool = False


class MadeUpTalk(Model):
    """One conversation with them, and the contract that came of it."""

    days_ago: Days
    """How long before the first look it took place."""
    notes: str
    lines: tuple[MadeUpLine, ...]
    open_question: str
    direction: str | None = None
    """Where they want to go in three years, in words of the notes."""
    sent: bool = False
    """Whether the summary went out."""

    @model_validator(mode="after")
    def _stands_in_the_notes(self) -> Self:
        problem = "these words don't stand in the notes; copy them from there"
        for at, line in enumerate(self.lines):
            if line.words not in self.notes:
                raise ContradictionError(("lines", at, "words"), problem)
        if self.direction and self.direction not in self.notes:
            raise ContradictionError(("direction",), problem)
        return self


class MadeUp(Model):
    """Somebody who doesn't exist."""

    sample: Literal[True]
    """The file itself says that nobody of this name exists."""
    name: str
    role: str
    talks: tuple[MadeUpTalk, ...]
    """Oldest first."""
    next_in: Days | None = None
    """In how many days the next one is planned, where it is."""
