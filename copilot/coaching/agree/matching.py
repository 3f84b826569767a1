"""Which line of an earlier version a line is: the same, or the same slightly edited."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SAME_WORDS = 0.6
"""Share of the words of both that the two have in common."""
_SAME_LETTERS = 0.85
"""Likeness letter by letter, for a mended spelling."""
_LEAST_INSIDE = 2
"""Words that make a line which stands whole in the other one the same line."""
_SMALL = frozenset(
    "a about an and at by for from her him his i in it my of on or our out that the their them "
    "they this to up we with you your".split()
)


class Known(NamedTuple):
    """A line that has an id."""

    id: str
    group: str
    """Only lines of the same group can be the same, such as those of one owner."""
    words: str


class Wanted(NamedTuple):
    """A line that looks for its id."""

    id: str | None
    group: str
    words: str


def matched(wanted: Sequence[Wanted], known: Sequence[Known]) -> list[str | None]:
    """Find the id of each line, None for a new one; no id is given twice.

    An id that the line carries wins, then the same words, then the likeliest edit.
    """
    ids = {line.id for line in known}
    found: list[str | None] = [None] * len(wanted)
    taken: set[str] = set()
    for place, line in enumerate(wanted):
        if line.id in ids and line.id not in taken:
            found[place] = line.id
            taken.add(line.id)
    for _, place, line_id in sorted(_likely(wanted, known), key=lambda each: (-each[0], each[1])):
        if found[place] is None and line_id not in taken:
            found[place] = line_id
            taken.add(line_id)
    return found


def _likely(wanted: Sequence[Wanted], known: Sequence[Known]) -> Iterator[tuple[float, int, str]]:
    for place, line in enumerate(wanted):
        for earlier in known:
            likeness = _likeness(line.words, earlier.words) if line.group == earlier.group else 0
            if likeness:
                yield likeness, place, earlier.id


def _likeness(one: str, two: str) -> float:
    """Say how surely two lines are one, from 0 to 1."""
    first, second = _content(one), _content(two)
    if _other_names(one, two):
        return 0
    flat_one, flat_two = " ".join(first), " ".join(second)
    letters = SequenceMatcher(None, flat_one, flat_two, autojunk=False).ratio()
    if letters >= _SAME_LETTERS:
        return letters
    shared = len(set(first) & set(second))
    words = shared / (len(set(first) | set(second)) or 1)
    inside = shared >= _LEAST_INSIDE and shared == min(len(set(first)), len(set(second)))
    return words if words >= _SAME_WORDS or inside else 0


def _content(text: str) -> list[str]:
    words = re.findall(r"\w+", text.casefold())
    return [word for word in words if word not in _SMALL] or words


def _other_names(one: str, two: str) -> bool:
    """Whether each names somebody or something, or a number, that the other doesn't."""
    first, second = _names(one), _names(two)
    return bool(first - second) and bool(second - first)


def _names(text: str) -> set[str]:
    words = re.findall(r"\w+", text)
    names = {word for word in words[1:] if word[0].isupper()}
    return {word.casefold() for word in names | {word for word in words if word[0].isdigit()}}
