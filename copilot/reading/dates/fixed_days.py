"""Days with a name of their own: Christmas, New Year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.reading.dates.context import noun_follows
from copilot.reading.dates.core import Core
from copilot.reading.dates.expressions import UNDATED, Day
from copilot.reading.dates.lexicon import spelled

if TYPE_CHECKING:
    from copilot.reading.dates.lead import Lead
    from copilot.reading.dates.tokens import Tokens

_DECEMBER = 12
_EVE_LEADS = frozenset({"by", "before", "until"})
_NOUNS = frozenset("holidays holiday season period card cards jumper songs shopping quiz".split())


def fixed_day(tokens: Tokens, at: int, lead: Lead) -> Core | None:
    """Read Christmas, its eve and the days about it, and New Year."""
    start = at + (tokens.low(at) in {"this", "next"})
    if tokens.follow(at, "boxing", "day"):
        return Core(at + 2, Day(26, _DECEMBER), "christmas")
    if spelled(tokens.low(start)) == "christmas":
        return _christmas(tokens, start, lead)
    if tokens.follow(start, "new", "year"):
        return _new_year(tokens, start + 2, lead)
    if tokens.low(start) == "new" and tokens.low(start + 1) in {"years", "year's"}:
        return _new_year(tokens, start + 2, lead)
    return None


def _christmas(tokens: Tokens, at: int, lead: Lead) -> Core | None:
    following = tokens.low(at + 1)
    if following == "day":
        return Core(at + 2, Day(25, _DECEMBER), "christmas")
    end = at + 1 + (following == "eve")
    if noun_follows(tokens, end) or tokens.low(end) in _NOUNS | {"'s"}:
        return None
    if lead.kind == "none" and following != "eve" and not tokens.stops(at - 1):
        return None
    if lead.kind in {"after", "over"}:
        return Core(end, UNDATED, "event")
    on_the_day = lead.kind == "on" and following != "eve"
    return Core(end, Day(25 if on_the_day else 24, _DECEMBER), "christmas")


def _new_year(tokens: Tokens, at: int, lead: Lead) -> Core | None:
    """By New Year is by the last day of the old one; in the new year is no day at all."""
    possessive = tokens.low(at) == "'s" or tokens.low(at - 1) == "years"
    start = at + (tokens.low(at) == "'s")
    if tokens.low(start) == "day":
        return Core(start + 1, Day(1, 1), "new-year")
    if tokens.low(start) == "eve":
        return Core(start + 1, Day(31, _DECEMBER), "new-year")
    if possessive:
        return None
    if lead.kind in _EVE_LEADS:
        return Core(at, Day(31, _DECEMBER), "new-year")
    return Core(at, UNDATED, "season") if lead.kind != "none" else None
