"""Expressions to days, counted from the day of the conversation."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from dateutil.relativedelta import relativedelta

from copilot.reading.dates.calendar_days import (
    FRIDAY,
    WEEK,
    after_working_days,
    monday_of,
    month_length,
    such_dates,
    such_days,
)
from copilot.reading.dates.expressions import (
    NEXT_YEAR,
    THIS_YEAR,
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

_DAYS_IN_MONTH: dict[Part, tuple[int, int]] = {
    "early": (10, 10),
    "mid": (15, 15),
    "late": (25, 25),
    "first-half": (1, 15),
    "second-half": (16, 0),
}
"""First and last day of a part of a month; 0 is the month's last."""


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
            found = _single(_day(expression, reference))
        case Months():
            found = _months(expression, reference)
        case Relative():
            found = _relative(expression, reference)
        case WeekOf():
            found = _single(_week_of(expression, reference))
        case NthWeekday():
            found = _nth_weekday(expression, reference)
        case Range():
            found = _range(expression, reference)
        case Undated():
            found = None
    return found


def _single(day: dt.date | None) -> Stretch | None:
    return Stretch(day, day) if day else None


def _day(expression: Day | Weekday | Offset, reference: dt.date) -> dt.date | None:
    match expression:
        case Day():
            day = _day_of_month(expression, reference)
            fits = day is None or expression.weekday in {None, day.weekday()}
            return day if fits else None
        case Weekday():
            return _weekday(expression, reference) + expression.extra_weeks * WEEK
        case Offset():
            anchor = _day(expression.anchor, reference) if expression.anchor else reference
            return _shifted(anchor, expression) if anchor else None


def _day_of_month(expression: Day, reference: dt.date) -> dt.date | None:
    if expression.month_shift is not None:
        day = reference + relativedelta(months=expression.month_shift, day=1)
        day = day.replace(day=expression.day)
        return day if day >= reference else None
    if expression.month is None:
        return next(such_days(expression.day, reference), None)
    if expression.year is not None:
        year = _numbered(expression.year, reference)
        return dt.date(year, expression.month, expression.day)
    return next(such_dates(expression.day, expression.month, reference), None)


def _weekday(expression: Weekday, reference: dt.date) -> dt.date:
    coming = reference + dt.timedelta(days=(expression.weekday - reference.weekday() - 1) % 7 + 1)
    if expression.week is None:
        return coming
    day = monday_of(reference) + expression.week * WEEK + dt.timedelta(days=expression.weekday)
    return day if day >= reference else coming


def _shifted(anchor: dt.date, offset: Offset) -> dt.date:
    match offset.unit:
        case "day":
            return anchor + dt.timedelta(days=offset.count)
        case "week":
            return anchor + offset.count * WEEK
        case "month":
            return anchor + relativedelta(months=offset.count)
        case "year":
            return anchor + relativedelta(years=offset.count)
        case "working-day":
            return after_working_days(anchor, offset.count)


def _week_of(expression: WeekOf, reference: dt.date) -> dt.date | None:
    day = _day(expression.day, reference)
    if day is None:
        return None
    monday = monday_of(day)
    return monday if monday >= reference or explicit_year(expression) else day


def _months(expression: Months, reference: dt.date) -> Stretch | None:
    if expression.year is not None:
        return _months_in(expression, _numbered(expression.year, reference))
    found = _months_in(expression, reference.year)
    if found and found.last < reference:
        return _months_in(expression, reference.year + 1)
    return found


def _numbered(year: int, reference: dt.date) -> int:
    return reference.year + year - THIS_YEAR if year <= NEXT_YEAR else year


def _months_in(expression: Months, year: int) -> Stretch | None:
    first = dt.date(year, expression.first, 1)
    last = dt.date(year, expression.last, 1)
    return _part(first, last.replace(day=month_length(last)), expression.part)


def _part(first: dt.date, last: dt.date, part: Part) -> Stretch | None:
    """Cut a part out of whole months; halves, "early", "mid" and "late" need a single month."""
    if part == "whole":
        return Stretch(first, last)
    if part in {"start", "end"}:
        return _single(first if part == "start" else last)
    if first.month != last.month:
        return None
    days = _DAYS_IN_MONTH[part]
    return Stretch(first.replace(day=days[0]), first.replace(day=days[1] or last.day))


def _relative(expression: Relative, reference: dt.date) -> Stretch | None:
    if expression.unit == "week":
        found = _week(expression, reference)
    else:
        length = {"month": 1, "quarter": 3, "year": 12}[expression.unit]
        month = (reference.month - 1) // length * length + 1
        first = reference.replace(month=month, day=1)
        first += relativedelta(months=expression.shift * length)
        last = first + relativedelta(months=length - 1)
        found = _part(first, last.replace(day=month_length(last)), expression.part)
    if found is None or found.last < reference:
        return None
    return Stretch(max(found.first, reference), found.last)


def _week(expression: Relative, reference: dt.date) -> Stretch | None:
    monday = monday_of(reference) + expression.shift * WEEK
    friday = monday + dt.timedelta(days=FRIDAY)
    if friday < reference:
        friday += WEEK
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
    day = _nth_in(expression, month.last)
    if day and day < reference and not explicit_year(expression):
        over = month.last + dt.timedelta(days=1)
        later = _resolve(expression.month, over)
        day = later and _nth_in(expression, later.last)
    return _single(day)


def _nth_in(expression: NthWeekday, last: dt.date) -> dt.date | None:
    if expression.nth < 0:
        return last - dt.timedelta(days=(last.weekday() - expression.weekday) % 7)
    first = last.replace(day=1)
    ahead = (expression.weekday - first.weekday()) % 7
    day = first + dt.timedelta(days=ahead) + (expression.nth - 1) * WEEK
    return day if day.month == first.month else None


def _range(expression: Range, reference: dt.date) -> Stretch | None:
    first = _resolve(expression.first, reference)
    last = _resolve(expression.last, first.first if first else reference)
    return Stretch(first.first, last.last) if first and last else None
