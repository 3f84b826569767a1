"""What due words can mean, before they meet the conversation's date."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Part = Literal["whole", "start", "first-half", "early", "mid", "second-half", "late", "end"]
Unit = Literal["day", "working-day", "week", "month", "year"]
PeriodUnit = Literal["week", "month", "quarter", "year"]
THIS_YEAR, NEXT_YEAR = 1, 2
"""What stands for a year that is said and not numbered: the conversation's, and the one after."""


@dataclass(frozen=True)
class Day:
    """A day of a month; what is not said is None."""

    day: int
    month: int | None = None
    year: int | None = None
    weekday: int | None = None
    """0 is Monday; has to fit the date."""
    month_shift: int | None = None
    """Months from the conversation's: "the 3rd of next month" is 1."""


@dataclass(frozen=True)
class Weekday:
    """A day of the week, 0 is Monday."""

    weekday: int
    week: int | None = None
    """ISO weeks from the conversation's; None is the next such day."""
    extra_weeks: int = 0
    """"a week on Tuesday" is 1."""


@dataclass(frozen=True)
class Months:
    """A stretch of whole months in one year: "May", "Q2", "H1", "2027", or a part of it."""

    first: int
    last: int
    year: int | None = None
    part: Part = "whole"


@dataclass(frozen=True)
class Relative:
    """A week, month, quarter or year counted from the conversation's."""

    unit: PeriodUnit
    shift: int
    part: Part = "whole"


@dataclass(frozen=True)
class Offset:
    """So many days, weeks or months from an anchor, the conversation unless another is given."""

    count: int
    unit: Unit
    anchor: Day | Weekday | Offset | None = None


@dataclass(frozen=True)
class WeekOf:
    """The week that a day lies in, by its Monday."""

    day: Day | Weekday


@dataclass(frozen=True)
class NthWeekday:
    """The n-th such weekday of a month; -1 is the last."""

    nth: int
    weekday: int
    month: Months | Relative


@dataclass(frozen=True)
class Range:
    """From one day to another."""

    first: Expression
    last: Expression


@dataclass(frozen=True)
class Undated:
    """Words to keep that come to no day."""


Expression = Day | Weekday | Months | Relative | Offset | WeekOf | NthWeekday | Range | Undated
UNDATED = Undated()
