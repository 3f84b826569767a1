"""No person, figure, date or name that the notes do not hold."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from copilot.reading.dates import find_due_dates

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    NamesIn = Callable[[str], Collection[str]]
    """Words of a text that are surely names."""

_DIGITS = re.compile(r"\d+(?:[.,:]\d+)*")
_NUMBERS = (
    "two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty "
    "sixty seventy eighty ninety hundred thousand million half double twice"
).split()
_IN_WORDS = dict(zip(_NUMBERS[:11], range(2, 13), strict=False))
_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june "
    "july august september october november december christmas easter".split()
)
_WORD = re.compile(r"[^\W\d_]+")
_ANY = re.compile(r"[^\W_]+")
_NAME_INSIDE = re.compile(r"(?<=[\w,;:] )(?!I\b)[A-ZÀ-Þ][\w’'-]+")
_PLACEHOLDER = re.compile(r"\[[A-Z]\d+[a-z]*\]")


@dataclass(frozen=True)
class Held:
    """What a model may speak of.

    Args:
        text: The notes, and whatever else it was given that it may repeat.
        names_in: Finds names.
    """

    text: str
    names_in: NamesIn
    _known: dict[str, str | None] = field(default_factory=dict[str, "str | None"], repr=False)

    def unheld(self, said: str) -> str | None:
        """Say what is in a text that is not in the notes; None where all of it is."""
        if said not in self._known:
            self._known[said] = self._unheld(said)
        return self._known[said]

    def _unheld(self, said: str) -> str | None:
        if _PLACEHOLDER.search(said):
            return "it holds a placeholder that stands for nobody"
        if self._has_other_figures(said):
            return "it holds a figure that the notes don't"
        if _flat(said) in self._flat:
            # Word for word the notes' own: no day and no name of it can be missing there.
            return None
        if self._has_other_days(said):
            return "it holds a day or a time that the notes don't"
        if self._has_other_names(said):
            return "it holds a name that the notes don't"
        return None

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(word.casefold() for word in _WORD.findall(self.text))

    @cached_property
    def _figures(self) -> frozenset[str]:
        return frozenset(_DIGITS.findall(self.text))

    @cached_property
    def _flat(self) -> str:
        return _flat(self.text)

    def _has_other_figures(self, said: str) -> bool:
        words = {word.casefold() for word in _WORD.findall(said)}
        in_words = words & set(_NUMBERS) - self._words
        return bool(set(_DIGITS.findall(said)) - self._figures) or any(
            str(_IN_WORDS.get(word)) not in self._figures for word in in_words
        )

    def _has_other_days(self, said: str) -> bool:
        named = {word.casefold() for word in _WORD.findall(said)} & _CALENDAR
        spans = (_flat(due.span) for due in find_due_dates(said, None) if due.kind != "vague")
        return not named <= self._words or any(span not in self._flat for span in spans)

    def _has_other_names(self, said: str) -> bool:
        inside = {match[0] for match in _NAME_INSIDE.finditer(said)}
        parts = {part for name in inside | set(self.names_in(said)) for part in _WORD.findall(name)}
        return any(part.casefold() not in self._words for part in parts if len(part) > 1)


def _flat(text: str) -> str:
    return f" {' '.join(_ANY.findall(text.casefold()))} "
