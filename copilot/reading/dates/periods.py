"""Weeks, months, quarters, halves and years, whole or in part: "by mid-May", "end of Q2"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.reading.dates.context import (
    DETERMINERS,
    ends_clause,
    noun_follows,
    reads_on,
)
from copilot.reading.dates.core import Core
from copilot.reading.dates.days import year_at
from copilot.reading.dates.expressions import UNDATED, Day, Months, Part, Relative
from copilot.reading.dates.lead import Lead
from copilot.reading.dates.lexicon import NAMELIKE_MONTHS, month_number, sure_month
from copilot.reading.dates.period_kinds import period_kind

if TYPE_CHECKING:
    from copilot.reading.dates.expressions import PeriodUnit
    from copilot.reading.dates.tokens import Tokens

_PARTS: dict[str, Part] = {
    "early": "early",
    "mid": "mid",
    "middle": "mid",
    "midway": "mid",
    "late": "late",
    "later": "end",
    "end": "end",
    "eo": "end",
    "start": "start",
    "beginning": "start",
}
_NEED_OF = frozenset({"middle", "start", "beginning"})
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
_SHIFTS = {"this": 0, "the": 0, "current": 0, "next": 1, "coming": 1}
_MONTH_LEADS = frozenset({"by", "in", "until", "before", "from", "after", "since", "over", "within"})
_WRITERS = frozenset(
    "note mail email message feedback letter call hear heard back input intro advice help word "
    "run led chaired taught mentored coached hosted managed supervised covered interviewed "
    "trained owned signed approved shadowed seen".split()
)
_NUMERALS = {"q": 3, "h": 6}
_MONTHS = 12


def period(tokens: Tokens, at: int, lead: Lead) -> Core | None:
    """Read a period, or a part of one."""
    acronym = _ACRONYMS.get(tokens.low(at))
    if acronym:
        return _acronym(tokens, at, acronym)
    part, start = _part(tokens, at)
    read = _named(tokens, start, lead, part) or _relative(tokens, start, lead, part)
    if read is None:
        return _day_of_period(tokens, at, part, start)
    return read


def end_after(tokens: Tokens, at: int, lead: Lead) -> Core | None:
    """Read "month end", "year-end", "next month end" and "April end"."""
    shift = 1 if tokens.low(at) == "next" else 0
    start = at + (tokens.low(at) in {"next", "this"})
    unit = _UNITS.get(tokens.low(start))
    month = month_number(tokens.low(start))
    after = start + 1 + (tokens.low(start + 1) in {"'s", "-"})
    joined = {"monthend": "month", "yearend": "year"}.get(tokens.low(start))
    if tokens.low(start) in {"months", "years"} and tokens.low(after) == "end":
        unit = "month" if tokens.low(start) == "months" else "year"
    if joined == "month" or joined == "year":
        return _checked_end(tokens, start + 1, Relative(joined, shift, "end"))
    if tokens.low(after) != "end" or (unit is None and month is None):
        return None
    if tokens.low(start - 1) in {"financial", "fiscal", "tax", "school"} or unit == "week":
        return None
    if unit:
        return _checked_end(tokens, after + 1, Relative(unit, shift, "end"))
    return Core(after + 1, Months(month or 1, month or 1, None, "end"), "month-end")


def _checked_end(tokens: Tokens, end: int, expression: Relative) -> Core | None:
    if noun_follows(tokens, end):
        return None
    return Core(end, expression, period_kind(expression))


def _acronym(tokens: Tokens, at: int, unit: PeriodUnit) -> Core:
    """Read "EOW" and the like; "EOQ2" and "EOY 2026" name theirs."""
    number = tokens.number(at + 1)
    if unit == "quarter" and tokens.glued(at + 1) and number and 1 <= number <= 4:  # noqa: PLR2004
        quarter = Months(number * 3 - 2, number * 3, None, "end")
        return Core(at + 2, quarter, "quarter")
    year, end = year_at(tokens, at + 1)
    if unit == "year" and year:
        return Core(end, Months(1, _MONTHS, year, "end"), "year-end")
    expression = Relative(unit, 0, "end")
    return Core(at + 1, expression, period_kind(expression))


def _part(tokens: Tokens, at: int) -> tuple[Part, int]:
    word = tokens.low(at)
    part = _PARTS.get(word)
    if tokens.low(at + 1) == "half" and word in {"first", "second"} and tokens.low(at + 2) == "of":
        return ("first-half" if word == "first" else "second-half"), at + 3
    if tokens.low(at) in {"very", "back", "tail"} and tokens.low(at + 1) == "end":
        part, at = "end", at + 1
    if part is None:
        return "whole", at
    joins = frozenset({"of", "in", "-"} if word != "later" else {"in"})
    after = tokens.skip(at + 1, joins)
    if word in _NEED_OF and tokens.low(at + 1) != "of":
        return "whole", at
    if tokens.low(at + 1) == "-" and tokens.low(after) == "of":
        after = tokens.skip(after + 1, frozenset({"-"}))
    return part, after


def _named(tokens: Tokens, at: int, lead: Lead, part: Part) -> Core | None:
    at += tokens.low(at) == "the" and part != "whole"
    return _month(tokens, at, lead, part) or _numbered(tokens, at, lead, part)


def _month(tokens: Tokens, at: int, lead: Lead, part: Part) -> Core | None:
    start = at + (tokens.low(at) in {"this", "next"})
    month = month_number(tokens.low(start))
    if month is None:
        return None
    end = start + 1
    if tokens.low(end) in {".", ",", "-", "/"} and year_at(tokens, end + 1)[0]:
        end += len(tokens.low(end + 1)) == 4 or tokens.low(end) == "/"  # noqa: PLR2004 - a year
    year, end = year_at(tokens, end)
    placed = part != "whole" or year is not None or start > at
    if not placed and not _is_month(tokens, start, lead):
        return None
    if tokens.low(end) == "'s" or _attributive(tokens, start, end, lead):
        return None
    expression = Months(month, month, year, part)
    return Core(end, expression, period_kind(expression))


def _is_month(tokens: Tokens, at: int, lead: Lead) -> bool:
    """Tell a month from a person, a modal and a walk."""
    word = tokens.low(at)
    if lead.kind == "for" and word not in NAMELIKE_MONTHS and tokens.capital(at):
        return True
    if lead.kind in _MONTH_LEADS:
        before = tokens.low(lead.end - 2 - lead.article)
        person = word in NAMELIKE_MONTHS and lead.kind in {"by", "from"} and before in _WRITERS
        return not person
    opening = tokens.stops(at - 1) or tokens.low(at - 1) == "-"
    closing = ends_clause(tokens, at + 1) and tokens.low(at + 1) not in {"'s"}
    return sure_month(word) and opening and closing and lead.kind == "none"


def _attributive(tokens: Tokens, at: int, end: int, lead: Lead) -> bool:
    """Whether the month stands before a noun: "the July review"."""
    determined = lead.article or tokens.low(at - 1) in DETERMINERS - {"this", "the", "each", "every"}
    return noun_follows(tokens, end) or (determined and not reads_on(tokens, end))


def _numbered(tokens: Tokens, at: int, lead: Lead, part: Part) -> Core | None:
    """Read "Q2", "H1 2026", "2026 Q3" and, after "end of", a bare year."""
    year_before, start = year_at(tokens, at) if tokens.number(at) else (None, at)
    if year_before and tokens.low(start) in {"-", "/"}:
        start += 1
    length = _NUMERALS.get(tokens.low(start))
    number = tokens.number(start + 1)
    if length is None or number is None or not tokens.glued(start + 1):
        return _year(year_before, start, lead, part)
    if not 1 <= number <= _MONTHS // length or tokens[start + 1].ordinal:
        return None
    end = start + 2
    after_stroke = tokens.skip(end, frozenset({"/", "of", "-", ","}))
    year, after = year_at(tokens, after_stroke)
    end = after if year else end
    expression = Months(number * length - length + 1, number * length, year_before or year, part)
    if not _is_numbered(tokens, start, end, lead, part):
        return None
    return Core(end, expression, period_kind(expression))


def _is_numbered(tokens: Tokens, at: int, end: int, lead: Lead, part: Part) -> bool:
    """Tell a quarter that something is due in from one that names figures."""
    if noun_follows(tokens, end) or tokens.low(end) == "'s":
        return False
    if lead.article and part == "whole":
        return ends_clause(tokens, end)
    if part != "whole" or lead.kind in _MONTH_LEADS | {"for"}:
        return True
    opening = tokens.stops(at - 1) or tokens.low(at - 1) == "-"
    return opening and ends_clause(tokens, end)


def _year(year: int | None, end: int, lead: Lead, part: Part) -> Core | None:
    if year is None or (part == "whole" and lead.kind not in {"by", "until", "before"}):
        return None
    if part == "whole":
        return Core(end, UNDATED, "year")
    return Core(end, Months(1, _MONTHS, year, part), "year-end" if part == "end" else "year")


def _relative(tokens: Tokens, at: int, lead: Lead, part: Part) -> Core | None:
    shift, start = _shift(tokens, at)
    start += tokens.low(start) == "calendar"
    unit = _UNITS.get(tokens.low(start))
    end = start + 1
    whole = part == "whole"
    if unit is None or (whole and (shift is None or tokens.low(start - 1) == "the")):
        return None
    if tokens.follow(end, "after", "next"):
        shift, end = 2, end + 2
    if tokens.low(end) in {"'s", "-"} or (whole and noun_follows(tokens, end)):
        return None
    if unit == "year" and whole and not shift and not (lead.kind == "by" or ends_clause(tokens, end)):
        return None
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


def _day_of_period(tokens: Tokens, at: int, part: Part, start: int) -> Core | None:
    """Read "midweek" and "last day of the month"."""
    if tokens.low(at) == "midweek":
        return Core(at + 1, Relative("week", 0, "mid"), "this-week")
    if part == "whole" and tokens.follow(start, "last", "day", "of"):
        inner = period(tokens, start + 3, Lead("in", start + 3))
        if inner and isinstance(inner.expression, Months):
            months = inner.expression
            return Core(
                inner.end, Months(months.first, months.last, months.year, "end"), "month-end"
            )
        if tokens.follow(start + 3, "the", "month"):
            return Core(start + 5, Relative("month", 0, "end"), "end-of-month")
    return None
