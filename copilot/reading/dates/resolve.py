"""Expressions to days, counted from the day of the conversation."""

from __future__ import annotations

import calendar
import datetime as dt
from typing import TYPE_CHECKING, NamedTuple, assert_never

from dateutil.relativedelta import relativedelta

from copilot.reading.dates.expressions import (
    Day,
    Expression,
    Months,
    NthWeekday,
    Offset,
    Part,
    Range,
    Relative,
    Undated,
    Weekday,
    WeekOf,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

_FRIDAY = 4
_WORKDAYS = 5
_WEEK = dt.timedelta(days=7)
_DAY_IN_MONTH: dict[Part, int] = {"start": 1, "early": 10, "mid": 15, "late": 25}
_YEARS_TO_LEAP = 9
_MONTHS_TO_LONG = 3


class Stretch(NamedTuple):
    """First and last day of what was said; the same for a single day."""

    first: dt.date
    last: dt.date


def resolve(expression: Expression, reference: dt.date) -> Stretch | None:
    """Work out the days meant; None where there are none, or two readings."""
    try:
        return _resolve(expression, reference)
    except (ValueError, OverflowError):
        return None


def explicit_year(expression: Expression) -> bool:
    """Whether the year was written."""
    match expression:
        case Day() | Months():
            return expression.year is not None
        case WeekOf():
            return explicit_year(expression.day)
        case NthWeekday():
            return explicit_year(expression.month)
        case Range():
            return explicit_year(expression.first) or explicit_year(expression.last)
        case Offset():
            return expression.anchor is not None and explicit_year(expression.anchor)
        case Weekday() | Relative() | Undated():
            return False


def _resolve(expression: Expression, reference: dt.date) -> Stretch | None:
    match expression:
        case Day() | Weekday() | Offset():
            return _single(_day(expression, reference))
        case Months():
            return _months(expression, reference)
        case Relative():
            return _relative(expression, reference)
        case WeekOf():
            return _single(_week_of(expression, reference))
        case NthWeekday():
            return _nth_weekday(expression, reference)
        case Range():
            return _range(expression, reference)
        case Undated():
            return None
    assert_never(expression)


def _single(day: dt.date | None) -> Stretch | None:
    return Stretch(day, day) if day else None


def _day(expression: Day | Weekday | Offset, reference: dt.date) -> dt.date | None:
    match expression:
        case Day():
            day = _day_of_month(expression, reference)
            fits = day is None or expression.weekday in {None, day.weekday()}
            return day if fits else None
        case Weekday():
            return _weekday(expression, reference) + expression.extra_weeks * _WEEK
        case Offset():
            anchor = _day(expression.anchor, reference) if expression.anchor else reference
            return _shifted(anchor, expression) if anchor else None


def _day_of_month(expression: Day, reference: dt.date) -> dt.date | None:
    if expression.month_shift is not None:
        day = reference + relativedelta(months=expression.month_shift, day=1)
        day = day.replace(day=expression.day)
        return day if day >= reference else None
    if expression.month is None:
        return next(_such_days(expression.day, reference), None)
    if expression.year is not None:
        return dt.date(expression.year, expression.month, expression.day)
    return next(_such_dates(expression.day, expression.month, reference), None)


def _such_days(day: int, reference: dt.date) -> Iterator[dt.date]:
    first = reference.replace(day=1)
    for months in range(_MONTHS_TO_LONG):
        month = first + relativedelta(months=months)
        if day <= _month_length(month) and month.replace(day=day) > reference:
            yield month.replace(day=day)


def _such_dates(day: int, month: int, reference: dt.date) -> Iterator[dt.date]:
    for year in range(reference.year, reference.year + _YEARS_TO_LEAP):
        if day <= calendar.monthrange(year, month)[1]:
            found = dt.date(year, month, day)
            if found >= reference:
                yield found


def _weekday(expression: Weekday, reference: dt.date) -> dt.date:
    coming = reference + dt.timedelta(days=(expression.weekday - reference.weekday() - 1) % 7 + 1)
    if expression.week is None:
        return coming
    day = _monday(reference) + expression.week * _WEEK + dt.timedelta(days=expression.weekday)
    return day if day >= reference else coming


def _shifted(anchor: dt.date, offset: Offset) -> dt.date:
    match offset.unit:
        case "day":
            return anchor + dt.timedelta(days=offset.count)
        case "week":
            return anchor + offset.count * _WEEK
        case "month":
            return anchor + relativedelta(months=offset.count)
        case "year":
            return anchor + relativedelta(years=offset.count)
        case "working-day":
            return _after_working_days(anchor, offset.count)


def _after_working_days(day: dt.date, count: int) -> dt.date:
    if day.weekday() > _FRIDAY:
        day = _monday(day) + dt.timedelta(days=_FRIDAY)
    weeks, rest = divmod(count, _WORKDAYS)
    over_weekend = 2 if day.weekday() + rest > _FRIDAY else 0
    return day + weeks * _WEEK + dt.timedelta(days=rest + over_weekend)


def _week_of(expression: WeekOf, reference: dt.date) -> dt.date | None:
    day = _day(expression.day, reference)
    if day is None:
        return None
    monday = _monday(day)
    return monday if monday >= reference or explicit_year(expression) else day


def _months(expression: Months, reference: dt.date) -> Stretch | None:
    if expression.year is not None:
        return _months_in(expression, expression.year)
    found = _months_in(expression, reference.year)
    if found and found.last < reference:
        return _months_in(expression, reference.year + 1)
    return found


def _months_in(expression: Months, year: int) -> Stretch | None:
    first = dt.date(year, expression.first, 1)
    last = dt.date(year, expression.last, 1)
    return _part(first, last.replace(day=_month_length(last)), expression.part)


def _part(first: dt.date, last: dt.date, part: Part) -> Stretch | None:
    """Cut a part out of whole months; halves, "early", "mid" and "late" need a single month."""
    if part == "whole":
        return Stretch(first, last)
    if part == "end":
        return _single(last)
    if part == "start":
        return _single(first)
    if first.month != last.month:
        return None
    if part == "first-half":
        return Stretch(first, first.replace(day=15))
    if part == "second-half":
        return Stretch(first.replace(day=16), last)
    return _single(first.replace(day=_DAY_IN_MONTH[part]))


def _relative(expression: Relative, reference: dt.date) -> Stretch | None:
    if expression.unit == "week":
        found = _week(expression, reference)
    else:
        length = {"month": 1, "quarter": 3, "year": 12}[expression.unit]
        month = (reference.month - 1) // length * length + 1
        first = reference.replace(month=month, day=1)
        first += relativedelta(months=expression.shift * length)
        last = first + relativedelta(months=length - 1)
        found = _part(first, last.replace(day=_month_length(last)), expression.part)
    if found is None or found.last < reference:
        return None
    return Stretch(max(found.first, reference), found.last)


def _week(expression: Relative, reference: dt.date) -> Stretch | None:
    monday = _monday(reference) + expression.shift * _WEEK
    friday = monday + dt.timedelta(days=_FRIDAY)
    if friday < reference:
        friday += _WEEK
    match expression.part:
        case "whole":
            return Stretch(monday, friday)
        case "end" | "late":
            return _single(friday)
        case "mid":
            return _single(monday + dt.timedelta(days=2))
        case "start":
            return _single(monday)
        case "early" | "first-half" | "second-half":
            return None


def _nth_weekday(expression: NthWeekday, reference: dt.date) -> Stretch | None:
    month = _resolve(expression.month, reference)
    if month is None:
        return None
    if expression.nth < 0:
        back = (month.last.weekday() - expression.weekday) % 7
        return _single(month.last - dt.timedelta(days=back))
    first = month.first.replace(day=1)
    ahead = (expression.weekday - first.weekday()) % 7
    day = first + dt.timedelta(days=ahead) + (expression.nth - 1) * _WEEK
    return _single(day) if day.month == first.month and day >= reference else None


def _range(expression: Range, reference: dt.date) -> Stretch | None:
    first = _resolve(expression.first, reference)
    last = _resolve(expression.last, first.first if first else reference)
    return Stretch(first.first, last.last) if first and last else None


def _monday(day: dt.date) -> dt.date:
    return day - dt.timedelta(days=day.weekday())


def _month_length(day: dt.date) -> int:
    return calendar.monthrange(day.year, day.month)[1]
