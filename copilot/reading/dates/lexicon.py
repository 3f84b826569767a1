"""Names of months, days and numbers, the way people type them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_MONTH_NAMES = (
    "january february march april may june july august september october november december".split()
)
_DAY_NAMES = "monday tuesday wednesday thursday friday saturday sunday".split()
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_REAL_WORDS = frozenset("match marsh marche sundry frida augusta auguste christmassy".split())
"""Words one slip away from a name that are no slips."""
_SHORTEST_TYPO = 5
_SHORTEST_SWAPPED_LETTER = 6


def _slips(name: str) -> Iterator[str]:
    """Every way to mistype a name once, its first letter kept or swapped with the second."""
    for at in range(len(name)):
        head, tail = name[:at], name[at:]
        yield head + tail[1:]
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
        if head:
            yield from (head + letter + tail for letter in _LETTERS)
            if len(name) >= _SHORTEST_SWAPPED_LETTER:
                yield from (head + letter + tail[1:] for letter in _LETTERS)


def _typos(names: Iterable[str]) -> dict[str, str]:
    return {
        slip: name
        for name in names
        for slip in _slips(name)
        if len(slip) >= _SHORTEST_TYPO and slip not in _REAL_WORDS
    }


_TYPOS = _typos(
    [
        name
        for name in (*_MONTH_NAMES, *_DAY_NAMES, "christmas", "tomorrow")
        if len(name) >= _SHORTEST_TYPO
    ]
) | {
    "feburary": "february",
    "febuary": "february",
    "wensday": "wednesday",
    "wendsday": "wednesday",
    "aprl": "april",
    "jully": "july",
    "tmrw": "tomorrow",
    "tmr": "tomorrow",
    "tmw": "tomorrow",
    "tomoz": "tomorrow",
    "2moro": "tomorrow",
    "tommorow": "tomorrow",
    "xmas": "christmas",
    "chrismas": "christmas",
    "crimbo": "christmas",
}
_SHORT_MONTHS = {name[:3]: name for name in _MONTH_NAMES} | {"sept": "september"}
_SHORT_DAYS = {name[:3]: name for name in _DAY_NAMES} | {
    "tues": "tuesday",
    "weds": "wednesday",
    "thur": "thursday",
    "thurs": "thursday",
}
NAMELIKE_MONTHS = frozenset("april may june jan".split())
"""Months that are also people."""
_WEAK_MONTHS = frozenset("may march april june mar jan jun dec sep aug apr feb jul oct nov".split())
_WEAK_DAYS = frozenset("mon wed sat sun".split())

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90}
NUMBERS = {word: number for number, word in enumerate(_UNITS)} | _TENS
_ORDINAL_UNITS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
ORDINALS = {word: number for number, word in enumerate(_ORDINAL_UNITS, start=1)} | {"thirtieth": 30}


def spelled(word: str) -> str:
    """The name a lower-case word stands for: "tmrw" is "tomorrow", "sept" is "september"."""
    return _SHORT_MONTHS.get(word) or _SHORT_DAYS.get(word) or _TYPOS.get(word, word)


_MONTH_NUMBERS = {name: number for number, name in enumerate(_MONTH_NAMES, start=1)}
_DAY_NUMBERS = {name: number for number, name in enumerate(_DAY_NAMES)}


def month_number(word: str) -> int | None:
    """1 to 12 where the lower-case word may be a month."""
    return _MONTH_NUMBERS.get(spelled(word))


def weekday_number(word: str) -> int | None:
    """0 for Monday to 6 where the lower-case word may be a day of the week."""
    return _DAY_NUMBERS.get(spelled(word))


def plural_weekday(word: str) -> bool:
    """Whether the lower-case word is several such days: "fridays"."""
    return word.endswith("s") and word[:-1] in _DAY_NUMBERS


def sure_month(word: str) -> bool:
    """Whether the lower-case word is a month and nothing else."""
    return word == "sept" or (word in _MONTH_NUMBERS and word not in _WEAK_MONTHS)


def sure_weekday(word: str) -> bool:
    """Whether the lower-case word is a day of the week and nothing else."""
    return word not in _WEAK_DAYS and weekday_number(word) is not None
