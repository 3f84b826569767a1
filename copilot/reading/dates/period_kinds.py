"""The kind under which a period is listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.reading.dates.expressions import Months, Part, Relative

if TYPE_CHECKING:
    from copilot.domain.due import DueKind

_OF_PART: dict[Part, DueKind] = {
    "whole": "month",
    "start": "month",
    "early": "early-month",
    "first-half": "early-month",
    "mid": "mid-month",
    "late": "late-month",
    "second-half": "late-month",
    "end": "month-end",
}
_QUARTER = 3
_HALF = 6


def period_kind(expression: Months | Relative) -> DueKind:
    """Name a period for the list."""
    if isinstance(expression, Months):
        return _of_months(expression)
    if expression.unit == "week":
        return "next-week" if expression.shift else "this-week"
    if expression.unit == "quarter":
        return "quarter"
    if expression.unit == "year":
        return "year-end" if expression.part == "end" and not expression.shift else "year"
    if expression.part == "end":
        return "end-of-next-month" if expression.shift else "end-of-month"
    return _OF_PART[expression.part]


def _of_months(expression: Months) -> DueKind:
    length = expression.last - expression.first + 1
    if length == 1:
        return _OF_PART[expression.part]
    if length == _QUARTER:
        return "quarter"
    if length == _HALF:
        return "half-year"
    return "year-end" if expression.part == "end" else "year"
