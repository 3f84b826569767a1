"""Plain calendar arithmetic."""

from __future__ import annotations

import calendar
import datetime as dt
from typing import TYPE_CHECKING

from dateutil.relativedelta import relativedelta

if TYPE_CHECKING:
    from collections.abc import Iterator

FRIDAY = 4
WEEK = dt.timedelta(days=7)
_WORKDAYS = 5
_YEARS_TO_LEAP = 9
_MONTHS_TO_LONG = 3


def such_days(day: int, reference: dt.date) -> Iterator[dt.date]:
    """Yield the days of that number after the reference, nearest first."""
    first = reference.replace(day=1)
    for months in range(_MONTHS_TO_LONG):
        month = first + relativedelta(months=months)
        if day <= month_length(month) and month.replace(day=day) > reference:
            yield month.replace(day=day)


def such_dates(day: int, month: int, reference: dt.date) -> Iterator[dt.date]:
    """Yield that date on or after the reference, year by year."""
    for year in range(reference.year, reference.year + _YEARS_TO_LEAP):
        if day <= calendar.monthrange(year, month)[1]:
            found = dt.date(year, month, day)
            if found >= reference:
                yield found


def after_working_days(day: dt.date, count: int) -> dt.date:
    """Count Monday to Friday; public holidays are not known."""
    if day.weekday() > FRIDAY:
        day = monday_of(day) + dt.timedelta(days=FRIDAY)
    weeks, rest = divmod(count, _WORKDAYS)
    over_weekend = 2 if day.weekday() + rest > FRIDAY else 0
    return day + weeks * WEEK + dt.timedelta(days=rest + over_weekend)


def monday_of(day: dt.date) -> dt.date:
    """The Monday of the day's ISO week."""
    return day - dt.timedelta(days=day.weekday())


def month_length(day: dt.date) -> int:
    """How many days the day's month has."""
    return calendar.monthrange(day.year, day.month)[1]
