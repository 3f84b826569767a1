"""Weeks, months, quarters and years, whole or in part: "by mid-May", "end of next week"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.reading.dates.context import ends_clause, noun_follows
from copilot.reading.dates.core import Core
from copilot.reading.dates.day_numbers import year_at
from copilot.reading.dates.expressions import UNDATED, Day, Months, Part, Relative
from copilot.reading.dates.lead import Lead
from copilot.reading.dates.lexicon import month_number
from copilot.reading.dates.months import named_period
from copilot.reading.dates.parts import part_of, two_parts
from copilot.reading.dates.period_kinds import period_kind

if TYPE_CHECKING:
    from copilot.reading.dates.expressions import PeriodUnit
    from copilot.reading.dates.tokens import Tokens

_UNITS: dict[str, PeriodUnit] = {
    "week": "week",
    "wk": "week",
    "month": "month",
    "mth": "month",
    "quarter": "quarter",
    "qtr": "quarter",
    "year": "year",
    "yr": "year",
}
_ACRONYMS: dict[str, PeriodUnit] = {
    "eow": "week",
    "eom": "month",
    "eoq": "quarter",
    "eoy": "year",
}
_ENDED: dict[str, PeriodUnit] = {
    "month": "month",
    "months": "month",
    "monthend": "month",
    "quarter": "quarter",
    "year": "year",
    "years": "year",
    "yearend": "year",
}
_OWNING_LEADS = frozenset({"by", "for", "before", "at", "in"})
_GOES_ON = frozenset({"-", "of", "commencing", "beginning"})
_OTHER_YEARS = frozenset({"financial", "fiscal", "tax", "school"})
_SHIFTS = {"this": 0, "the": 0, "current": 0, "next": 1, "coming": 1}
_MONTHS = 12
_QUARTERS = 4


def period(tokens: Tokens, at: int, lead: Lead) -> Core | None:
    """Read a period, or a part of one."""
    if two_parts(tokens, at):
        two = period(tokens, at + 2, lead)
        return two and Core(two.end, UNDATED, two.kind)
    part, start = part_of(tokens, at)
    return (
        _acronym(tokens, at)
        or named_period(tokens, start, lead, part)
        or _relative(tokens, start, lead, part)
        or _day_of_period(tokens, at)
    )


def end_after(tokens: Tokens, at: int, _lead: Lead) -> Core | None:
    """Read "month end", "year-end", "next month end" and "April end"."""
    start = at + (tokens.low(at) in {"next", "this"})
    word = tokens.low(start)
    joined = word.endswith("end")
    end = start + 1 + (tokens.low(start + 1) in {"'s", "-"} and not joined)
    if not joined and tokens.low(end) != "end":
        return None
    end += not joined
    unit, month = _ENDED.get(word), month_number(word)
    if noun_follows(tokens, end) or tokens.low(start - 1) in _OTHER_YEARS:
        return None
    if unit:
        expression = Relative(unit, int(tokens.low(at) == "next"), "end")
        return Core(end, expression, period_kind(expression))
    return Core(end, Months(month, month, None, "end"), "month-end") if month else None


def _acronym(tokens: Tokens, at: int) -> Core | None:
    """Read "EOW" and the like; "EOQ2" and "EOY 2026" name theirs."""
    unit = _ACRONYMS.get(tokens.low(at))
    if unit is None:
        return None
    number = tokens.number(at + 1)
    if unit == "quarter" and tokens.glued(at + 1) and number and 1 <= number <= _QUARTERS:
        return Core(at + 2, Months(number * 3 - 2, number * 3, None, "end"), "quarter")
    year, end = year_at(tokens, at + 1)
    if unit == "year" and year:
        return Core(end, Months(1, _MONTHS, year, "end"), "year-end")
    expression = Relative(unit, 0, "end")
    return Core(at + 1, expression, period_kind(expression))


def _relative(tokens: Tokens, at: int, lead: Lead, part: Part) -> Core | None:
    shift, start = _shift(tokens, at)
    start += tokens.low(start) == "calendar"
    unit = _UNITS.get(tokens.low(start))
    if unit is None:
        return None
    end = start + 1
    if tokens.follow(end, "after", "next"):
        shift, end = 2, end + 2
    owned = tokens.low(end) == "'s" and (unit != "week" or lead.kind not in _OWNING_LEADS)
    if owned or tokens.low(end) in _GOES_ON or noun_follows(tokens, end):
        return None
    if part == "whole" and not _is_said(tokens, start, end, lead, shift):
        return None
    return _in_year(tokens, unit, end, part) or _counted(unit, shift, end, part)


def _is_said(tokens: Tokens, at: int, end: int, lead: Lead, shift: int | None) -> bool:
    """Whether a whole period is placed: "this week", but not "the week" or a loose "this year"."""
    if shift is None or (tokens.low(at - 1) == "the" and shift == 0):
        return False
    loose = tokens.low(at) in {"year", "yr"} and shift == 0
    return not loose or lead.kind == "by" or ends_clause(tokens, end)


def _in_year(tokens: Tokens, unit: PeriodUnit, at: int, part: Part) -> Core | None:
    year, end = year_at(tokens, at)
    if unit != "year" or year is None or part == "whole":
        return None
    return Core(end, Months(1, _MONTHS, year, part), "year-end" if part == "end" else "year")


def _counted(unit: PeriodUnit, shift: int | None, end: int, part: Part) -> Core:
    if part == "mid" and shift is None and unit == "month":
        return Core(end, Day(15), "mid-month")
    expression = Relative(unit, shift or 0, part)
    return Core(end, expression, period_kind(expression))


def _shift(tokens: Tokens, at: int) -> tuple[int | None, int]:
    shift = _SHIFTS.get(tokens.low(at))
    if shift is None:
        return None, at
    after = at + 1
    if tokens.low(at) == "the" and tokens.low(after) in {"next", "current", "coming"}:
        return _SHIFTS[tokens.low(after)], after + 1
    if tokens.low(at) == "this" and tokens.low(after) == "coming":
        return 1, after + 1
    return shift, after


def _day_of_period(tokens: Tokens, at: int) -> Core | None:
    """Read "midweek" and "last day of the month"."""
    if tokens.low(at) == "midweek":
        return Core(at + 1, Relative("week", 0, "mid"), "this-week")
    if not tokens.follow(at, "last", "day", "of"):
        return None
    start = at + 3
    if tokens.follow(start, "the", "month"):
        return Core(start + 2, Relative("month", 0, "end"), "end-of-month")
    inner = period(tokens, start, Lead("in", start))
    if inner is None or not isinstance(inner.expression, Months):
        return None
    months = inner.expression
    return Core(inner.end, Months(months.first, months.last, months.year, "end"), "month-end")
