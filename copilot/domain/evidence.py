"""Words in the notes that something points at."""

from __future__ import annotations

from typing import Self

from pydantic import model_validator

from copilot.domain.model import Model


class Evidence(Model):
    """A verbatim slice of the text that came in."""

    start: int
    """First character, from 0."""
    end: int
    """One past the last character."""
    quote: str
    """Exactly ``text[start:end]``."""

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if not 0 <= self.start < self.end or len(self.quote) != self.end - self.start:
            msg = "the quote does not fit its offsets"
            raise ValueError(msg)
        return self

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Evidence:
        """Slice text from start to end, white space trimmed at both sides."""
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        return cls(start=start, end=end, quote=text[start:end])

    def overlaps(self, other: Evidence) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end
