"""Due words that hang on something happening: "after the audit", "once she is back"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.reading.dates.context import DETERMINERS, FUNCTION_WORDS, PRONOUNS
from copilot.reading.dates.core import Core
from copilot.reading.dates.expressions import UNDATED
from copilot.reading.dates.lexicon import NUMBERS, month_number, weekday_number
from copilot.reading.dates.verbs import past_like

if TYPE_CHECKING:
    from copilot.reading.dates.lead import Lead
    from copilot.reading.dates.tokens import Tokens

_OWNERS = frozenset("the our my his her their your this".split())
_AFTER = frozenset({"after", "before", "until"})
_MEETINGS = frozenset(
    "review reviews quarterly monthly one-to-one catch-up appraisal panel board audit meeting "
    "session offsite sprint demo interview exam conference workshop round chat conversation "
    "talk call standup visit inspection release launch intake cohort".split()
)
_CONJUNCTIONS = tuple(
    tuple(words.split()) for words in ("as soon as", "by the time", "the moment", "once", "when")
)
_LOOKS = frozenset({"look", "looks", "looking", "looked"})
_SPANS = frozenset("day days week weeks month months morning fortnight".split())
_PERIODS = frozenset("week weeks month months mth year years yr quarter qtr day days end".split())
_LONGEST_CLAUSE = 9
_LONGEST_PHRASE = 4
STARTERS = frozenset({"as", "by", "once", "when", "the", "a", "next", "within", "day", "week"})


def event(tokens: Tokens, at: int, lead: Lead) -> Core | None:
    """Read an event that the action waits for; None where it is over."""
    end = (
        _clause_after_conjunction(tokens, at, lead)
        or _span_around_event(tokens, at)
        or _owned(tokens, at, lead)
        or _next_meeting(tokens, at, lead)
        or _end_of_thing(tokens, at, lead)
    )
    return Core(end, UNDATED, "event") if end else None


def _clause_after_conjunction(tokens: Tokens, at: int, lead: Lead) -> int | None:
    if lead.kind in {"until", "after", "before"} and not lead.article:
        return _clause(tokens, at) if tokens.low(at) in PRONOUNS else None
    if lead.kind != "none" or tokens.low(at - 1) in {"is", "was", "that's", "'s"}:
        return None
    for words in _CONJUNCTIONS:
        if tokens.follow(at, *words):
            start = at + len(words)
            opening = tokens.low(start) in PRONOUNS | _OWNERS or tokens.capital(start)
            return _clause(tokens, start) if opening else None
    return None


def _clause(tokens: Tokens, at: int) -> int | None:
    """The end of a clause of the present or future of two words or more."""
    end = at
    while end < at + _LONGEST_CLAUSE and _speaks(tokens, end):
        if past_like(tokens, end) and not _passive(tokens, end) and end > at:
            return None
        end += 1
    return end if end > at + 1 else None


def _speaks(tokens: Tokens, at: int) -> bool:
    return tokens[at].word or tokens[at].number is not None or tokens.low(at) == "'s"


def _passive(tokens: Tokens, at: int) -> bool:
    before = tokens.low(at - 1)
    return before.endswith("'ve") or before in {
        "is",
        "are",
        "gets",
        "get",
        "has",
        "have",
        "'s",
        "been",
        "be",
    }


def _span_around_event(tokens: Tokens, at: int) -> int | None:
    """Read "the day after she sends them" and "a week of getting it"."""
    start = at + (tokens.low(at) in {"the", "a", "an"})
    counted = tokens.number(start) is not None or tokens.low(start) in NUMBERS
    start += counted
    if tokens.low(start) not in _SPANS:
        return None
    if tokens.low(start + 1) in {"after", "before"}:
        inner = start + 2
        if tokens.low(inner) in PRONOUNS:
            return _clause(tokens, inner)
        if tokens.low(inner) == "next":
            return None
        owned = tokens.low(inner) in _OWNERS
        end = _noun_phrase(tokens, inner + owned)
        return end if end > inner + owned and tokens.low(inner) not in NUMBERS else None
    gerund = tokens.low(start + 2).endswith("ing") or tokens.low(start + 2) in _OWNERS
    if tokens.low(start + 1) in {"of", "from"} and gerund and tokens.low(at - 1) == "within":
        end = _noun_phrase(tokens, start + 3)
        return tokens.skip(end, frozenset({"it", "them", "that"}))
    return None


def _owned(tokens: Tokens, at: int, lead: Lead) -> int | None:
    """Read "after the audit", and "by the panel" where the noun is a meeting."""
    owned = lead.article or tokens.low(at) in _OWNERS
    start = at + (not lead.article)
    if not owned or tokens.low(lead.end - 2 - lead.article) in _LOOKS:
        return None
    if tokens.low(start) in {"next", "first", "last", "coming"}:
        start += 1
    end = _noun_phrase(tokens, start)
    if end == start:
        return None
    if lead.kind in _AFTER:
        return end if tokens.low(start) not in _PERIODS else None
    meets = any(tokens.low(place) in _MEETINGS for place in range(start, end))
    return end if lead.kind == "by" and meets else None


def _next_meeting(tokens: Tokens, at: int, lead: Lead) -> int | None:
    """Read "by our next quarterly", "at the next 1:1", "next time we meet"."""
    start = at + (tokens.low(at) in DETERMINERS)
    if tokens.low(start) != "next" or lead.kind == "since":
        return None
    if tokens.follow(start + 1, "1", ":", "1"):
        return start + 4
    met = lead.kind != "none" and tokens.low(start + 1) in _MEETINGS | {"one"}
    if met or tokens.low(start + 1) == "time":
        return start + 2
    return None


def _end_of_thing(tokens: Tokens, at: int, lead: Lead) -> int | None:
    """Read "by the end of the audit"."""
    ends = tokens.low(at) in {"end", "start", "beginning"} and tokens.low(at + 1) == "of"
    if not ends or lead.kind not in {"by", "before", "until", "at"}:
        return None
    start = at + 2 + (tokens.low(at + 2) in _OWNERS)
    if tokens.low(start) in _PERIODS:
        return None
    end = _noun_phrase(tokens, start)
    return end if end > start else None


def _noun_phrase(tokens: Tokens, at: int) -> int:
    end = at
    while end < at + _LONGEST_PHRASE and tokens[end].word:
        word = tokens.low(end)
        dated = month_number(word) is not None or weekday_number(word) is not None
        if word in FUNCTION_WORDS or dated:
            break
        end += 1
    return end
