"""Dates in figures: ISO, dotted, and day and month with a stroke."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.reading.dates.context import DUE_CUES, ends_clause, noun_follows, reads_on
from copilot.reading.dates.core import Core
from copilot.reading.dates.days import weekday_before
from copilot.reading.dates.expressions import UNDATED, Day, Months
from copilot.reading.dates.lead import skip_time_of_day

if TYPE_CHECKING:
    from copilot.reading.dates.lead import Lead
    from copilot.reading.dates.tokens import Tokens

_MONTHS = 12
_LAST_DAY = 31
_CENTURY = 2000
_DUE_LEADS = frozenset({"by", "before", "until", "from"})
_DATING_LEADS = _DUE_LEADS | {"on", "after", "for", "since"}
_ROUND_THE_CLOCK = (24, 7)
_RATED = frozenset(
    "is was are gives gave give got gets scored scores rated rates rating split at to with about "
    "only out a an the her his my our their version v of page "
    "pages room rooms flat building section item ward question grade band level chapter".split()
)
_RAISED = frozenset(
    "up down rose raised increased increase grew cut fell dropped went rise improved beat lost "
    "reduced moved".split()
)
_DIGITS_IN_YEAR = (2, 4)


def figures(tokens: Tokens, at: int, lead: Lead) -> Core | None:
    """Read a date in figures, after a weekday or alone."""
    weekday, start = weekday_before(tokens, at)
    if tokens.number(start) is None or tokens[start].ordinal or _runs_on(tokens, start):
        return None
    core = _iso(tokens, start) or _with_year(tokens, start) or _month_and_year(tokens, start)
    if core is None:
        named = lead.kind in _DATING_LEADS or weekday is not None
        core = _dotted(tokens, start, named=named) or _stroke(tokens, start, lead, named=named)
    if core and tokens.low(start - 1) == "(" and tokens.low(core.end) == ")" and start > at:
        core = Core(core.end + 1, core.expression, core.kind)
    return core and _checked(core, weekday)


def _runs_on(tokens: Tokens, at: int) -> bool:
    """Whether the number is the tail of a longer one, of a code or a sum."""
    return tokens.glued(at) and tokens.low(at - 1) in set("/.-£$€#") | {"v"}


def _checked(core: Core, weekday: int | None) -> Core:
    if weekday is None or not isinstance(core.expression, Day):
        return core
    day = core.expression
    return Core(core.end, Day(day.day, day.month, day.year, weekday), core.kind)


def _parts(tokens: Tokens, at: int, count: int, signs: str) -> list[int] | None:
    """So many numbers joined by one of the signs without space, and nothing more of the kind."""
    sign = tokens.low(at + 1)
    if not sign or sign not in signs:
        return None
    numbers: list[int] = []
    for step in range(count):
        place = at + 2 * step
        number = tokens.number(place)
        joined = step == 0 or (tokens.low(place - 1) == sign and tokens.glued(place))
        if number is None or tokens[place].ordinal or not joined or not _tight(tokens, place, step):
            return None
        numbers.append(number)
    end = at + 2 * count - 1
    longer = tokens.low(end) in {"/", "-", sign} and tokens.glued(end) and tokens.glued(end + 1)
    return None if longer and tokens.number(end + 1) is not None else numbers


def _tight(tokens: Tokens, at: int, step: int) -> bool:
    return step == 0 or tokens.glued(at - 1)


def _iso(tokens: Tokens, at: int) -> Core | None:
    numbers = _parts(tokens, at, 3, "-/.")
    if numbers is None or len(tokens.low(at)) != 4:  # noqa: PLR2004 - digits of a year
        return None
    year, month, day = numbers
    if not 1 <= month <= _MONTHS:
        return None
    return Core(at + 5, Day(day, month, year), "numeric")


def _with_year(tokens: Tokens, at: int) -> Core | None:
    numbers = _parts(tokens, at, 3, "/-.")
    if numbers is None or len(tokens.low(at + 4)) not in _DIGITS_IN_YEAR:
        return None
    first, second, year = numbers
    year += _CENTURY if len(tokens.low(at + 4)) == 2 else 0  # noqa: PLR2004
    return _day_and_month(at + 5, first, second, year, dotted=tokens.low(at + 1) == ".")


def _month_and_year(tokens: Tokens, at: int) -> Core | None:
    numbers = _parts(tokens, at, 2, "/")
    if numbers is None or len(tokens.low(at + 2)) != 4 or not 1 <= numbers[0] <= _MONTHS:  # noqa: PLR2004
        return None
    return Core(at + 3, Months(numbers[0], numbers[0], numbers[1]), "month")


def _dotted(tokens: Tokens, at: int, *, named: bool) -> Core | None:
    numbers = _parts(tokens, at, 2, ".")
    if numbers is None:
        return None
    end = at + 3
    closing_dot = tokens.low(end) == "." and tokens.glued(end)
    raised = tokens.low(at - 2) in _RAISED or tokens.low(at - 1) in _RAISED
    cued = named or tokens.low(at - 1) in DUE_CUES
    if raised or not cued or not (reads_on(tokens, end) or tokens.capital(end)):
        return None
    if not 1 <= numbers[1] <= _MONTHS or not 1 <= numbers[0] <= _LAST_DAY:
        return None
    full = closing_dot and not tokens.stops(end + 1)
    return Core(end + full, Day(numbers[0], numbers[1]), "numeric")


def _stroke(tokens: Tokens, at: int, lead: Lead, *, named: bool) -> Core | None:
    numbers = _parts(tokens, at, 2, "/")
    if numbers is None:
        return None
    first, second = numbers
    end = at + 3
    if (first, second) == _ROUND_THE_CLOCK and lead.kind not in _DUE_LEADS:
        return None
    before = tokens.low(at - 1)
    cued = named or before in DUE_CUES
    bare = before not in _RATED and max(first, second) > _MONTHS and _closes(tokens, end)
    if not (cued or bare) or tokens.low(end) in {"of", "%", "split"} or noun_follows(tokens, end):
        return None
    return _day_and_month(end, first, second, None, dotted=False)


def _closes(tokens: Tokens, at: int) -> bool:
    heads_a_line = tokens.low(at - 4) in {"\n", ""} and tokens.capital(at)
    return heads_a_line or ends_clause(tokens, at) or skip_time_of_day(tokens, at) > at


def _day_and_month(
    end: int, first: int, second: int, year: int | None, *, dotted: bool
) -> Core | None:
    """Choose between day first and month first; where both fit and differ there is no date."""
    day_first = 1 <= first <= _LAST_DAY and 1 <= second <= _MONTHS
    month_first = not dotted and 1 <= first <= _MONTHS and 1 <= second <= _LAST_DAY
    if day_first and month_first and first != second:
        return Core(end, UNDATED, "ambiguous")
    if day_first:
        return Core(end, Day(first, second, year), "numeric")
    if month_first:
        return Core(end, Day(second, first, year), "numeric")
    return None
