"""The numbers in dates: years, days in figures and days in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.reading.dates.context import ends_clause
from copilot.reading.dates.expressions import NEXT_YEAR, THIS_YEAR
from copilot.reading.dates.lexicon import ORDINALS

if TYPE_CHECKING:
    from copilot.reading.dates.tokens import Tokens

LAST_DAY = 31
_CENTURY = 2000
_SHORT_YEARS = range(20, 60)
_YEARS = range(1990, 2200)
_TO = frozenset({"-", "–", "—", "to", "until", "till", "through", "and"})


_COUNTED_YEARS = {"this": THIS_YEAR, "next": NEXT_YEAR}


def year_at(tokens: Tokens, at: int) -> tuple[int | None, int]:
    """A year, and the place after it: "2026", "'26", and "26" at the end of a clause.

    "this year" and "next year" are counted from the conversation's when they are resolved.
    """
    of = at + (tokens.low(at) == "of")
    if tokens.low(of) in _COUNTED_YEARS and tokens.low(of + 1) in {"year", "yr"}:
        return _COUNTED_YEARS[tokens.low(of)], of + 2
    start = tokens.skip(at, frozenset({","})) if tokens.number(at) is None else at
    number = tokens.number(start)
    if number in _YEARS and len(tokens.low(start)) == 4 and not tokens[start].ordinal:  # noqa: PLR2004
        return number, start + 1
    if tokens.low(at) in {"'", "’"} and tokens.number(at + 1) in _SHORT_YEARS:
        return _CENTURY + (tokens.number(at + 1) or 0), at + 2
    if tokens.number(at) in _SHORT_YEARS and not tokens[at].ordinal and ends_clause(tokens, at + 1):
        return _CENTURY + (tokens.number(at) or 0), at + 1
    return None, at


def day_number(tokens: Tokens, at: int) -> tuple[int | None, int]:
    """A day in figures or words that ends no sum or ratio, and the place after it."""
    number = tokens.number(at)
    if number is not None:
        tail = tokens.glued(at) and _tails(tokens, at)
        return (number, at + 1) if not tail and 1 <= number <= LAST_DAY else (None, at)
    return ordinal(tokens, at)


def _tails(tokens: Tokens, at: int) -> bool:
    """Whether the number ends a sum, a ratio or a longer number."""
    sign = tokens.low(at - 1)
    return sign in {"£", "$", "€"} or (sign in {"/", "."} and tokens.number(at - 2) is not None)


def ordinal(tokens: Tokens, at: int) -> tuple[int | None, int]:
    """A day written as an ordinal, and the place after it."""
    number = tokens.number(at)
    if tokens[at].ordinal and number is not None:
        return (number, at + 1) if 1 <= number <= LAST_DAY else (None, at)
    tens = {"twenty": 20, "thirty": 30}.get(tokens.low(at))
    if tens:
        unit = tokens.skip(at + 1, frozenset({"-"}))
        ones = ORDINALS.get(tokens.low(unit))
        if ones and tens + ones <= LAST_DAY:
            return tens + ones, unit + 1
        return None, at
    word = ORDINALS.get(tokens.low(at))
    return (word, at + 1) if word else (None, at)


def second_day(tokens: Tokens, at: int) -> tuple[int | None, int]:
    """The second day of "12-14 May"; "12 and 14 May" are two days, read as a range."""
    if tokens.low(at) not in _TO:
        return None, at
    number, end = day_number(tokens, at + 1 + (tokens.low(at + 1) == "the"))
    clock = tokens.low(end) in {"am", "pm", ":"}
    return (number, end) if number and not clock else (None, at)


def second_ordinal(tokens: Tokens, at: int) -> tuple[int | None, int]:
    """The second day of "the 12th to the 14th", and the place after it."""
    if tokens.low(at) not in _TO:
        return None, at
    number, end = ordinal(tokens, at + 1 + (tokens.low(at + 1) == "the"))
    return (number, end) if number else (None, at)
