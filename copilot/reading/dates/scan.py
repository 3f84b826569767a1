"""Walk through the tokens and read each expression where it starts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.reading.dates.context import DETERMINERS, PRONOUNS
from copilot.reading.dates.core import Core, Form, Found
from copilot.reading.dates.days import day_month, day_of_month
from copilot.reading.dates.events import STARTERS as EVENT_STARTERS
from copilot.reading.dates.events import event
from copilot.reading.dates.expressions import Undated
from copilot.reading.dates.fixed_days import fixed_day
from copilot.reading.dates.lead import STARTERS as LEAD_STARTERS
from copilot.reading.dates.lead import Lead, leads, skip_time_of_day
from copilot.reading.dates.lexicon import (
    NUMBERS,
    ORDINALS,
    month_number,
    plural_weekday,
    spelled,
    weekday_number,
)
from copilot.reading.dates.loose import VAGUE_STARTS, recurring, season, vague
from copilot.reading.dates.numerals import figures
from copilot.reading.dates.offsets import offset
from copilot.reading.dates.periods import end_after, period
from copilot.reading.dates.weekdays import near_day, weekday
from copilot.reading.dates.weeks import nth_weekday, week_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copilot.reading.dates.tokens import Token, Tokens

_FORMS: tuple[Form, ...] = (
    day_month,
    figures,
    day_of_month,
    week_of,
    nth_weekday,
    near_day,
    weekday,
    fixed_day,
    offset,
    end_after,
    period,
    season,
    vague,
    recurring,
    event,
)
_NUMBER_FORMS: tuple[Form, ...] = (
    day_month,
    figures,
    day_of_month,
    nth_weekday,
    offset,
    period,
    recurring,
    event,
)
"""What can start with figures."""
_STARTERS = (
    LEAD_STARTERS
    | VAGUE_STARTS
    | EVENT_STARTERS
    | frozenset(NUMBERS)
    | frozenset(ORDINALS)
    | frozenset(
        "this next coming current early mid middle late later end eo eow eom eoq eoy start "
        "beginning very back tail last w wc wb week wk month mth months monthend year yr years "
        "yearend quarter qtr q h midweek half boxing new today tonight tomorrow christmas day "
        "fortnight couple a another some few several summer autumn winter spring easter daily "
        "weekly fortnightly monthly quarterly yearly annually regularly every each twice".split()
    )
)


def scan(tokens: Tokens) -> Iterator[Found]:
    """Yield every expression in order, the longest reading at each place, never overlapping."""
    at = 0
    while at < len(tokens):
        found = _read(tokens, at) if _may_start(tokens[at]) else None
        if found:
            yield found
        at = found.end if found else at + 1


def _may_start(token: Token) -> bool:
    if token.number is not None:
        return True
    if token.low in _STARTERS:
        return True
    named = month_number(token.low) is not None or weekday_number(token.low) is not None
    return named or spelled(token.low) in _STARTERS or plural_weekday(token.low)


def _read(tokens: Tokens, at: int) -> Found | None:
    bare = Lead("none", at)
    for opening in (*(each for each in leads(tokens, at) if each != bare), bare):
        core = _longest(tokens, opening)
        if core:
            end = _with_time(tokens, core)
            return Found(at, end, opening, core.expression, core.kind)
    return None


def _may_follow(tokens: Tokens, opening: Lead) -> bool:
    """Whether any form can read on after this lead; most prepositions lead to no date."""
    if opening.article or tokens.low(opening.end) in PRONOUNS | DETERMINERS:
        return True
    return _may_start(tokens[opening.end])


def _longest(tokens: Tokens, opening: Lead) -> Core | None:
    if not _may_follow(tokens, opening):
        return None
    forms = _FORMS if tokens[opening.end].word else _NUMBER_FORMS
    cores = (form(tokens, opening.end, opening) for form in forms)
    return max((core for core in cores if core), key=lambda core: core.end, default=None)


def _with_time(tokens: Tokens, core: Core) -> int:
    if isinstance(core.expression, Undated):
        return core.end
    return skip_time_of_day(tokens, core.end)
