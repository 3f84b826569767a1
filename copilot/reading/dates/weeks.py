"""Weeks by their Monday, and the n-th weekday of a month: "w/c 4 May", "first Monday in June"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.reading.dates.core import Core
from copilot.reading.dates.days import day_month, day_of_month
from copilot.reading.dates.expressions import (
    UNDATED,
    Day,
    Expression,
    Months,
    NthWeekday,
    Range,
    Relative,
    Weekday,
    WeekOf,
)
from copilot.reading.dates.lead import Lead
from copilot.reading.dates.lexicon import weekday_number
from copilot.reading.dates.numerals import figures
from copilot.reading.dates.periods import period
from copilot.reading.dates.weekdays import weekday

if TYPE_CHECKING:
    from copilot.reading.dates.tokens import Tokens

_WEEK = frozenset({"week", "wk"})
_OPENS = frozenset({"commencing", "beginning", "starting", "of", "com", "comm"})
_NTH = {
    "first": 1,
    "1st": 1,
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "4th": 4,
    "fifth": 5,
    "last": -1,
}
_LEAD = Lead("on", 0)


def week_of(tokens: Tokens, at: int, _lead: Lead) -> Core | None:
    """Read a week named by a day in it, or by the day it ends on."""
    start, ending = _opening(tokens, at)
    if start is None:
        return None
    start += tokens.low(start) == "the"
    for form in (day_month, figures, day_of_month, weekday):
        core = form(tokens, start, _LEAD)
        if core:
            return _in_week(core, ending=ending)
    return None


def _opening(tokens: Tokens, at: int) -> tuple[int | None, bool]:
    """The place after "w/c" or "week of", and whether the week is named by its end."""
    if tokens.low(at) == "w" and tokens.low(at + 1) == "/" and tokens.glued(at + 1):
        letter = tokens.low(at + 2)
        return (at + 3, letter == "e") if letter in {"c", "b", "e"} else (None, False)
    dated = tokens.number(at + 1) is not None or weekday_number(tokens.low(at + 1)) is not None
    if tokens.low(at) in {"wc", "wb"} and dated:
        return at + 1, False
    if tokens.low(at) in _WEEK and tokens.low(at + 1) in _OPENS:
        return at + 2, False
    if tokens.low(at) in _WEEK and tokens.low(at + 1) == "ending":
        return at + 2, True
    return None, False


def _in_week(core: Core, *, ending: bool) -> Core:
    expression: Expression = core.expression
    if isinstance(expression, Range):
        expression = expression.first
    if not isinstance(expression, Day | Weekday):
        return Core(core.end, UNDATED, core.kind)
    return Core(core.end, expression if ending else WeekOf(expression), "week-commencing")


def nth_weekday(tokens: Tokens, at: int, _lead: Lead) -> Core | None:
    """Read "the first Monday in June" and "the last Friday of the month"."""
    nth = _NTH.get(tokens.low(at))
    number = weekday_number(tokens.low(at + 1))
    if nth is None or tokens.low(at + 2) not in {"in", "of"}:
        return None
    start = at + 3
    if tokens.low(start) in {"every", "each"} and number is not None:
        return Core(start + 2, UNDATED, "recurring")
    month = _month(tokens, start)
    if month is None:
        return None
    inside = month.expression
    if tokens.low(at + 1) in _WEEK:
        return Core(month.end, UNDATED, "vague")
    if number is None or not isinstance(inside, Months | Relative):
        return None
    return Core(month.end, NthWeekday(nth, number, inside), "weekday")


def _month(tokens: Tokens, at: int) -> Core | None:
    if tokens.low(at) == "the" and tokens.low(at + 1) == "month":
        return Core(at + 2, Relative("month", 0), "month")
    if tokens.low(at) in {"the", "this", "next"} or tokens[at].word:
        return period(tokens, at, Lead("in", at))
    return None
