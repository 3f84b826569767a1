"""Days of a month in words: "12 May", "May 12th", "Fri 9 August", "the 20th"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.reading.dates.context import (
    after_correction,
    counts_something,
    ends_clause,
    names_something,
    reads_on,
)
from copilot.reading.dates.core import Core
from copilot.reading.dates.expressions import Day, Expression, Range
from copilot.reading.dates.lexicon import ORDINALS, month_number, weekday_number

if TYPE_CHECKING:
    from copilot.reading.dates.lead import Lead
    from copilot.reading.dates.tokens import Tokens

_LAST_DAY = 31
_CENTURY = 2000
_SHORT_YEARS = range(20, 60)
_YEARS = range(1990, 2200)
_JOINS = frozenset({"of", "-", "/", "."})
_TO = frozenset({"-", "–", "—", "to", "until", "till", "through", "and"})
_DATING_LEADS = frozenset({"by", "on", "from", "until", "before", "after", "for", "since"})
_WHICH = frozenset({"which", "that"})
_IS = frozenset({"is", "'s"})
_ARTICLES = frozenset({"a", "the"})
_SHIFTS = {"this": 0, "next": 1}


def day_month(tokens: Tokens, at: int, _lead: Lead) -> Core | None:
    """Read a day with its month, in either order, with or without weekday and year."""
    weekday, start = weekday_before(tokens, at)
    read = _day_first(tokens, start) or _month_first(tokens, start)
    if read is None or names_something(tokens, read[1]):
        return None
    day, end = read
    if start > at and tokens.low(start - 1) == "(" and tokens.low(end) == ")":
        end += 1
    end, after = _weekday_after(tokens, end, weekday)
    whole = _with_weekday(day, after)
    return Core(end, whole, "range" if isinstance(whole, Range) else "day-month")


def day_of_month(tokens: Tokens, at: int, lead: Lead) -> Core | None:
    """Read a day without its month: "the 20th", "Tuesday the 5th", "the 3rd of next month"."""
    weekday, start = weekday_before(tokens, at)
    start += tokens.low(start) == "the"
    number, end = _ordinal(tokens, start)
    if number is None:
        return _bare_after_weekday(tokens, start, weekday)
    shift, after = _of_month(tokens, end)
    if shift is not None:
        named = tokens.low(after - 2) in _SHIFTS
        day = Day(number, weekday=weekday, month_shift=shift if named else None)
        return Core(after, day, "day-of-month")
    second, after = _second_ordinal(tokens, end)
    led = lead.kind in _DATING_LEADS or weekday is not None or after_correction(tokens, start)
    plain = tokens[start].ordinal or tokens.low(start) not in {"first", "second", "third"}
    if not (led and plain) or counts_something(tokens, after):
        return None
    if not tokens[start].ordinal and not reads_on(tokens, after):
        return None
    day = Day(number, weekday=weekday)
    if second is not None:
        return Core(after, Range(day, Day(second)), "range")
    return Core(end, day, "day-of-month")


def weekday_before(tokens: Tokens, at: int) -> tuple[int | None, int]:
    """A weekday that may open a date, and the place after it and its comma."""
    start = at + (tokens.low(at) in {"this", "next"})
    weekday = weekday_number(tokens.low(start))
    if weekday is None:
        return None, at
    end = start + 1
    if tokens.low(end) == "." and tokens.glued(end):
        end += 1
    end = tokens.skip(end, frozenset({",", "(", "-"}))
    return weekday, tokens.skip(end, frozenset({"the"}))


def year_at(tokens: Tokens, at: int) -> tuple[int | None, int]:
    """A year, and the place after it: "2026", "'26", and "26" at the end of a clause."""
    start = tokens.skip(at, frozenset({","})) if tokens.number(at) is None else at
    number = tokens.number(start)
    if number in _YEARS and len(tokens.low(start)) == 4 and not tokens[start].ordinal:  # noqa: PLR2004
        return number, start + 1
    if tokens.low(at) in {"'", "’"} and tokens.number(at + 1) in _SHORT_YEARS:
        return _CENTURY + (tokens.number(at + 1) or 0), at + 2
    if tokens.number(at) in _SHORT_YEARS and not tokens[at].ordinal and ends_clause(tokens, at + 1):
        return _CENTURY + (tokens.number(at) or 0), at + 1
    return None, at


def _day_first(tokens: Tokens, at: int) -> tuple[Day | Range, int] | None:
    start = at + (tokens.low(at) == "the")
    number, end = _day_number(tokens, start)
    if number is None:
        return None
    second, after = _second_day(tokens, end)
    end = tokens.skip(after, _JOINS)
    end = tokens.skip(end, frozenset({"the"})) if end > after else end
    month = _month(tokens, end)
    if month is None:
        return None
    year, end = _year_after_month(tokens, end + 1)
    return _one_or_range(number, second, month, year), end


def _month_first(tokens: Tokens, at: int) -> tuple[Day | Range, int] | None:
    month = _month(tokens, at)
    if month is None:
        return None
    start = tokens.skip(at + 1, frozenset({".", "-", "/"}))
    if start > at + 1 and not tokens.glued(at + 1):
        return None
    start = tokens.skip(start, frozenset({"the"}))
    number, end = _day_number(tokens, start)
    clock = tokens.low(end) == ":" and tokens.glued(end + 1) and tokens.number(end + 1) is not None
    if number is None or clock or tokens.low(end) in {"%", "am", "pm", "years", "weeks", "months"}:
        return None
    second, end = _second_day(tokens, end)
    year, end = _year_after_month(tokens, end)
    return _one_or_range(number, second, month, year), end


def _one_or_range(number: int, second: int | None, month: int, year: int | None) -> Day | Range:
    day = Day(number, month, year)
    return Range(day, Day(second, month, year)) if second else day


def _month(tokens: Tokens, at: int) -> int | None:
    verb = tokens[at].raw in {"may", "march"} and tokens[at + 1].word
    if verb and not reads_on(tokens, at + 1) and tokens.low(at - 2) not in _DATING_LEADS:
        return None
    return month_number(tokens.low(at))


def _year_after_month(tokens: Tokens, at: int) -> tuple[int | None, int]:
    start = tokens.skip(at, frozenset({".", "-", "/"}))
    if start > at and not (tokens.glued(at) and tokens.glued(start)):
        start = at
    year, end = year_at(tokens, start)
    return (year, end) if year else (None, at)


def _day_number(tokens: Tokens, at: int) -> tuple[int | None, int]:
    number = tokens.number(at)
    if number is not None:
        tail = tokens.glued(at) and _tails(tokens, at)
        return (number, at + 1) if not tail and 1 <= number <= _LAST_DAY else (None, at)
    return _ordinal(tokens, at)


def _tails(tokens: Tokens, at: int) -> bool:
    """Whether the number ends a sum, a ratio or a longer number."""
    sign = tokens.low(at - 1)
    return sign in {"£", "$", "€"} or (sign in {"/", "."} and tokens.number(at - 2) is not None)


def _ordinal(tokens: Tokens, at: int) -> tuple[int | None, int]:
    number = tokens.number(at)
    if tokens[at].ordinal and number is not None:
        return (number, at + 1) if 1 <= number <= _LAST_DAY else (None, at)
    tens = {"twenty": 20, "thirty": 30}.get(tokens.low(at))
    if tens:
        unit = tokens.skip(at + 1, frozenset({"-"}))
        ones = ORDINALS.get(tokens.low(unit))
        if ones and tens + ones <= _LAST_DAY:
            return tens + ones, unit + 1
        return None, at
    word = ORDINALS.get(tokens.low(at))
    return (word, at + 1) if word else (None, at)


def _second_day(tokens: Tokens, at: int) -> tuple[int | None, int]:
    """The second day of "12-14 May"; "12 and 14 May" are two days, read as a range."""
    if tokens.low(at) not in _TO:
        return None, at
    number, end = _day_number(tokens, at + 1 + (tokens.low(at + 1) == "the"))
    clock = tokens.low(end) in {"am", "pm", ":"}
    return (number, end) if number and not clock else (None, at)


def _second_ordinal(tokens: Tokens, at: int) -> tuple[int | None, int]:
    if tokens.low(at) not in _TO:
        return None, at
    number, end = _ordinal(tokens, at + 1 + (tokens.low(at + 1) == "the"))
    return (number, end) if number else (None, at)


def _of_month(tokens: Tokens, at: int) -> tuple[int | None, int]:
    start = at + (tokens.low(at) in {"of", "in"})
    if start == at and tokens.low(at) not in _SHIFTS:
        return None, at
    shift = _SHIFTS.get(tokens.low(start), 0)
    start += tokens.low(start) in {"the", "this", "next"}
    if tokens.low(start) in {"month", "mth"}:
        return shift, start + 1
    return None, at


def _bare_after_weekday(tokens: Tokens, at: int, weekday: int | None) -> Core | None:
    """Read "Monday 21" at the end of a clause; other numbers after a weekday are times."""
    number = tokens.number(at)
    if weekday is None or number is None or not 12 < number <= _LAST_DAY:  # noqa: PLR2004 - a clock's
        return None
    if not reads_on(tokens, at + 1) or tokens.low(at + 1) in {":", "-", "–"}:
        return None
    return Core(at + 1, Day(number, weekday=weekday), "day-of-month")


def _weekday_after(tokens: Tokens, at: int, before: int | None) -> tuple[int, int | None]:
    """A weekday after the date: "12 May (Tuesday)", "12 May, a Tuesday"."""
    if before is not None:
        return at, before
    bracket = tokens.low(at) == "("
    start = tokens.skip(at, frozenset({",", "("}))
    if start > at:
        for words in (_WHICH, _IS, _ARTICLES):
            start = tokens.skip(start, words)
    weekday = weekday_number(tokens.low(start)) if start > at else None
    if weekday is None:
        return at, None
    if bracket:
        closed = tokens.low(start + 1) == ")"
        return (start + 2, weekday) if closed else (at, None)
    return (start + 1, weekday) if tokens.stops(start + 1) else (at, None)


def _with_weekday(day: Day | Range, weekday: int | None) -> Day | Range:
    if weekday is None:
        return day
    if isinstance(day, Day):
        return Day(day.day, day.month, day.year, weekday)
    first: Expression = day.first
    if isinstance(first, Day):
        first = Day(first.day, first.month, first.year, weekday)
    return Range(first, day.last)
