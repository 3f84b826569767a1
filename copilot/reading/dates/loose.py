"""Time words that come to no day: soon, ongoing, seasons, recurrences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.reading.dates.context import DETERMINERS, ends_clause, reads_on
from copilot.reading.dates.core import Core
from copilot.reading.dates.expressions import UNDATED
from copilot.reading.dates.lexicon import plural_weekday, weekday_number

if TYPE_CHECKING:
    from copilot.reading.dates.lead import Lead
    from copilot.reading.dates.tokens import Tokens

_VAGUE = tuple(
    tuple(phrase.split())
    for phrase in (
        "as soon as possible",
        "a . s . a . p",
        "asap",
        "soon",
        "shortly",
        "at some point",
        "some point",
        "sometime",
        "some time soon",
        "some day",
        "someday",
        "eventually",
        "in due course",
        "in the near future",
        "in the future",
        "coming weeks",
        "coming months",
        "down the line",
        "down the road",
        "sooner or later",
        "ongoing",
        "on an ongoing basis",
        "until further notice",
        "straight away",
        "right away",
        "when there 's time",
        "tbc",
        "tbd",
        "tba",
    )
)
_AT_THE_END = tuple(
    tuple(phrase.split())
    for phrase in ("some time", "one day", "immediately", "later on", "in a bit", "in a while")
)
"""Vague only where the clause ends with them: "one day a week" is an amount."""
_SEASONS = frozenset("spring summer autumn winter".split())
_SEASON_LEADS = frozenset({"in", "by", "over", "until", "before", "after", "from", "for"})
_EVENT_DAYS = frozenset("easter half-term halloween thanksgiving diwali eid ramadan".split())
_RATES = frozenset("daily weekly fortnightly monthly quarterly yearly annually regularly".split())
_TIMES = frozenset({"once", "twice"})
_RATE_UNITS = frozenset(
    "day days week weeks wk month months mth quarter quarters year years fortnight morning "
    "afternoon evening time sprint".split()
)
_NUMBERS = frozenset("two three four five six other second third".split())
VAGUE_STARTS = frozenset(phrase[0] for phrase in (*_VAGUE, *_AT_THE_END))
"""The words that a vague expression starts with."""


def vague(tokens: Tokens, at: int, lead: Lead) -> Core | None:
    """Read words that put a thing off without a day."""
    if tokens.low(at) not in VAGUE_STARTS:
        return None
    for words in _VAGUE:
        if tokens.follow(at, *words):
            end = at + len(words)
            return None if _held_by_neighbours(tokens, at, end) else Core(end, UNDATED, "vague")
    for words in _AT_THE_END:
        end = at + len(words)
        counted = lead.kind != "none" or tokens.low(at - 1) in {"only", "just", "took", "takes"}
        if tokens.follow(at, *words) and tokens.stops(end) and not counted:
            return Core(end, UNDATED, "vague")
    return None


def _held_by_neighbours(tokens: Tokens, at: int, end: int) -> bool:
    """Whether the word is part of something else: "too soon", "an ongoing row", "soon after"."""
    if tokens.low(at) == "soon":
        return tokens.low(at - 1) in {"too", "so", "as"} or tokens.low(end) in {"after", "as"}
    if tokens.low(at) == "ongoing":
        return tokens.low(at - 1) in DETERMINERS or not reads_on(tokens, end)
    return False


def season(tokens: Tokens, at: int, lead: Lead) -> Core | None:
    """Read a season, or a holiday without a fixed date."""
    start = at
    if tokens.low(start) in {"early", "late", "mid", "end"}:
        start = tokens.skip(start + 1, frozenset({"-", "in", "of"}))
        start = tokens.skip(start, frozenset({"the"}))
    start = tokens.skip(start, frozenset({"this", "next"}))
    placed = start > at
    if tokens.low(start) in _SEASONS:
        known = placed or lead.kind in _SEASON_LEADS
    elif tokens.low(start) == "fall":
        known = placed or (lead.kind in _SEASON_LEADS and (lead.article or lead.kind == "by"))
    elif tokens.low(start) == "weekend":
        return Core(start + 1, UNDATED, "vague") if placed or lead.article else None
    else:
        return _holiday(tokens, start, lead, placed=placed)
    if not known:
        return None
    end = tokens.skip(start + 1, frozenset({"term", "break", "holidays"}))
    return Core(end, UNDATED, "season")


def _holiday(tokens: Tokens, at: int, lead: Lead, *, placed: bool) -> Core | None:
    if not (placed or lead.kind in _SEASON_LEADS | {"at"}):
        return None
    if tokens.low(at) in _EVENT_DAYS and reads_on(tokens, at + 1):
        return Core(at + 1, UNDATED, "event")
    if tokens.low(at) == "half" and tokens.low(at + 1) in {"term", "-"}:
        end = at + 2 + (tokens.low(at + 1) == "-")
        return Core(end, UNDATED, "event") if tokens.low(end - 1) == "term" else None
    return None


def recurring(tokens: Tokens, at: int, _lead: Lead) -> Core | None:
    """Read what happens again and again."""
    word = tokens.low(at)
    if plural_weekday(word):
        return Core(at + 1, UNDATED, "recurring")
    if word in _RATES and tokens.low(at - 1) not in DETERMINERS | {"next", "last"}:
        return Core(at + 1, UNDATED, "recurring") if ends_clause(tokens, at + 1) else None
    if word in {"every", "each"}:
        start = tokens.skip(at + 1, _NUMBERS)
        start += tokens.number(start) is not None
        if tokens.low(start) in _RATE_UNITS or weekday_number(tokens.low(start)) is not None:
            return Core(start + 1, UNDATED, "recurring")
    times = word in _TIMES or tokens.low(at + 1) == "times"
    start = at + 1 + (word not in _TIMES)
    if times and tokens.low(start) in {"a", "per", "each", "every"}:
        end = start + 2
        return Core(end, UNDATED, "recurring") if tokens.low(start + 1) in _RATE_UNITS else None
    return None
