"""Days of a month in words: "12 May", "May 12th", "Fri 9 August", "the 20th"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.reading.dates.context import (
    after_correction,
    counts_something,
    names_something,
    reads_on,
)
from copilot.reading.dates.core import Core
from copilot.reading.dates.day_numbers import (
    LAST_DAY,
    day_number,
    ordinal,
    second_day,
    second_ordinal,
    year_at,
)
from copilot.reading.dates.expressions import Day, Expression, Range
from copilot.reading.dates.lexicon import month_number, weekday_number

if TYPE_CHECKING:
    from copilot.reading.dates.lead import Lead
    from copilot.reading.dates.tokens import Tokens

_JOINS = frozenset({"of", "-", "/", "."})
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
    number, end = ordinal(tokens, start)
    if number is None:
        return _bare_after_weekday(tokens, start, weekday)
    shift, after = _of_month(tokens, end)
    if shift is not None:
        named = tokens.low(after - 2) in _SHIFTS
        day = Day(number, weekday=weekday, month_shift=shift if named else None)
        return Core(after, day, "day-of-month")
    second, after = second_ordinal(tokens, end)
    led = lead.kind in _DATING_LEADS or weekday is not None or _stands_alone(tokens, start, after)
    plain = tokens[start].ordinal or tokens.low(start) not in {"first", "second", "third"}
    if not (led and plain) or counts_something(tokens, after):
        return None
    if not tokens[start].ordinal and not reads_on(tokens, after):
        return None
    if second is not None:
        return Core(after, Range(Day(number, weekday=weekday), Day(second)), "range")
    end, weekday = _weekday_after(tokens, end, weekday)
    return Core(end, Day(number, weekday=weekday), "day-of-month")


def _stands_alone(tokens: Tokens, at: int, end: int) -> bool:
    """Whether "the 14th" needs no preposition: it corrects a date, or is set off by stops."""
    if after_correction(tokens, at):
        return True
    opened = tokens.low(at - 2) in {",", "(", "so", "–", "-"}
    return tokens.low(at - 1) == "the" and opened and tokens.stops(end)


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


def _day_first(tokens: Tokens, at: int) -> tuple[Day | Range, int] | None:
    start = at + (tokens.low(at) == "the")
    number, end = day_number(tokens, start)
    if number is None:
        return None
    second, after = second_day(tokens, end)
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
    number, end = day_number(tokens, start)
    clock = tokens.low(end) == ":" and tokens.glued(end + 1) and tokens.number(end + 1) is not None
    if number is None or clock or tokens.low(end) in {"%", "am", "pm", "years", "weeks", "months"}:
        return None
    second, end = second_day(tokens, end)
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
    if weekday is None or number is None or not 12 < number <= LAST_DAY:  # noqa: PLR2004 - a clock's
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
