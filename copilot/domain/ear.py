"""What any persona understands, whoever they are: data beside the personas."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Annotated

from pydantic import AfterValidator, Field

from copilot.domain.model import Model


def _pattern(text: str) -> str:
    try:
        re.compile(text)
    except re.error as error:
        raise ValueError(f"is no pattern: {error.msg}") from error
    return text


Pattern = Annotated[str, AfterValidator(_pattern)]
"""A regular expression; case doesn't matter."""
Several = Annotated[tuple[str, ...], Field(min_length=3)]


Words = Annotated[str, Field(min_length=1)]


class Nudges(Model):
    """One quiet line after a clumsy turn, for a manager who asked for it."""

    advice: Words
    leading: Words
    promise: Words
    closed_run: Words


class Ear(Model):
    """Words by which a turn is told apart before it is read more closely."""

    follow_up: Several
    """Questions that stay with what was just said."""
    next_steps: Several
    off_topic: Several
    agenda: Several
    """Questions that leave it to the other one where to begin."""
    constraint: tuple[Pattern, ...]
    """A limit honestly named."""
    invites: tuple[Pattern, ...]
    """Grammar of a closed question that everybody answers as an open one, or no question mark."""
    advises: tuple[Pattern, ...]
    """Telling somebody what to do."""
    affirms: tuple[Pattern, ...]
    """Thanks and regard for something the person did or said."""
    abuse: tuple[Pattern, ...]
    machine: tuple[Pattern, ...]
    """Orders that are meant for a machine."""
    english: Annotated[tuple[str, ...], Field(min_length=20)]
    """Small words that hardly any English sentence does without."""
    foreign: Annotated[tuple[str, ...], Field(min_length=20)]
    """Small words of other languages that are no English ones."""
    everyday: Annotated[tuple[str, ...], Field(min_length=50)]
    """Words that give nothing away, whoever says them."""
    nudges: Nudges
    most_words: Annotated[int, Field(ge=50)]
    """A turn longer than this is no turn any more."""

    def hears(self, name: str, text: str) -> bool:
        """Whether one of the patterns called `name` stands in the text."""
        return any(pattern.search(text) for pattern in self._compiled[name])

    def is_english(self, text: str) -> bool:
        """Whether it is English as far as anybody can tell; a few words always are."""
        letters = [each for each in text if each.isalpha()]
        latin = sum(each.isascii() for each in letters)
        if letters and latin < len(letters) * _MOSTLY:
            return False
        words = re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)?", text.lower().replace("’", "'"))
        known = sum(word in self._small for word in words)
        other = sum(word in self._elsewhere for word in words)
        return len(words) < _FEW_WORDS or (known >= other and known >= len(words) * _SMALL_SHARE)

    @cached_property
    def _compiled(self) -> dict[str, tuple[re.Pattern[str], ...]]:
        return {
            name: tuple(re.compile(each, re.IGNORECASE) for each in getattr(self, name))
            for name in _PATTERNS
        }

    @cached_property
    def _small(self) -> frozenset[str]:
        return frozenset(self.english)

    @cached_property
    def _elsewhere(self) -> frozenset[str]:
        return frozenset(self.foreign)


_PATTERNS = ("constraint", "invites", "advises", "affirms", "abuse", "machine")
_MOSTLY = 0.7
_FEW_WORDS = 4
_SMALL_SHARE = 0.15
