"""Looks at lines as a stranger would: by the words alone, and never by asking the guard.

Where the two agree it is because the line is right; the flags and the dates are the product's own,
asked anew about the finished line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from copilot.reading.dates import find_due_dates

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from evals.shown import Line

UNGROUNDED = "lines ungrounded"
INVENTED = "dates invented"
UNKNOWN = "citations unknown"
FLAGGED = "flagged lines shown"
BARS = (UNGROUNDED, INVENTED, UNKNOWN, FLAGGED)
"""Counts that must be 0."""
_WORD = re.compile(r"[^\W\d_]+")
_ANY = re.compile(r"[^\W_]+")
_FIGURE = re.compile(r"\d+(?:[.,:]\d+)*")
_CODE = re.compile(r"\[[A-Z]\d*[a-z]*\]|\b[0-9a-f]{8}\b")
"""A placeholder, or the code of a fence."""
_BEGINS = re.compile(r"(?:^|[.!?:…]\s+|\n)\W*$")
_CALENDAR = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May "
    "June July August September October November December Christmas Easter".split()
)
_NEEDS_NO_DATE = "vague-commitment"


@dataclass(frozen=True)
class Witness:
    """Says what is wrong with a line."""

    flags: Callable[[str], frozenset[str]]
    """Categories of what the manager would be flagged for in a text."""
    ordinary: frozenset[str]
    """Small words with which a sentence may begin; any other capital at a beginning is a name."""

    def problems(self, line: Line) -> Iterator[tuple[str, str]]:
        """Yield, for each bar that a line misses, the bar and why."""
        looked = {
            UNGROUNDED: self.ungrounded(line),
            INVENTED: invented(line),
            UNKNOWN: unknown(line),
            FLAGGED: self.flagged(line),
        }
        yield from ((bar, why) for bar, why in looked.items() if why)

    def ungrounded(self, line: Line) -> str | None:
        """Say what in a line does not stand where it comes from."""
        if line.quote is not None:
            at = line.start if line.start is not None else line.source.find(line.quote)
            if at < 0 or not line.source.startswith(line.quote, at):
                return "its quote does not stand there word for word"
        if not line.by_model:
            return None
        if _CODE.search(line.text):
            return "it shows a code"
        if set(_FIGURE.findall(line.text)) - set(_FIGURE.findall(line.ground)):
            return "it holds a figure of its own"
        strange = self._names(line.text) - _small_words(line.ground)
        return f"it names {', '.join(sorted(strange))}" if strange else None

    def flagged(self, line: Line) -> str | None:
        """Say what a model's line would be flagged for, where the engine's words would not."""
        if not line.by_model:
            return None
        if line.promised:
            return "it makes a line of a promise"
        more = self._heard(line.text) - self._heard(line.before) - {_NEEDS_NO_DATE}
        return f"it would be flagged: {', '.join(sorted(more))}" if more else None

    def _heard(self, text: str) -> frozenset[str]:
        """As it stands, and as the manager's own words."""
        said = " ".join(text.split())
        return self.flags(said) | self.flags(f"Manager: {said}") if said else frozenset()

    def _names(self, text: str) -> set[str]:
        """Words with a capital that nothing but a name explains, in small letters."""
        return {
            small
            for found in _WORD.finditer(text)
            if (word := found[0])[0].isupper() and len(word) > 1
            if (small := word.casefold()) not in self.ordinary
            or not _BEGINS.search(text[: found.start()])
        }


def invented(line: Line) -> str | None:
    """Say which day in a line comes from neither the resolver nor the words it rests on."""
    if line.due is not None:
        found = {(each.span, each.due) for each in find_due_dates(line.source, line.day)}
        words = line.due_text or ""
        if (words, line.due) not in found or words not in (line.quote or ""):
            return "its due day is not what the resolver makes of the words it shows"
    if not line.by_model:
        return None
    held = _small_words(line.ground)
    if any(word.casefold() not in held for word in _CALENDAR & set(_WORD.findall(line.text))):
        return "it names a day or a month of its own"
    known = _flat(line.ground)
    spans = [each.span for each in find_due_dates(line.text, line.day) if each.kind != "vague"]
    if any(_flat(span) not in known for span in spans):
        return "it says a time of its own"
    return None


def unknown(line: Line) -> str | None:
    """Say whether a line cites what was not at hand."""
    return "it cites another passage" if line.cited and line.cited not in line.offered else None


def small_words_of(text: str) -> frozenset[str]:
    """Words that stand in a text without a capital."""
    return frozenset(word for word in _WORD.findall(text) if word.islower())


def _small_words(text: str) -> set[str]:
    return {word.casefold() for word in _WORD.findall(text)}


def _flat(text: str) -> str:
    return f" {' '.join(_ANY.findall(text.casefold()))} "
